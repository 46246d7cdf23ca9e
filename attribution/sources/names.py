"""Compare names: variants of one person's name, short forms and acronyms of an organisation's."""

from collections import defaultdict
from collections.abc import Sequence

from attribution.lexicons.classes import word_class
from attribution.sources.lexicon import Lexicon
from attribution.values.document import Document

__all__ = [
    "acronym",
    "are_same_person",
    "full_names",
    "is_misspelling",
    "is_part_of",
    "name_words",
    "squashed",
]

_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "de", "&", "to", "a"})


def acronym(words: Sequence[str]) -> str:
    """Return the initials of a name's words, small words left out, or empty for a short name.

    >>> acronym("Local Coordination Committees".split())
    'LCC'
    """
    initials = [w[0] for w in words if w.lower() not in _SMALL and w[0].isalpha()]
    return "".join(initials).upper() if len(initials) >= 2 else ""


def squashed(words: Sequence[str]) -> str:
    """Return a name as one lower-case word, so that "Care Now" equals "CareNow"."""
    word = "".join([w.lower() for w in words])
    return word if word.isalnum() else "".join(filter(str.isalnum, word))


def are_same_person(a: Sequence[str], b: Sequence[str], lexicon: Lexicon) -> str:
    """Tell whether two names may be one person's.

    A bare surname goes with any name that ends in it, a bare given name with any that begins with it; two full
    names must share the surname and agree in the given name, which may be an initial or a nickname.

    Args:
        a: words of the longer name.
        b: words of the other name.
        lexicon: the word lists (nicknames).

    Returns:
        The reason, or empty where they do not agree.

    >>> from attribution.sources.lexicon import load_lexicon
    >>> are_same_person(["William", "Hart"], ["Bill", "Hart"], load_lexicon())
    'nickname'
    >>> are_same_person(["William", "Hart"], ["Anna", "Hart"], load_lexicon())
    ''
    """
    x, y = _core(a), _core(b)
    if not x or not y:
        return ""
    if x == y:
        return "same full name" if len(x) > 1 else "same name"
    if len(x) < len(y):
        x, y = y, x
    if len(y) == 1:
        if x[-1] == y[0] or x[-1].replace("-", "") == y[0].replace("-", ""):
            return "surname"
        if len(x) > 1 and x[0] == y[0]:
            return "given name"
        return ""
    if x[-len(y) :] == y:
        return "surname"
    if x[-1] != y[-1]:
        return "given name" if x[: len(y)] == y and len(x) > len(y) else ""
    first, other = x[0], y[0]
    if first == other:
        return "same given name and surname"
    if first.rstrip(".") and other.rstrip(".") and min(len(first.rstrip(".")), len(other.rstrip("."))) == 1:
        return "initial and surname" if first[0] == other[0] else ""
    nick = lexicon.nicknames
    if (
        other in nick.get(first, ())
        or first in nick.get(other, ())
        or nick.get(first, frozenset()) & nick.get(other, frozenset())
    ):
        return "nickname"
    if len(first) > 2 and len(other) > 2 and (first.startswith(other) or other.startswith(first)):
        return "short given name"
    return ""


def is_part_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a short form of an organisation's name is made of words of the long one, in order.

    >>> is_part_of(["the", "Post"], ["Morning", "Post"]), is_part_of(["Post", "Office"], ["Morning", "Post"])
    (True, False)
    """
    words = [w.lower() for w in short if w.lower() not in _SMALL]
    rest = iter(w.lower() for w in long)
    return bool(words) and all(w in rest for w in words)


def is_misspelling(a: str, b: str) -> bool:
    """Tell whether two surnames differ by one letter, or by the order of letters inside.

    >>> is_misspelling("Cooke", "Cook"), is_misspelling("Milunov", "Mulinov"), is_misspelling("Hart", "Hall")
    (True, True, False)
    """
    a, b = a.lower(), b.lower()
    if a == b or min(len(a), len(b)) < 4 or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b) and a[-1] == b[-1] and sorted(a) == sorted(b):
        return True
    short, long = sorted((a, b), key=len)
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    if len(short) == len(long):
        return len(short) > 5 and short[same + 1 :] == long[same + 1 :]
    return short[same:] == long[same + 1 :]


def name_words(name: Sequence[str]) -> list[str]:
    """Return the words of a name, those with hyphens inside in their parts.

    >>> name_words(["Nikos", "Alexiou-Pappas"])
    ['Nikos', 'Alexiou', 'Pappas']
    """
    return [part for word in name for part in word.split("-") if part]


def full_names(document: Document) -> dict[str, set[tuple[str, ...]]]:
    """Return for each word the persons' names of several words that a text has it in."""
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    forms, entities = document.forms, document.entities
    i = 0
    while i < len(forms):
        first, i = i, i + 1
        if entities[first] != "B-PERSON":
            continue
        while i < len(forms) and entities[i] == "I-PERSON":
            i += 1
        if i - first > 1:
            name = tuple(forms[first:i])
            for word in name_words(name):
                found[word].add(name)
    return dict(found)


def _core(words: Sequence[str]) -> list[str]:
    """Return a personal name in lower case without generational suffixes and quotation marks."""
    out = [w.lower().strip("\"'“”‘’") for w in words]
    while len(out) > 1 and out[-1] in word_class("name suffix"):
        out.pop()
    return [w for w in out if w]
