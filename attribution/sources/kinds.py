"""Decide what kind of participant a name or a description stands for."""

import re
from collections.abc import Sequence

from attribution.lexicons.classes import word_class
from attribution.sources.lexicon import Lexicon
from attribution.text.calendar import DAYS

__all__ = ["full_name", "is_edition", "kind_of_name"]


_EDITIONS = DAYS | {"morning", "evening", "afternoon"}
_COINED = re.compile(r"([A-Z][a-z]{3,})[A-Z][a-z]{2,}$")
_BY_LABEL = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place"}


def kind_of_name(words: Sequence[str], label: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Tell the kind of a name, and whether a list or a telling word says so.

    The order is: the whole name is known; an ending or account mark; the word that heads it ("Ministry of
    Health" by "Ministry", "Evening Herald" by "Herald"), unless the recogniser saw a person; the recogniser's
    label; the shape.

    Args:
        words: words of the name without titles.
        label: the recogniser's label or empty.
        lexicon: the word lists.

    Returns:
        A source type, ``"place"`` or empty where nothing tells, and whether it is sure.

    >>> from attribution.sources.lexicon import load_lexicon
    >>> kind_of_name(("Ministry", "of", "Health"), "", load_lexicon())
    ('government', True)
    """
    if not words:
        return "", False
    bare = words[1:] if len(words) > 1 and words[0].lower() == "the" else words
    lower = " ".join(bare).lower()
    if bare[0][0] == "@":
        return "person", False
    if bare[0][0] == "#":
        return "organisation", False
    known = _listed_kind(bare, label, lexicon)
    if known is not None:
        return known
    if label != "PERSON" or (len(bare) > 1 and bare[-1].lower().rstrip(".") in word_class("legal form")):
        if len(bare) > 1 and not word_class("outlet word").isdisjoint(lower.replace("-", " ").split()):
            return "outlet", True
        kind = _kind_by_head(bare, lexicon)
        if kind:
            return kind, True
    return _likely_kind(bare, label, lexicon), False


def _listed_kind(words: Sequence[str], label: str, lexicon: Lexicon) -> tuple[str, bool] | None:
    """Return the kind of a name that a list has, whole or by its parts or ending, and whether it is sure; else None."""
    text = " ".join(words)
    known = lexicon.names.get(text.lower())
    if known is not None:
        return known[0], True
    place = lexicon.places.get(text)
    if place is not None and (label != "PERSON" or len(words) > 1):
        return ("demonym" if place.kind == "demonym" else "government"), place.kind != "region"
    if len(words) == 2 and (
        _is_station(words[0], words[1], lexicon) or is_edition(words[0], words[1], lexicon)
    ):
        return "outlet", True
    if len(words) == 1 and text.endswith("s"):
        people = lexicon.places.get(text[:-1])
        if people is not None and people.kind == "demonym":
            return "demonym", True  # Americans
    ending = words[-1].lower().rpartition(".")[2] if "." in words[-1] else ""
    return (lexicon.endings[ending], True) if ending in lexicon.endings else None


def _is_station(outlet: str, place: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is an outlet's with what tells its edition or station: "Metro UK", "NBC 5"."""
    is_outlet = lexicon.names.get(outlet.lower(), ("",))[0] == "outlet"
    return is_outlet and (place in lexicon.places or place.isdigit() or place.isupper())


def _likely_kind(words: Sequence[str], label: str, lexicon: Lexicon) -> str:
    """Return the kind of a name that no list has, by the recogniser's label, given names and shape; empty for none."""
    first, is_single = words[0], len(words) == 1
    is_given = first.lower() in lexicon.given
    if label in ("ORGANIZATION", "MISC") and len(words) == 2 and is_given:
        return "person"
    if label == "ORGANIZATION" and is_single and lexicon.heads.get(first.lower()) == "outlet":
        return "outlet"  # "the Herald"
    if label == "PERSON" and is_single and _is_coined(first, lexicon):
        return "organisation"
    if label in _BY_LABEL:
        return _BY_LABEL[label]
    if is_given:
        return "person"
    if (is_single and first.isupper() and 1 < len(first) <= 6 and first.isalpha()) or label == "MISC":
        return "organisation"
    return "person" if 2 <= len(words) <= 4 else ""


def _is_coined(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is made of parts as firms' names are ("EnerStat"), not persons' ("FitzRoy", "MaryAnn")."""
    first = _COINED.match(word)
    return first is not None and first[1].lower() not in lexicon.given and first[1] != "Fitz"


def _kind_by_head(words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the kind that the head word of a name tells, or empty."""
    last = len(words)
    for i, w in enumerate(words):
        if i and w in ("of", "for", "on", "in"):
            last = i
            break
    if last > 1 and (kind := lexicon.heads.get(" ".join(words[last - 2 : last]).lower().replace("’", "'"))):
        return kind  # "Lund County Sheriff's Office"
    if last < len(words) or len(words) > 1 or words[-1].lower() in ("congress", "parliament", "police"):
        for w in (words[last - 1], words[-1]):
            kind = lexicon.heads.get(w.lower()) or lexicon.heads.get(w.lower().rstrip("."))
            if kind:
                return kind
    return ""


def is_edition(first: str, last: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is an outlet's with its day or time of day by its first and last word: "Sunday Mail"."""
    if not (first[:1].isupper() and first.lower() in _EDITIONS):
        return False
    word = last.lower()
    return lexicon.heads.get(word) == "outlet" or lexicon.names.get(word, ("",))[0] == "outlet"


def full_name(words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the listed full form of a well-known short name, lower case, or empty."""
    known = lexicon.names.get(" ".join(words).lower())
    return known[1].lower() if known is not None else ""
