"""What a user can choose, in one frozen value that every floor can read."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, get_args

from attrs import field, frozen

from attribution.errors import InputError

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["EXTRACTORS", "SENTENCES", "Choices", "Options", "chosen"]

Extractor = Literal["model", "rules"]
Cutter = Literal["rules", "punkt"]
EXTRACTORS: tuple[Extractor, ...] = get_args(Extractor)
SENTENCES: tuple[Cutter, ...] = get_args(Cutter)


def _as_path(value: str | Path | None) -> Path | None:
    if value is None:
        return None
    try:
        return Path(value)
    except TypeError:
        raise InputError(f"{value!r} is no path; expected a str, a Path or None") from None


def _one_of(*allowed: str) -> Any:
    """Return a validator of a choice between words."""

    def check(instance: object, attribute: "Attribute[str]", value: object) -> None:
        if value not in allowed:
            raise InputError(f"{attribute.name} is {value!r}, expected one of {', '.join(allowed)}")

    return check


def _is_length(instance: object, attribute: "Attribute[int]", value: object) -> None:
    if not isinstance(value, int) or value < 1:
        raise InputError(f"{attribute.name} is {value!r}, expected a whole number of at least 1")


class Choices(TypedDict, total=False):
    """The fields of :class:`Options` as keywords, for type checkers."""

    extractor: Extractor
    lexicons: str | Path | None
    policy: str | Path | None
    sources: str | Path | None
    models: str | Path | None
    max_length: int
    sentences: Cutter


@frozen(slots=True)
class Options:
    """Choices for an analysis.

    Attributes:
        extractor: ``"model"`` (learned, the default) or ``"rules"`` (lexicon and syntax only).
        lexicons: a folder of lexicon files that add to the shipped ones (same file names), or None.
        policy: a TOML policy file with all weights of credibility, or changes to the shipped ones (``extends``), or None.
        sources: a TOML or JSON file of known sources (names, aliases, type, affiliation, reliability), or None.
        models: a folder of model files that replace the shipped ones (same file names), or None.
        max_length: longest text that is accepted, in characters; longer ones raise ``InputError``.
        sentences: ``"rules"`` (ours, the default) or ``"punkt"`` (nltk's tokenizer with the same lexicons).

    Raises:
        InputError: for a choice that there is not.
    """

    extractor: Extractor = field(default="model", validator=_one_of(*EXTRACTORS))
    lexicons: Path | None = field(default=None, converter=_as_path)
    policy: Path | None = field(default=None, converter=_as_path)
    sources: Path | None = field(default=None, converter=_as_path)
    models: Path | None = field(default=None, converter=_as_path)
    max_length: int = field(default=10_000_000, validator=_is_length)
    sentences: Cutter = field(default="rules", validator=_one_of(*SENTENCES))


def chosen(options: Options | None) -> Options:
    """Return the options that a caller gave, the defaults for None.

    Raises:
        InputError: if they are anything else.

    >>> chosen({"extractor": "rules"})
    Traceback (most recent call last):
        ...
    attribution.errors.InputError: options is a dict, expected an Options, as in Options(extractor="rules")
    """
    if options is None:
        return Options()
    if not isinstance(options, Options):
        raise InputError(
            f'options is a {type(options).__name__}, expected an Options, as in Options(extractor="rules")'
        )
    return options
