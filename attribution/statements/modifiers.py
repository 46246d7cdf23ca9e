"""Take up what modifies a noun phrase: prepositional phrases, further members, appositions, relative clauses.

As in :mod:`attribution.statements.phrases`, there is no parse: scans over tags and words, bounded by the caller's limits.

>>> tags = ("DT", "JJ", "NN", "IN", "NNP", "VBD")
>>> extended_phrase(tags, ("a", "senior", "official", "in", "hama", "said"), 0, 6)
5
"""

from collections.abc import Sequence

from attribution.statements.phrases import (
    FINITE,
    NOUNS,
    QUOTE_MARKS,
    TIME_WORDS,
    base_phrase,
    is_phrase_start,
)

__all__ = ["extended_phrase"]

_MODIFYING = frozenset(
    (
        "of", "in", "for", "with", "at", "from", "on", "among", "to", "by", "against", "between", "near", "under", "within",
        "inside", "outside", "over", "about", "close", "behind", "around", "across", "into", "toward", "towards", "throughout",
    )
)  # fmt: skip
_RELATIVES = frozenset(("who", "which", "whose", "whom"))


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
                    or is_phrase_start(tags[nxt])
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
            nxt = _relative_end(tags, lows, end, target)
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


def _relative_end(tags: Sequence[str], lows: Sequence[str], i: int, target: int) -> int:
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
    if not (is_phrase_start(tag) or tag in ("IN", "RB") or low in ("who", "of", "in", "from")):
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
