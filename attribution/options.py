"""What a user can choose, in one frozen value that every floor can read."""

from pathlib import Path

from attrs import field, frozen
from attrs.validators import in_, instance_of

__all__ = ["EXTRACTORS", "SENTENCES", "Options"]

EXTRACTORS = ("model", "rules")
SENTENCES = ("rules", "punkt")


def _as_path(value: str | Path | None) -> Path | None:
    return None if value is None else Path(value)


@frozen(slots=True)
class Options:
    """Choices for an analysis.

    Attributes:
        extractor: ``"model"`` (learned, the default) or ``"rules"`` (lexicon and syntax only).
        lexicons: a folder of lexicon files that add to the shipped ones (same file names), or None.
        policy: a TOML policy file that replaces the shipped weights of credibility, or None.
        sources: a TOML or JSON file of known sources (names, aliases, type, affiliation, reliability), or None.
        models: a folder of model files that replace the shipped ones (same file names), or None.
        max_length: longest text that is accepted, in characters; longer ones raise ``InputError``.
        sentences: ``"rules"`` (ours, the default) or ``"punkt"`` (nltk's tokenizer with the same lexicons).
    """

    extractor: str = field(default="model", validator=in_(EXTRACTORS))
    lexicons: Path | None = field(default=None, converter=_as_path)
    policy: Path | None = field(default=None, converter=_as_path)
    sources: Path | None = field(default=None, converter=_as_path)
    models: Path | None = field(default=None, converter=_as_path)
    max_length: int = field(default=10_000_000, validator=instance_of(int))
    sentences: str = field(default="rules", validator=in_(SENTENCES))
