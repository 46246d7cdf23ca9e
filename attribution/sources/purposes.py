"""Find names of bodies that tell behind "of", "for" or "on" what or whom they are for, in words that no list has.

The recogniser cuts "Royal College of Obstetricians and Gynaecologists" at "and", and what stands behind it is then a
source that bears out the first. Both halves are one name where the second is shaped like a common noun and not like
a name: an abstract noun ("Excellence"), or a plural where the first half is one too ("Bakers and Millers").
"""

import re
from collections.abc import Iterator, Sequence

from attribution.sources.lexicon import Lexicon
from attribution.text.penn import NOUNS, PROPER_NOUNS
from attribution.values.document import Document

__all__ = ["purpose_names"]

_TIES = frozenset({"of", "for", "on"})
_BEFORE = PROPER_NOUNS | {"JJ"}  # tags of the name before its body: "National Institute"
_LONGEST = 8  # words on one side
_BODIES = frozenset({"organisation", "government"})
_ABSTRACT = re.compile(r"[a-z](tion|sion|ment|bility|rity|logy|graphy|ence|ics|ism|ship|ness)$")


def purpose_names(document: Document, tags: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of names of one body whose purposes "and" would part into two.

    Args:
        document: the text.
        tags: its tags, names marked.
        lexicon: the word lists.
    """
    forms = document.forms
    for i in range(3, len(forms) - 1):
        if forms[i] != "and" or not forms[i + 1][:1].isupper():
            continue
        first = _first_purpose(forms, i)
        body = first - 2
        if body < 0 or not _is_body(forms, body, lexicon) or not _are_purposes(document, first, i, lexicon):
            continue
        end = _end_of_capitals(forms, i + 1)
        if _is_closed(document, tags, end) and _is_purpose(forms, i, end, lexicon):
            yield _start(forms, tags, body), end


def _first_purpose(forms: Sequence[str], i: int) -> int:
    """Return the first token behind the tie that the capitals before a token follow, over commas; 0 where none does."""
    first = i
    while first > max(i - _LONGEST, 1) and (
        forms[first - 1][:1].isupper() or (forms[first - 1] == "," and forms[first - 2][:1].isupper())
    ):
        first -= 1
    return first if first < i and forms[first - 1] in _TIES else 0


def _is_body(forms: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Tell whether a word in capitals is a noun for a body: "Institute", "Union"."""
    return forms[i][:1].isupper() and lexicon.heads.get(forms[i].lower()) in _BODIES


def _are_purposes(document: Document, first: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether words before "and" name no place, body or person: not "Bank of England and Treasury"."""
    forms = document.forms
    is_place = " ".join(forms[first:end]) in lexicon.places or forms[end - 1] in lexicon.places
    return not is_place and document.entities[first] != "B-LOCATION" and not _names(forms[first:end], lexicon)


def _names(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words hold somebody's name, title or body of one: "Home Office", "Treasury", "NATO"."""
    lower = [w.lower() for w in words]
    return (
        " ".join(lower) in lexicon.names
        or words[0] in lexicon.places
        or any(w.isupper() and len(w) > 1 for w in words)
        or any(w in lexicon.titles for w in lower[:-1])
        or _is_one_body(lower[-1], lexicon)
    )


def _is_one_body(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a noun for one body: "Office", "Treasury", but not "Industries", "Research" or "Music"."""
    return (
        word in lexicon.heads
        and word in lexicon.nouns
        and word not in lexicon.fields
        and not word.endswith("s")
    )


def _end_of_capitals(forms: Sequence[str], first: int) -> int:
    """Return one past the last of the words in capitals that begin at a token."""
    end = first
    while end < min(first + _LONGEST, len(forms)) and forms[end][:1].isupper():
        end += 1
    return end


def _is_closed(document: Document, tags: Sequence[str], end: int) -> bool:
    """Tell whether a name ends where its capitals do: not before "researchers", a genitive or "of"."""
    if end >= len(tags):
        return False
    return tags[end] not in NOUNS | {"POS", "CD"} and document.forms[end] not in _TIES


def _is_purpose(forms: Sequence[str], i: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the words behind "and" are one more purpose by their last: a matter, an abstract noun, a plural."""
    if _names(forms[i + 1 : end], lexicon):
        return False
    word = forms[end - 1].lower()
    if word in lexicon.fields or _ABSTRACT.search(word):
        return True
    if forms[i + 1].lower() in lexicon.given or not _is_plural(word):
        return False  # "John Waters"
    is_noun = word[:-1] in lexicon.nouns or word.removesuffix("ies") + "y" in lexicon.nouns
    return is_noun or _is_plural(forms[i - 1].lower())


def _is_plural(word: str) -> bool:
    """Tell whether a word is shaped like a plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _start(forms: Sequence[str], tags: Sequence[str], body: int) -> int:
    """Return the first token of the name whose noun for a body is at a token: "National" of "National Institute"."""
    first = body
    while (
        first > max(body - _LONGEST, 0)
        and forms[first - 1][:1].isupper()
        and tags[first - 1] in _BEFORE
        and forms[first - 1].lower() != "the"
    ):
        first -= 1
    return first
