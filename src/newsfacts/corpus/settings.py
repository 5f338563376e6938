"""What a run is asked to do: all that its tables depend on besides the inputs."""

import datetime as dt

import msgspec

from newsfacts import __version__

FORMATS = ("parquet", "jsonl", "csv")
TEXT = ("text", "content", "body", "正文", "内容", "內容")
ID = ("id", "doc_id", "document_id")
PUBLISHED = (
    "published",
    "published_at",
    "publish_time",
    "pub_date",
    "date",
    "datetime",
    "time",
    "发布时间",
    "發布時間",
)
TITLE = ("title", "headline", "标题", "標題")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a run.

    `text`, `id`, `published_columns` and `title` name columns, the first that a record has is read. `published` is the
    day of documents that state none; `names` the further names, by label; `concepts` the further words for
    concepts, each with concept, unit and kind. A document over `max_characters`
    characters, or over `time_limit` seconds, fails. Where `with_text` is false the documents' texts are left out.
    `shard_bytes` is about how much input one shard holds; by default a 256th of the corpus, 256 KiB to 8 MiB.
    """

    text: tuple[str, ...] = TEXT
    id: tuple[str, ...] = ID
    published_columns: tuple[str, ...] = PUBLISHED
    title: tuple[str, ...] = TITLE
    published: dt.date | None = None
    names: dict[str, str] | None = None
    concepts: tuple[tuple[str, str, str, str], ...] = ()
    max_characters: int = 1_000_000
    time_limit: float = 300.0
    form: str = "parquet"
    with_text: bool = True
    shard_bytes: int | None = None
    version: str = __version__

    @property
    def columns(self) -> frozenset[str]:
        """All columns that may be read."""
        return frozenset((*self.text, *self.id, *self.published_columns, *self.title))

    @property
    def max_bytes(self) -> int:
        """The most bytes that a record may have: four a character, and as many for markup and escapes."""
        return 8 * self.max_characters
