"""Cut sentences into base noun phrases: determiner to head noun, possessors kept inside.

"the US defence chief" is one phrase, "Russia's defence ministry" is one phrase of two segments; what follows
a preposition is a phrase of its own. One pass over the tags, no grammar.
"""

from collections.abc import Sequence, Set
from typing import NamedTuple

from attribution.text.penn import NOUNS
from attribution.values.document import Document

__all__ = ["PARTICLES", "Chunk", "find_chunks"]

_BEFORE = frozenset(
    {
        "DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "RBS", "RBR", "RB", "WP$", "HYPH", "$", "FW",
    }
)  # fmt: skip
_STARTS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_OPENERS = _STARTS | frozenset({"JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "FW", "RBS", "RBR"})
_LONGEST_NUMBER = 3  # digits of a number in a name
_CORRELATIVES = frozenset({"neither", "nor", "either"})  # tagged as determiners, but no part of a phrase
PARTICLES = frozenset(
    {
        "al", "el", "bin", "ibn", "de", "del", "della", "di", "da", "du", "des", "la", "le", "van", "von", "der", "den",
        "ter", "abu", "ben", "y", "e", "dos", "das",
    }
)  # fmt: skip


class Chunk(NamedTuple):
    """A base noun phrase.

    Attributes:
        first: its first token.
        last: one past its last token.
        segment: first token of the head segment: after the last possessive mark, else ``first``.
    """

    first: int
    last: int
    segment: int


def find_chunks(document: Document, tags: Sequence[str], breaks: Set[int] = frozenset()) -> list[Chunk]:
    """List the base noun phrases of the paragraphs that are analysed, in text order.

    A segment that has no noun is no phrase, except a bare number or determiner, which may stand for one
    ("two", "some", "others") and is kept.

    Args:
        document: a read document.
        tags: part-of-speech tags, with "NNP" for every word of a recognised name.
        breaks: tokens at which no phrase may go on (first tokens of cues, ends of sources).

    Returns:
        Disjoint phrases in text order.
    """
    out: list[Chunk] = []
    paragraphs = document.paragraphs
    for sentence in document.sentences:
        if paragraphs[sentence.paragraph].is_analysed:
            _scan(tags, document.forms, sentence.first, sentence.last, breaks, out)
    return out


def _scan(
    tags: Sequence[str], forms: Sequence[str], first: int, last: int, breaks: Set[int], out: list[Chunk]
) -> None:
    """Append the phrases of one sentence."""
    i = first
    while i < last:
        tag = tags[i]
        if tag not in _OPENERS and not (tag in ("VBN", "VBG") and _leads_to_noun(tags, i, last)):
            i += 1
            continue
        if forms[i].lower() in _CORRELATIVES and i + 1 < last and tags[i + 1] in _OPENERS:
            i += 1
            continue
        start, segment, previous, noun, opened = i, i, i, False, False
        while i < last:
            tag = tags[i]
            if i in breaks and i > start:
                break
            if tag in NOUNS:
                noun = True
            elif tag == "POS":
                if not noun or not _continues(tags, i + 1, last):
                    break
                previous, segment, noun = segment, i + 1, False
            elif tag == "``":  # former "Late Show" host
                if noun or i + 1 >= last or tags[i + 1] not in NOUNS or i == start:
                    break
                opened = True
            elif tag == "''":
                if not (opened and noun and i + 1 < last and tags[i + 1] in NOUNS and i + 1 not in breaks):
                    break
            elif tag == "(":
                break
            elif noun:
                if not (
                    (
                        forms[i] in PARTICLES
                        and i + 1 < last
                        and tags[i + 1] in ("NNP", "NNPS")
                        and tags[i - 1] == "NNP"
                    )
                    or (tag == "CD" and _is_numbered(tags, forms, i, last))
                    or (tag in ("&", "HYPH") or forms[i] == "&")
                    or (
                        tag == "JJ"
                        and i + 1 < last
                        and tags[i + 1] in NOUNS
                        and (forms[i][:1].isupper() or tags[i - 1] == "NNP")
                    )
                    or (tag in ("VBG", "VBN") and i + 1 < last and tags[i + 1] in NOUNS and "-" in forms[i])
                ):
                    break
            elif tag == "CC":
                if not (
                    i > segment and tags[i - 1] == "JJ" and i + 1 < last and tags[i + 1] in ("JJ", "VBN")
                ):
                    break
            elif (
                tag not in _BEFORE
                or (tag in ("RB", "RBR", "RBS") and not (i + 1 < last and tags[i + 1] in _BEFORE))
                or (tag in _STARTS and i > segment and tags[i - 1] != "PDT")
            ):
                break
            i += 1
        if i == start:
            i += 1
            continue
        end = i
        while end > start and tags[end - 1] in ("POS", "``", "''", "HYPH"):
            end -= 1
        if end > start:
            out.append(Chunk(start, end, segment if segment < end else previous))


def _is_numbered(tags: Sequence[str], forms: Sequence[str], i: int, last: int) -> bool:
    """Tell whether a number belongs to the word in capitals before it: "Channel 4", "Year 11 pupil Ann"."""
    if not forms[i].isdigit() or len(forms[i]) > _LONGEST_NUMBER:
        return False
    is_class = tags[i - 1] == "NN" and forms[i - 1][:1].isupper() and i + 1 < last and tags[i + 1] == "NN"
    return tags[i - 1] == "NNP" or is_class


def _continues(tags: Sequence[str], i: int, last: int) -> bool:
    """Tell whether a possessive mark is followed by what it possesses."""
    return i < last and (tags[i] in NOUNS or tags[i] in _BEFORE or tags[i] == "``")


def _leads_to_noun(tags: Sequence[str], i: int, last: int) -> bool:
    """Tell whether a participle at the start of a phrase stands before a noun ("masked gunmen")."""
    return i + 1 < last and tags[i + 1] in ("NNS", "NN") and tags[i] == "VBN"
