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
_MOST = 40  # modifiers of one phrase
_BRACKET = 14  # tokens up to the closing bracket, itself included
_PARTICIPLE = 12  # tokens of a reduced relative clause


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
    for _ in range(_MOST):
        if end >= limit or end == target:
            break
        after = _modifier_end(tags, lows, end, limit, is_open, target)
        if after == end:
            break
        end = after
    return end


def _modifier_end(
    tags: Sequence[str], lows: Sequence[str], i: int, limit: int, is_open: bool, target: int
) -> int:
    """Return where the modifier, conjunct or bracket ends that stands right behind a noun phrase; ``i`` for none."""
    low, tag = lows[i], tags[i]
    if low == "close" and i + 1 < limit and lows[i + 1] == "to":
        return _phrase_after(tags, lows, i, i + 2, limit)
    if tag in ("IN", "TO") and low in _MODIFYING:
        end = _phrase_after(tags, lows, i, i + 1, limit)
        is_time = low in ("in", "on", "at") and is_open and lows[end - 1] in TIME_WORDS
        return i if is_time else end
    if tag == "CC" and low in ("and", "or", "&"):
        end = _phrase_after(tags, lows, i, i + 1, limit)
        is_next_subject = target < 0 and end < limit and tags[end] in FINITE
        return i if is_next_subject else end
    if tag == "POS":
        return _phrase_after(tags, lows, i, i + 1, limit)
    if tag in ("VBN", "VBG") and target >= 0:
        return _participle_end(tags, i, limit, target)
    if low == "(":
        close = next((j for j in range(i + 1, min(limit, i + 1 + _BRACKET)) if lows[j] == ")"), -1)
        return close + 1 if close >= 0 else i
    if low in _RELATIVES and target >= 0:
        return _relative_end(tags, lows, i, target)
    if low in (",", "—", "–", "--"):
        return _apposition_end(tags, lows, i, limit, is_open, target)
    return i


def _phrase_after(tags: Sequence[str], lows: Sequence[str], i: int, at: int, limit: int) -> int:
    """Return the end of the noun phrase that begins at a token; ``i`` where none does."""
    end = base_phrase(tags, lows, at, limit)
    return end if end > at else i


def _participle_end(tags: Sequence[str], i: int, limit: int, target: int) -> int:
    """Return where a reduced relative clause ends ("the jet | seen over Hama"); ``i`` where it holds nothing."""
    end = i + 1
    while end < min(limit, i + _PARTICIPLE) and (
        tags[end] in ("IN", "TO", "RB", "RP", "VBN", "POS", "CC")
        or tags[end] in NOUNS
        or is_phrase_start(tags[end])
    ):
        end += 1
    return i if end == i + 1 and end != target else end


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
