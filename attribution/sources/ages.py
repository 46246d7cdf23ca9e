"""Read the age that a phrase tells of a person: "the 52-year-old", "Jane Roe, 38,", "Tom Bell (41)"."""

from collections.abc import Iterable, Sequence

from attribution.sources.mention import Mention
from attribution.values.document import Document

__all__ = ["is_age", "note_ages"]

_SUFFIX = "-year-old"
_OLDEST = 125
_BRACKETS = {",": ",.;", "(": ")"}  # what may stand behind the age for what stands before it


def is_age(form: str) -> bool:
    """Tell whether a word is an age: "52-year-old"."""
    return form.endswith(_SUFFIX)


def note_ages(document: Document, mentions: Iterable[Mention]) -> None:
    """Give each name and each description of one person the age that stands in it or right behind it."""
    forms = document.forms
    for m in mentions:
        if m.form == "pronoun" or m.plural:
            continue
        inside = (_number(form.removesuffix(_SUFFIX)) for form in forms[m.first : m.last] if is_age(form))
        m.age = next(inside, 0) or _behind(forms, m.last)


def _behind(forms: Sequence[str], i: int) -> int:
    """Return the age between commas or in brackets from a token on, 0 where there is none."""
    closers = _BRACKETS.get(forms[i]) if i < len(forms) else None
    if closers is None:
        return 0
    k = i + 2 if forms[i + 1 : i + 2] == ("aged",) else i + 1
    return _number(forms[k]) if k + 1 < len(forms) and forms[k + 1] in closers else 0


def _number(form: str) -> int:
    """Return an age in figures, 0 for anything else."""
    return int(form) if form.isdecimal() and len(form) <= len(str(_OLDEST)) and int(form) <= _OLDEST else 0
