"""Find where noun phrases and verb groups begin and end, from tags alone.

No parse is needed: a noun phrase is a run of tags that can stand before a noun, then a noun; what may follow
it (prepositional phrases, appositions, relative clauses) is taken up greedily. All scans are bounded by the
caller's limits, so cost grows with the text only.

>>> tags = ("DT", "JJ", "NN", "IN", "NNP", "VBD")
>>> base_phrase(tags, ("a", "senior", "official", "in", "hama", "said"), 0, 6)
3
>>> extended_phrase(tags, ("a", "senior", "official", "in", "hama", "said"), 0, 6)
5
"""

from collections.abc import Sequence

__all__ = [
    "AUXILIARIES",
    "FINITE",
    "NOUNS",
    "QUOTE_MARKS",
    "TIME_WORDS",
    "base_phrase",
    "extended_phrase",
    "is_phrase_start",
    "verb_group",
]

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BEFORE_NOUN = frozenset(
    (
        "DT",
        "PDT",
        "PRP$",
        "WP$",
        "JJ",
        "JJR",
        "JJS",
        "CD",
        "POS",
        "VBN",
        "VBG",
        "$",
        "#",
        "HYPH",
        "SYM",
        "AFX",
        "ADD",
        "FW",
    )
)
_STARTS = frozenset(
    (
        "DT",
        "PDT",
        "PRP$",
        "WP$",
        "JJ",
        "JJR",
        "JJS",
        "CD",
        "PRP",
        "$",
        "#",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "FW",
        "ADD",
    )
)
QUOTE_MARKS = frozenset(('"', "“", "”", "``", "''", "‘", "’", "'", "«", "»", "„", "‟", "`"))
AUXILIARIES = frozenset(
    (
        "be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "have", "has", "had",
        "having", "'ve", "’ve", "'d", "’d", "do", "does", "did", "'ll", "’ll", "get", "gets", "got", "getting",
    )
)  # fmt: skip
TIME_WORDS = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
        "tonight", "week", "month", "year", "day", "night", "morning", "afternoon", "evening", "weekend", "january",
        "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "hours", "days", "weeks", "months", "years", "time", "minutes", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.",
    )
)  # fmt: skip
_NAME_PARTICLES = frozenset(("de", "la", "van", "von", "del", "bin", "ibn", "el", "al", "da", "di", "der"))
_PRONOMINAL = frozenset(
    ("this", "that", "these", "those", "all", "both", "some", "many", "others", "each", "any")
)
_MODIFYING = frozenset(
    (
        "of", "in", "for", "with", "at", "from", "on", "among", "to", "by", "against", "between", "near", "under", "within",
        "inside", "outside", "over", "about", "close", "behind", "around", "across", "into", "toward", "towards", "throughout",
    )
)  # fmt: skip
_RELATIVES = frozenset(("who", "which", "whose", "whom"))


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
    if lows[i] not in (
        "more",
        "less",
        "fewer",
        "at",
        "as",
        "up",
        "about",
        "nearly",
        "almost",
        "over",
        "around",
    ):
        return i
    for j in range(i + 1, min(limit, i + 4)):
        if tags[j] == "CD":
            return j
        if lows[j] not in ("than", "least", "most", "many", "much", "as", "to"):
            break
    return i


def extended_phrase(
    tags: Sequence[str], lows: Sequence[str], i: int, limit: int, *, is_open: bool = False, target: int = -1
) -> int:
    """Return the end of a noun phrase with what modifies it.

    Args:
        tags: Penn Treebank tags, one a token.
        lows: lower-case forms, one a token.
        i: first token.
        limit: one past the last token that may be taken.
        is_open: whether an apposition may run to ``limit`` without a closing comma.
        target: the token that must follow the phrase, if it is known; decides how far appositions reach.

    Returns:
        One past its last token; ``i`` where no noun phrase begins.
    """
    end = base_phrase(tags, lows, i, limit)
    if end == i:
        return i
    for _ in range(40):
        if end >= limit or end == target:
            break
        low, tag = lows[end], tags[end]
        if low == "close" and end + 1 < limit and lows[end + 1] == "to":
            nxt = base_phrase(tags, lows, end + 2, limit)
            if nxt == end + 2:
                break
            end = nxt
        elif tag in ("IN", "TO") and low in _MODIFYING:
            nxt = base_phrase(tags, lows, end + 1, limit)
            if nxt == end + 1:
                break
            if low in ("in", "on", "at") and is_open and lows[nxt - 1] in TIME_WORDS:
                break
            end = nxt
        elif tag == "CC" and low in ("and", "or", "&"):
            nxt = base_phrase(tags, lows, end + 1, limit)
            if nxt == end + 1 or (target < 0 and nxt < limit and tags[nxt] in FINITE):
                break
            end = nxt
        elif tag == "POS" or (low in ("'s", "’s", "’", "'") and tag == "POS"):
            nxt = base_phrase(tags, lows, end + 1, limit)
            if nxt == end + 1:
                break
            end = nxt
        elif tag in ("VBN", "VBG") and target >= 0:
            nxt = end + 1
            while (
                nxt < limit
                and nxt < end + 12
                and (
                    tags[nxt] in ("IN", "TO", "RB", "RP", "VBN", "POS", "CC")
                    or tags[nxt] in NOUNS
                    or tags[nxt] in _STARTS
                )
            ):
                nxt += 1
            if nxt == end + 1 and nxt != target:
                break
            end = nxt
        elif low == "(":
            nxt = end + 1
            while nxt < limit and nxt < end + 14 and lows[nxt] != ")":
                nxt += 1
            if nxt >= limit or lows[nxt] != ")":
                break
            end = nxt + 1
        elif low in _RELATIVES and target >= 0:
            nxt = _relative_end(tags, lows, end, limit, target)
            if nxt == end:
                break
            end = nxt
        elif low in (",", "—", "–", "--"):
            nxt = _apposition_end(tags, lows, end, limit, is_open, target)
            if nxt == end:
                break
            end = nxt
        else:
            break
    return end


def _relative_end(tags: Sequence[str], lows: Sequence[str], i: int, limit: int, target: int) -> int:
    """Return where a restrictive relative clause ends: at the target, if only one more finite verb group lies between."""
    if target - i > 30:
        return i
    verbs = 0
    previous = False
    for j in range(i, target):
        finite = tags[j] in FINITE
        if finite and not previous:
            verbs += 1
        previous = finite or (previous and tags[j] in ("RB", "VB", "VBN", "VBG", "TO"))
        if lows[j] in (";", ":"):
            return i
    return target if verbs == 1 else i


def _apposition_end(
    tags: Sequence[str], lows: Sequence[str], comma: int, limit: int, is_open: bool, target: int
) -> int:
    """Return the end of what stands between commas after a noun phrase, or the first comma's place if it is something else."""
    j = comma + 1
    if j >= limit:
        return comma
    tag, low = tags[j], lows[j]
    mark = lows[comma]
    if (
        low in _RELATIVES
        or low in ("where", "that")
        or (tag in ("VBN", "VBG") and low not in ("according", "adding", "saying"))
        or (tag == "VBD" and j + 1 < limit and lows[j + 1] == "by")
    ):
        # runs to the mark right before the target
        return target if _reaches(tags, lows, j, target, mark) else comma
    if not (tag in _STARTS or tag in ("IN", "RB") or low in ("who", "of", "in", "from")):
        return comma
    if tag == "IN" and low not in ("in", "of", "from", "with", "at", "for", "on"):
        return comma
    start = j + 1 if tag in ("IN", "RB") else j
    end = _plain_run(tags, lows, start, limit)
    if end == start:
        return comma
    if (
        end < limit
        and (lows[end] in _RELATIVES or lows[end] in ("where", "that") or tags[end] in ("VBN", "VBG"))
        and _reaches(tags, lows, end, target, mark)
    ):
        return target  # "Hydro Ondria, the company that runs the dam, said"
    if end < limit and lows[end] == mark:
        if target >= 0 and end + 1 == target:
            return target
        if is_open and target < 0:
            return end
        return end if target >= 0 else comma
    if end == target and mark == ",":  # "A, B and C said": the last member of a list
        return (
            end
            if any(tags[m] == "CC" for m in range(comma, end))
            and not (tag == "PRP" or tags[end - 1] == "PRP")
            else comma
        )
    if is_open and (end >= limit or lows[end] in (".", "!", "?") or lows[end] in QUOTE_MARKS):
        return end
    return comma


def _reaches(tags: Sequence[str], lows: Sequence[str], j: int, target: int, mark: str) -> bool:
    """Tell whether a clause may run to the mark right before the target: no verb of a main clause on the way."""
    if not (target - 1 > j and lows[target - 1] == mark and target - j < 60):
        return False
    return not any(
        lows[k] == mark and (tags[k + 1] in FINITE or (tags[k + 1] == "RB" and tags[k + 2] in FINITE))
        for k in range(j, target - 2)
    )


def _plain_run(tags: Sequence[str], lows: Sequence[str], i: int, limit: int) -> int:
    """Return the end of a noun phrase with prepositional phrases and coordination only."""
    end = base_phrase(tags, lows, i, limit)
    while end > i and end < limit:
        low, tag = lows[end], tags[end]
        if (
            (tag in ("IN", "TO") and low in _MODIFYING)
            or (tag == "CC" and low in ("and", "or", "&"))
            or tag == "POS"
        ):
            nxt = base_phrase(tags, lows, end + 1, limit)
            if nxt == end + 1:
                break
            end = nxt
        else:
            break
    return end


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
        if tag == "MD" or (low in AUXILIARIES and tag != "POS" and (start < head or tags[head] not in _FULL)):
            j -= 1
            start = j
        elif tag == "RB" or low in ("n't", "n’t", "not", "never"):
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


_FULL = frozenset(("VBZ", "VBP"))
_LOOSE_ADVERBS = frozenset(
    ("however", "though", "here", "there", "so", "instead", "meanwhile", "then", "too", "ago", "even")
)
