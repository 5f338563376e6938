// Facts and relations: rows in the panel, each with a form.
import { $, make } from "./dom.js";
import { closeForm, openForm, showFaults } from "./form.js";
import { accept, change, isAccepted, model, names, spanAt, words } from "./model.js";
import * as server from "./server.js";
import { light, selection } from "./text.js";

const FACT = ["entity", "concept", "part", "change", "value", "upper", "unit", "mod", "period"];
const shown = {
  facts: (fact) => [fact.entity ?? "–", fact.concept, fact.part, fact.change, [fact.value, fact.upper].filter(Boolean).join(" ~ ") + " " + (fact.unit ?? ""), fact.mod, fact.period, fact.forecast && "forecast"],
  relations: (relation) => [relation.type, relation.head, "→ " + (relation.tail ?? "–"), relation.value],
};

export function drawRecords(list) {
  const box = $(`#${list}`), focused = box.contains(document.activeElement) ? document.activeElement.dataset.i : undefined;
  const problems = new Set(model.findings.filter((f) => f.place[0] === list).map((f) => f.place[1]));
  box.replaceChildren(...model.document[list].map((record, i) => {
    const state = [isAccepted(list, record) && "accepted", problems.has(i) && "problem"].filter(Boolean).join(" ");
    const cells = shown[list](record).filter(Boolean).map((cell) => make("bdi", {}, String(cell)));
    return make("div", { className: `record ${state}`, "data-i": i, tabIndex: -1, role: "button", lang: "zh", onfocus: (event) => light(record.evidence ?? null, event.target.matches(":focus-visible")) }, cells);
  }));
  if (!model.document[list].length) box.append(make("p", { className: "soft" }, "none"));
  if (focused !== undefined) focusRecord(list, Number(focused));
}

export function focusRecord(list, i) {
  const row = $(`#${list} [data-i="${Math.max(0, Math.min(i, model.document[list].length - 1))}"]`);
  (row ?? $(`#${list}`)).focus();
}

export function removeRecord(list, i) {
  change((document) => document[list].splice(i, 1));
  closeForm();
  focusRecord(list, i);
}

// Other answers are typed a line each, "field: answer"; nothing after the colon means null.
const acceptText = (accepts) => Object.entries(accepts ?? {}).flatMap(([field, answers]) => answers.map((answer) => `${field}: ${answer ?? ""}`)).join("\n");
function acceptOf(text) {
  const accepts = {};
  for (const line of text.split("\n").filter((one) => one.trim())) {
    const [, field, answer] = /^\s*([^:：]*?)\s*[:：]?\s*([^:：]*?)\s*$/.exec(line) ?? [null, line.trim(), ""];
    (accepts[field] ??= []).push(answer || null);
  }
  return Object.keys(accepts).length ? accepts : null;
}

export function openFact(fact, i) {
  let evidence = [...fact.evidence];
  const surface = make("p", { className: "surface", lang: "zh" }, words(...evidence));
  const use = make("button", { type: "button", title: "Select the words of the value in the text first", onclick: () => {
    const chosen = selection();
    if (!chosen) { surface.textContent = "Select the words of the value in the text, then press the button again."; return; }
    evidence = [chosen.start, chosen.end];
    surface.textContent = words(...evidence);
    light(evidence, false);
  } }, "Evidence from selection");
  const kinds = {
    entity: { list: names().map((name) => [name]) },
    concept: { list: model.options.concepts },
    change: { kind: "select", options: [null, ...model.options.changes] },
    mod: { kind: "select", options: [null, ...model.options.bounds] },
  };
  const fields = [
    ...FACT.map((name) => ({ name, value: fact[name], ...kinds[name] })),
    { name: "forecast", kind: "check", value: fact.forecast },
    { name: "accept", label: "other answers (part: 海外)", kind: "lines", value: acceptText(fact.accept) },
  ];
  openForm({
    title: i === null ? "New fact" : "Fact", head: [surface, use], fields,
    submit: (values) => apply("facts", i, { ...factOf(values), evidence, ...(acceptOf(values.accept) ? { accept: acceptOf(values.accept) } : {}) }),
    remove: i === null ? null : () => removeRecord("facts", i),
  });
  light(evidence, true);
}

// The fields in the order that files have them.
function factOf(values) {
  const fact = {};
  for (const field of ["entity", "concept", "part", "change", "value", "unit", "upper", "mod", "period"]) fact[field] = values[field];
  fact.concept ??= "";
  fact.value ??= "";
  return values.forecast ? { ...fact, forecast: true } : fact;
}

// A new fact of a value begins with what the fact before it and the names before it suggest.
export function factOfSpan(span) {
  const before = model.document.facts.filter((fact) => fact.evidence[0] <= span.start).at(-1);
  const name = model.document.spans.filter((one) => one.end <= span.start && ["ORG", "PRODUCT", "INDEX"].includes(one.label)).at(-1)?.name;
  const { value, unit = null, upper = null, mod = null } = span;
  openFact({ entity: before?.entity ?? name ?? null, concept: "", part: null, change: null, value, unit, upper, mod, period: before?.period ?? null, evidence: [span.start, span.end] }, null);
}

export function openRelation(relation, i) {
  const list = names().map((name) => [name]);
  openForm({
    title: i === null ? "New relation" : "Relation",
    fields: [{ name: "type", kind: "select", options: ["position", "ticker", "alias"], value: relation.type },
      { name: "head", value: relation.head, list }, { name: "tail", value: relation.tail, list }, { name: "value", label: "value (title)", value: relation.value }],
    submit: ({ type, head, tail, value }) => apply("relations", i, { type, head: head ?? "", tail: tail ?? "", value }),
    remove: i === null ? null : () => removeRecord("relations", i),
  });
}

async function apply(list, i, record) {
  const records = [...model.document[list]];
  let at = i ?? records.length;
  if (i === null && record.evidence) {
    at = records.findIndex((one) => one.evidence[0] > record.evidence[0]);
    if (at < 0) at = records.length;
  }
  records.splice(at, i === null ? 0 : 1, record);
  const findings = await server.check({ ...model.document, [list]: records });
  if (showFaults(findings.filter((finding) => finding.place[0] === list && finding.place[1] === at))) return;
  change((document) => { document[list] = records; accept(list, record); });
  closeForm();
  focusRecord(list, at);
}

export function openRecord(list, i) {
  const record = model.document[list][i];
  if (record) (list === "facts" ? openFact : openRelation)(record, i);
}

export const addFact = () => {
  const chosen = selection(), span = chosen && spanAt([chosen.start, chosen.end]);
  if (span?.value) factOfSpan(span);
  else openFact({ entity: null, concept: "", part: null, change: null, value: "", unit: null, upper: null, mod: null, period: null, evidence: chosen ? [chosen.start, chosen.end] : [0, 0] }, null);
};
