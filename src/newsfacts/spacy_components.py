"""newsfacts as spaCy: the components `newsfacts_values`, `newsfacts_entities`, `newsfacts_facts`, and all in one, `newsfacts`.

Each puts what newsfacts has read so far into `doc.spans["newsfacts"]`, with `span._.value` and the like, and the names
among it into `doc.ents`. One after the other they give what `newsfacts` gives at once.
"""

from typing import Any, Literal

import msgspec
from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc

from newsfacts.document import ENTITY_LABELS, VALUE_LABELS
from newsfacts.errors import WrongValueError
from newsfacts.facts.words import OwnWord, own_word
from newsfacts.pipeline import published_moment, to_document
from newsfacts.spacy_stages import KEY, Pairs, Plan, Row, others, pairs, plan_of, put, put_ents

Alignment = Literal["strict", "contract", "expand"]
Source = Literal["newsfacts", "doc"]
LABELS = {
    **{label: label for label in ENTITY_LABELS},
    "FAC": "LOC",
    "WORK_OF_ART": "PRODUCT",
    "PER": "PERSON",
    "LOCATION": "LOC",
    "ORGANIZATION": "ORG",
}
"""What the labels of other pipelines (OntoNotes, CoNLL) are here; an entity with another label is left out."""
COMMON = {"published": None, "alignment": "expand"}
ENTITIES = {"names": [], "entities_from": "newsfacts", "label_map": {}, "overwrite_ents": True}
FACTS: dict[str, Any] = {"concepts": []}
ASSIGNS = ["doc.ents", "doc.spans", "doc._.newsfacts", "span._.value", "span._.name"]


class Stage:
    """A component: looks for values, entities or both, and reads the facts, as its arguments tell."""

    def __init__(
        self,
        *,
        published: str | None,
        alignment: Alignment,
        values: bool = False,
        names: Pairs | None = None,
        label_map: dict[str, str] | None = None,
        overwrite_ents: bool = True,
        facts: tuple[OwnWord, ...] | None = None,
    ) -> None:
        moment = published_moment(published)
        self.published = None if moment is None else moment.isoformat()
        self.alignment = alignment
        self.values = values
        self.names = names
        self.label_map = label_map
        self.overwrite_ents = overwrite_ents
        self.facts = facts

    def __call__(self, doc: Doc) -> Doc:
        """Read a Doc and put what was found on it; `doc._.published`, where it is set, goes before the config's day."""
        plan = self._plan(doc)
        text = doc.text
        mentions, anchor = plan.resolved(text)
        document = to_document(plan.folded(text), mentions, anchor, self.facts or (), facts=self.facts is not None)
        earlier = others(doc)
        spans = put(doc, plan, document, alignment=self.alignment)
        if plan.names is not None:
            put_ents(doc, spans, earlier, overwrite=plan.overwrite_ents)
        return doc

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the spans that this stage may find, as spaCy shows them in a pipeline's `pipe_labels`."""
        finds_entities = self.names is not None or self.label_map is not None
        return (ENTITY_LABELS if finds_entities else ()) + (VALUE_LABELS if self.values else ())

    def _plan(self, doc: Doc) -> Plan:
        """Return what earlier stages looked for, and this one."""
        plan = plan_of(doc)
        given = published_moment(doc._.published)
        published = given.isoformat() if given is not None else self.published or plan.published
        plan = msgspec.structs.replace(plan, published=published, values=plan.values or self.values)
        if self.names is not None:
            plan = msgspec.structs.replace(plan, names=self.names, given=(), overwrite_ents=self.overwrite_ents)
        if self.label_map is not None:
            ents = [(ent.start_char, ent.end_char, self.label_map.get(ent.label_)) for ent in doc.ents]
            plan = msgspec.structs.replace(
                plan, names=None, given=tuple((s, e, label) for s, e, label in ents if label)
            )
        return plan


def _entities(names: list[Row], source: Source, label_map: dict[str, str], overwrite_ents: bool) -> dict[str, Any]:
    """Return the arguments of a Stage that looks for entities itself or takes those of `doc.ents`."""
    own = pairs(names)
    if source == "newsfacts":
        return {"names": own, "overwrite_ents": overwrite_ents}
    unknown = [label for label in label_map.values() if label and label not in ENTITY_LABELS]
    if unknown:
        raise WrongValueError(
            f"label_map: {unknown[0]!r} is none of {', '.join(ENTITY_LABELS)}, nor '' to leave a label out"
        )
    return {"label_map": {**LABELS, **label_map}}


def _words(concepts: list[Row]) -> tuple[OwnWord, ...]:
    return tuple(own_word(row, "concepts") for row in concepts)


@Language.factory("newsfacts_values", default_config=COMMON, assigns=ASSIGNS)
def make_values(nlp: Language, name: str, published: str | None, alignment: Alignment) -> Stage:
    """Return the component that finds money, percentages, quantities, dates and durations."""
    return Stage(published=published, alignment=alignment, values=True)


@Language.factory("newsfacts_entities", default_config={**COMMON, **ENTITIES}, assigns=ASSIGNS)
def make_entities(
    nlp: Language,
    name: str,
    published: str | None,
    alignment: Alignment,
    names: list[Row],
    entities_from: Source,
    label_map: dict[str, str],
    overwrite_ents: bool,
) -> Stage:
    """Return the component that finds names, or takes the entities of another pipeline."""
    entities = _entities(names, entities_from, label_map, overwrite_ents)
    return Stage(published=published, alignment=alignment, **entities)


@Language.factory(
    "newsfacts_facts",
    default_config={**COMMON, **FACTS},
    requires=["doc.spans"],
    assigns=["doc._.facts", "doc._.relations"],
)
def make_facts(nlp: Language, name: str, published: str | None, alignment: Alignment, concepts: list[Row]) -> Stage:
    """Return the component that reads facts and relations from what the earlier stages found."""
    return Stage(published=published, alignment=alignment, facts=_words(concepts))


@Language.factory(
    KEY, default_config={**COMMON, **ENTITIES, **FACTS}, assigns=[*ASSIGNS, "doc._.facts", "doc._.relations"]
)
def make_newsfacts(
    nlp: Language,
    name: str,
    published: str | None,
    alignment: Alignment,
    names: list[Row],
    entities_from: Source,
    label_map: dict[str, str],
    overwrite_ents: bool,
    concepts: list[Row],
) -> Stage:
    """Return the component that does all: values, entities, facts and relations."""
    entities = _entities(names, entities_from, label_map, overwrite_ents)
    return Stage(published=published, alignment=alignment, values=True, facts=_words(concepts), **entities)


def make_language(
    published: str | None = None, names: list[Row] | None = None, concepts: list[Row] | None = None
) -> Language:
    """Return a Chinese pipeline of newsfacts' tokenizer and component; names and concepts are rows of their TSVs."""
    tokenizer = {"@tokenizers": "newsfacts.Tokenizer.v1", "names": names or []}
    nlp = blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe(KEY, config={"published": published, "names": names or [], "concepts": concepts or []})
    return nlp
