"""Tell what a number counts that has no unit after it: the toll of "the death toll rose to 38".

Such a number stands last, after a verb or preposition that sets a value ("was", "stood at", "climbed to"). It counts
what the sentence measures: the object between verb and preposition ("raised the toll to 38"), else the subject. Where it
is the subject itself, it counts those to whom the verb happens ("43 were killed", "13 had died").
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.classes import word_class
from attribution.lexicons.load import table
from attribution.text.penn import NOUNS

__all__ = ["acting_key", "counted_unit", "implied_keys", "measured_key", "measured_unit"]

_REACH = 24
_BREAKS = frozenset((",", ";", ":", ".", "-LRB-", "-RRB-", "(", ")", "``", "''"))
_AUXILIARIES = frozenset(("be", "have", "get"))
_PAST = frozenset(("VBD", "VBN", "VBP"))
_ADVERBS = frozenset(("now", "already", "still", "then", "currently", "even"))


@lru_cache(maxsize=4)
def _units(folder: Path | None) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    return {
        (str(r["key"]), str(r["kind"])): (str(r["unit"]), tuple(str(r["implies"]).split()))
        for r in table("number_units", folder)
    }


def counted_unit(key: str, folder: Path | None = None) -> str:
    """Return the unit of a number that stands at a word with this key ("38 dead"), or "".

    >>> counted_unit("kill"), counted_unit("bridge")
    ('person', '')
    """
    return _units(folder).get((key, "count"), ("", ()))[0]


def acting_key(
    tags: Sequence[str], lemmas: Sequence[str], keys: Sequence[str], tokens: Sequence[int], start: int
) -> str:
    """Return the key of the verb whose subject a bare number is ("43 were killed", "13 had died"), or "".

    Args:
        tags, lemmas, keys: columns of the document.
        tokens: the tokens of the content.
        start: position in ``tokens`` after the number.
    """
    k, n = start, len(tokens)
    while k < n and (
        tags[tokens[k]] in ("MD", "RB") or (tags[tokens[k]][0] == "V" and lemmas[tokens[k]] in _AUXILIARIES)
    ):
        k += 1
    is_verb = k < n and (tags[tokens[k]] in _PAST or (k > start and tags[tokens[k]] in ("VB", "VBG")))
    return keys[tokens[k]] if is_verb else ""


def measured_unit(key: str, folder: Path | None = None) -> str:
    """Return the unit of a number that measures what has this key, one of its own where no other is known.

    >>> measured_unit("toll"), measured_unit("unemployment")
    ('person', 'of unemployment')
    """
    known = _units(folder).get((key, "measure"))
    return known[0] if known is not None else f"of {key}"


def implied_keys(key: str, folder: Path | None = None) -> tuple[str, ...]:
    """Return the keys that a measured number brings along: a toll of 38 is 38 killed."""
    return _units(folder).get((key, "measure"), ("", ()))[1]


def measured_key(
    forms: Sequence[str],
    tags: Sequence[str],
    lemmas: Sequence[str],
    keys: Sequence[str],
    tokens: Sequence[int],
    end: int,
) -> str:
    """Return the key of what a number measures, or "" where it measures nothing.

    Args:
        forms, tags, lemmas, keys: columns of the document.
        tokens: the tokens of the content.
        end: position in ``tokens`` of the number with the words that bound it.
    """
    while end > 0 and forms[tokens[end - 1]].lower() in _ADVERBS:
        end -= 1
    if not end:
        return ""
    word = forms[tokens[end - 1]].lower()
    if word not in ("at", "to"):
        word = ""
    setters = word_class(f"set value {word}".rstrip())
    stop = end - 1 if word else end
    start = stop
    verb = -1
    while start > max(0, stop - _REACH) and tags[tokens[start - 1]] not in _BREAKS:
        start -= 1
        if verb < 0 and tags[tokens[start]][0] == "V":
            verb = start
    if not word and verb != stop - 1:
        return ""
    if verb >= 0 and lemmas[tokens[verb]].lower() not in setters:
        return ""
    if verb < 0 and word != "at":  # "put the crowd at 300": the verb is the cue
        return ""
    between = _phrase_key(forms, tags, keys, tokens[verb + 1 : stop] if verb >= 0 else tokens[start:stop])
    return between or (_phrase_key(forms, tags, keys, tokens[start:verb]) if verb >= 0 else "")


def _phrase_key(forms: Sequence[str], tags: Sequence[str], keys: Sequence[str], tokens: Sequence[int]) -> str:
    """Return the key of the first noun phrase that no preposition governs: "toll" of "in Orle the toll of the storm".

    A noun that only says that something is counted hands on: "kill" of "the number of dead".
    """
    k, n, governed = 0, len(tokens), False
    while k < n:
        tag = tags[tokens[k]]
        if tag == "IN":
            governed = True
        if tag not in NOUNS:
            k += 1
            continue
        while k + 1 < n and tags[tokens[k + 1]] in NOUNS:
            k += 1
        if governed:
            governed, k = False, k + 1
            continue
        if keys[tokens[k]]:
            return _told_apart(tags, keys, tokens, k)
        if k + 1 == n or forms[tokens[k + 1]].lower() != "of":
            return ""
        after = (j for j in range(k + 2, n) if keys[tokens[j]])
        j = next(after, -1)
        return _told_apart(tags, keys, tokens, j) if j >= 0 else ""
    return ""


def _told_apart(tags: Sequence[str], keys: Sequence[str], tokens: Sequence[int], k: int) -> str:
    """Return a noun's key, or that of the participle after it: "kill" of "people killed"."""
    if k + 1 < len(tokens) and tags[tokens[k + 1]] in ("VBN", "VBD") and keys[tokens[k + 1]]:
        return keys[tokens[k + 1]]
    return keys[tokens[k]]
