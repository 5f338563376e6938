"""The exceptions that newsfacts raises. Wrong use raises; bad text never does, it yields less."""


class NewsfactsError(Exception):
    """The root of the exceptions that are ours."""


class WrongTypeError(NewsfactsError, TypeError):
    """An argument of a type that the call does not take; the message gives argument and value, and what is taken."""


class WrongValueError(NewsfactsError, ValueError):
    """An argument of the right type with a value that means nothing; the message gives both, and what is taken."""


class InvalidDocumentError(NewsfactsError, ValueError):
    """A mapping that does not describe a document; the message names the place and what is expected there."""


class InvalidPublishedError(NewsfactsError, ValueError):
    """A publication date that is no day of the calendar; the message gives the value and the form expected."""


class LexiconError(NewsfactsError, ValueError):
    """A word list that cannot be read; the message gives the file, the line and what is expected there."""


class WeightsError(NewsfactsError, RuntimeError):
    """The tagger's weights are not those that were shipped; the message names the file. Reinstall the package."""


class FloorsError(NewsfactsError, ValueError):
    """Floors that cannot be read, or that name no score; the message gives the file, the key and what is expected."""


class MissingExtraError(NewsfactsError, ImportError):
    """A library that an optional part needs is not installed; the message gives the extra and the pip command."""


class CorpusError(NewsfactsError, RuntimeError):
    """A run over a corpus that cannot go on (a full disk, an output of another corpus); the message says what to do."""


class NothingToDrawError(NewsfactsError, ValueError):
    """A document without the facts that a chart shows; the message says which those are."""
