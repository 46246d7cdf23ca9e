"""Find where noun phrases and verb groups begin and end, from tags alone.

No parse is needed: a noun phrase is a run of tags that can stand before a noun, then a noun; what may follow it is taken
up by :mod:`attribution.statements.modifiers`. All scans are bounded by the caller's limits, so cost grows with the text
only.

>>> tags = ("DT", "JJ", "NN", "IN", "NNP", "VBD")
>>> base_phrase(tags, ("a", "senior", "official", "in", "hama", "said"), 0, 6)
3
"""

from collections.abc import Sequence

from attribution.text.calendar import DAYS, MONTHS
from attribution.text.penn import FINITE, NOUNS

__all__ = [
    "AUXILIARIES",
    "COMING_OUT",
    "FINITE",
    "NOUNS",
    "QUOTE_MARKS",
    "TIMES",
    "TIME_WORDS",
    "base_phrase",
    "is_phrase_start",
    "verb_group",
]

_BEFORE_NOUN = frozenset(
    (
        "DT", "PDT", "PRP$", "WP$", "JJ", "JJR", "JJS", "CD", "POS", "VBN", "VBG", "$", "#", "HYPH", "SYM", "AFX",
        "ADD", "FW",
    )
)  # fmt: skip
_STARTS = frozenset(
    (
        "DT", "PDT", "PRP$", "WP$", "JJ", "JJR", "JJS", "CD", "PRP", "$", "#", "NN", "NNS", "NNP", "NNPS", "FW",
        "ADD",
    )
)  # fmt: skip
QUOTE_MARKS = frozenset(('"', "“", "”", "``", "''", "‘", "’", "'", "«", "»", "„", "‟", "`"))
AUXILIARIES = frozenset(
    (
        "be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "have", "has", "had",
        "having", "'ve", "’ve", "'d", "’d", "do", "does", "did", "'ll", "’ll", "get", "gets", "got", "getting",
    )
)  # fmt: skip
TIME_WORDS = DAYS | MONTHS | {
    "today", "yesterday", "tomorrow", "tonight", "week", "month", "year", "day", "night", "morning", "afternoon", "evening",
    "weekend", "hours", "days", "weeks", "months", "years", "time", "minutes", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.",
    "dec.",
}  # fmt: skip
#: Verbs of what becomes known from nobody: "it emerged that".
COMING_OUT = frozenset(("emerge",))
#: Words of a time beside a cue.
TIMES = TIME_WORDS | {"last", "this", "late", "early", "earlier", "on", "in", "the", "a", "ago"}
_NAME_PARTICLES = frozenset(("de", "la", "van", "von", "del", "bin", "ibn", "el", "al", "da", "di", "der"))
_QUANTIFYING = frozenset(
    ("more", "less", "fewer", "at", "as", "up", "about", "nearly", "almost", "over", "around")
)
_PRONOMINAL = frozenset(
    ("this", "that", "these", "those", "all", "both", "some", "many", "others", "each", "any")
)


def is_phrase_start(tag: str) -> bool:
    """Tell whether a noun phrase may begin with this tag."""
    return tag in _STARTS


def base_phrase(tags: Sequence[str], lows: Sequence[str], i: int, limit: int) -> int:
    """Return the end of the plain noun phrase that begins at a token.

    Args:
        tags: Penn Treebank tags, one a token.
        lows: lower-case forms, one a token.
        i: first token.
        limit: one past the last token that may be taken.

    Returns:
        One past its last token; ``i`` where no noun phrase begins.
    """
    if i >= limit:
        return i
    tag = tags[i]
    if tag in ("PRP", "WP", "EX", "WDT"):
        return i + 1
    if lows[i] == "her" and (i + 1 >= limit or not (tags[i + 1] in NOUNS or tags[i + 1] in _BEFORE_NOUN)):
        return i + 1
    end, j, stop = i, _after_quantifier(tags, lows, i, limit), min(limit, i + 40)
    while j < stop:
        tag = tags[j]
        if tag in NOUNS or tag == "CD":
            j += 1
            end = j
        elif tag in _BEFORE_NOUN:
            if tag in ("VBN", "VBG") and end > i:  # "group known as": the participle follows its noun
                break
            if tag in ("DT", "PRP$", "PDT", "WP$") and end > i:
                break
            j += 1
            if tag == "DT" and lows[j - 1] in _PRONOMINAL:
                end = j
            elif tag in ("JJ", "JJS", "JJR") and j - 1 > i and lows[i] in ("the", "many", "some", "most"):
                end = j  # "the wounded", "the latest"
        elif (
            (
                tag.startswith("RB")
                and (end == i or (end == i + 1 and tags[i] in ("DT", "CD")))
                and j + 1 < stop
                and (tags[j + 1] in _BEFORE_NOUN or tags[j + 1] == "CD")
            )
            or (
                tag == "IN"
                and j > i
                and lows[j] in _NAME_PARTICLES
                and j + 1 < stop
                and tags[j + 1] in ("NNP", "NNPS")
            )
            or (
                lows[j] in QUOTE_MARKS
                and j + 1 < stop
                and (tags[j + 1] in NOUNS or tags[j + 1] in _BEFORE_NOUN)
            )
        ):
            j += 1
        elif (
            lows[j] in QUOTE_MARKS and end == j and j > i and any(lows[k] in QUOTE_MARKS for k in range(i, j))
        ):
            j += 1
            end = j
        elif (
            tag == "CC"
            and lows[j] in ("and", "or", "&")
            and end < j
            and j + 1 < stop
            and tags[j + 1] in ("JJ", "NN", "NNS", "NNP")
        ):
            j += 1  # "big and small parties"
        else:
            break
    return end


def _after_quantifier(tags: Sequence[str], lows: Sequence[str], i: int, limit: int) -> int:
    """Return the number that "more than", "at least", "as many as" stand before, or the first token."""
    if lows[i] not in _QUANTIFYING:
        return i
    for j in range(i + 1, min(limit, i + 4)):
        if tags[j] == "CD":
            return j
        if lows[j] not in ("than", "least", "most", "many", "much", "as", "to"):
            break
    return i


def verb_group(tags: Sequence[str], lows: Sequence[str], head: int, first: int) -> int:
    """Return where the verb group of a head verb begins: auxiliaries, negation and adverbs before it belong to it.

    Args:
        tags: Penn Treebank tags, one a token.
        lows: lower-case forms, one a token.
        head: the head verb.
        first: the first token that may be taken.

    Returns:
        The group's first token, at most ``head``.
    """
    j = start = head
    floor = max(first, head - 8)
    while j > floor:
        tag, low = tags[j - 1], lows[j - 1]
        is_auxiliary = low in AUXILIARIES and tag != "POS" and tags[head] != "VBZ"
        if tag == "MD" or (is_auxiliary and (start < head or tags[head] not in _FULL)):
            j -= 1
            start = j
        elif tag == "RB" or low in ("n't", "n’t", "not", "never") or _is_amid(lows, j - 1, floor):
            j -= 1
            if low not in _LOOSE_ADVERBS:
                start = j
        elif tag == "TO" and tags[j] in ("VB", "RB") and tags[head][:2] == "VB" and start == j:
            j -= 1
            start = j
            break
        else:
            break
    return start


def _is_amid(lows: Sequence[str], i: int, first: int) -> bool:
    """Tell whether an adverb stands inside a verb group, whatever its tag ("has | since | said", "are | nonetheless | asking")."""
    if i <= first:
        return False
    is_time = lows[i] in ("since", "earlier", "long") and lows[i - 1] in ("has", "have", "had", "'ve", "’ve")
    return is_time or (lows[i] in ("nevertheless", "nonetheless") and lows[i - 1] in AUXILIARIES)


_FULL = frozenset(("VBZ", "VBP"))
_LOOSE_ADVERBS = frozenset(
    ("however", "though", "here", "there", "so", "instead", "meanwhile", "then", "too", "ago", "even")
)
