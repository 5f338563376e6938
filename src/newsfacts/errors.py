"""The exceptions that newsfacts raises. Wrong use raises; bad text never does, it yields less."""


class NewsfactsError(Exception):
    """The root of the exceptions that are ours."""


class InvalidDocumentError(NewsfactsError, ValueError):
    """A mapping that does not describe a document; the message names the place and what is expected there."""


class InvalidPublishedError(NewsfactsError, ValueError):
    """A publication date that is no day of the calendar; the message gives the value and the form expected."""


class LexiconError(NewsfactsError, ValueError):
    """A word list that cannot be read; the message gives the file, the line and what is expected there."""


class WeightsError(NewsfactsError, RuntimeError):
    """The tagger's weights are not those that were shipped; the message names the file. Reinstall the package."""


class MissingExtraError(NewsfactsError, ImportError):
    """A library that an optional part needs is not installed; the message gives the extra and the pip command."""


class CorpusError(NewsfactsError, RuntimeError):
    """A run over a corpus that cannot go on (a full disk, an output of another corpus); the message says what to do."""
