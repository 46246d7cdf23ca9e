"""Find where contents end: the edges are what extraction gets wrong most often.

A clause that follows its cue runs to the end of the sentence, without the closing mark, unless something stops it:
another cue that comments on it ("..., he said", ", according to ..."), a further cue of the same source ("... and
added"), or a participle that reports ("..., adding that").
"""

from attribution.lexicons.classes import word_class
from attribution.statements.frames import bare_frame, is_clause_ahead
from attribution.statements.lexicon import CueLexicon
from attribution.statements.phrases import (
    FINITE,
    TIME_WORDS,
    base_phrase,
    is_phrase_start,
)
from attribution.statements.view import View

__all__ = ["clause_end", "is_cue_verb", "phrase_end", "strip_end"]

_OPENERS = frozenset(("who", "which", "whose", "where", "how", "why", "whether", "what", "that"))
_PHRASE_STOPS = frozenset(
    (
        "while", "when", "after", "before", "because", "although", "though", "if", "as", "since", "until", "during",
    )
)  # fmt: skip
_CLOSERS = frozenset((".", "!", "?", ";", ":", ",", "…", "...", "-", "—", "--", "–"))
_REPORTING_PAIRS = frozenset((("hit", "back"), ("point", "out"), ("spell", "out")))


def is_cue_verb(view: View, lexicon: CueLexicon, i: int, least: float = 0.5) -> bool:
    """Tell whether a token is a verb that mostly is a cue."""
    if view.tags[i][:2] != "VB":
        return False
    entries = lexicon.verbs.get(view.lemmas[i])
    return entries is not None and any(e.rate >= least and len(e.words) == 1 for e in entries)


def strip_end(view: View, first: int, last: int) -> int:
    """Return the end of a range without closing punctuation that is not inside a quotation."""
    while last > first:
        low = view.lows[last - 1]
        if (low in _CLOSERS and low not in ("?", "!")) or low in ("(", "[", "|"):
            last -= 1
        else:
            break
    return last


def clause_end(
    view: View, lexicon: CueLexicon, first: int, hi: int, cue_tag: str, *, is_subordinate: bool = False
) -> int:
    """Return the end of a clause that is a content.

    Args:
        view: the document.
        lexicon: the cues.
        first: first token of the content.
        hi: one past the last token that it may hold.
        cue_tag: tag of the cue's head verb, or "".
        is_subordinate: whether the cue's own clause is one ("While he said that ..., ..."): the next main clause ends
            the content.

    Returns:
        One past its last token, closing punctuation left out.
    """
    lows = view.lows
    outer = view.quote_of[first - 1] if first else -1
    depth = 0
    j = first
    while j < hi:
        low = lows[j]
        k = view.quote_of[j]
        if k >= 0 and k != outer and j > first:
            q = view.quotations[k]
            if q.first == j and q.last > j + 1:
                j = min(q.last, hi)
                continue
        if low == "(":
            depth += 1
        elif low == ")":
            depth -= 1
            if depth < 0:
                return strip_end(view, first, j)
        if first < j < hi - 1 and _begins_another(view, lexicon, first, j, hi, cue_tag, is_subordinate):
            return strip_end(view, first, j)
        j += 1
    end = strip_end(view, first, hi)
    k = view.quote_of[end - 1] if end > first else -1
    if k >= 0 and k != outer and first <= view.quotations[k].first and view.quotations[k].last > end:
        return view.quotations[k].last  # a quotation that goes on in the next sentence
    return end


def _begins_another(
    view: View, lexicon: CueLexicon, first: int, j: int, hi: int, cue_tag: str, is_subordinate: bool
) -> bool:
    """Tell whether a token inside a content begins what is no part of it: a comment, another statement, the writer."""
    tags, lows = view.tags, view.lows
    low, nxt = lows[j], j + 1
    if low != ",":
        return (
            (tags[j] == "CC" and _joins_cue(view, lexicon, nxt, hi, cue_tag))
            or (low in (";", "—", "--", "–") and _is_comment(view, lexicon, nxt, hi))
            or (
                low == "as"
                and first + 2 < j < hi - 2
                and tags[nxt] in FINITE
                and is_cue_verb(view, lexicon, nxt)
            )
        )
    tag, word = tags[nxt], lows[nxt]
    if word == "according" or (word == "per" and nxt + 1 < hi):
        return True
    if tag == "VBG" and (
        view.lemmas[nxt] in word_class("reporting participle")
        or (nxt + 1 < hi and (view.lemmas[nxt], lows[nxt + 1]) in _REPORTING_PAIRS)
        or (word != "including" and is_cue_verb(view, lexicon, nxt, 0.75))
    ):
        return True
    if (
        tag == "CC"
        and nxt + 1 < hi
        and (_joins_cue(view, lexicon, nxt + 1, hi, cue_tag) or _turns(view, nxt, hi, cue_tag))
    ):
        return True
    return (
        (word in ("while", "whereas") and _has_cue(view, lexicon, nxt + 1, hi))
        or (is_subordinate and _has_subject_and_verb(view, nxt, hi))
        or _is_comment(view, lexicon, nxt, hi)
    )


def _joins_cue(view: View, lexicon: CueLexicon, k: int, hi: int, cue_tag: str) -> bool:
    """Tell whether a verb of the same form as the cue, itself a cue, follows a conjunction."""
    if cue_tag not in ("VBD", "VBZ", "VBP"):
        return False
    while k < hi and (view.tags[k] == "RB"):
        k += 1
    return k < hi and view.tags[k] == cue_tag and is_cue_verb(view, lexicon, k, 0.35)


def _turns(view: View, cc: int, hi: int, cue_tag: str) -> bool:
    """Tell whether "but" or "and" after a comma turns from the content back to the writer."""
    tags, lows = view.tags, view.lows
    k = cc + 1
    while k < hi and tags[k] == "RB":
        k += 1
    if k >= hi:
        return False
    if lows[cc] == "but" and cue_tag in FINITE and tags[k] == cue_tag:
        return True
    if lows[cc] in ("but", "and", "yet", "so") and tags[k] in ("PRP", "EX"):
        return k + 1 < hi and (
            tags[k + 1] in FINITE or (tags[k + 1] == "RB" and k + 2 < hi and tags[k + 2] in FINITE)
        )
    return lows[cc] in ("but", "yet") and _has_subject_and_verb(view, k, hi)


def _has_subject_and_verb(view: View, k: int, hi: int) -> bool:
    """Tell whether a noun phrase and a finite verb follow."""
    if not (is_phrase_start(view.tags[k]) or view.tags[k] == "EX"):
        return False
    end = base_phrase(view.tags, view.lows, k, hi)
    while end < hi and view.tags[end] == "RB":
        end += 1
    return k < end < hi and view.tags[end] in FINITE


def _has_cue(view: View, lexicon: CueLexicon, k: int, hi: int) -> bool:
    """Tell whether a cue verb follows within a clause."""
    return any(
        view.tags[j] in FINITE and is_cue_verb(view, lexicon, j, 0.4) for j in range(k, min(hi, k + 16))
    )


def _is_comment(view: View, lexicon: CueLexicon, k: int, hi: int) -> bool:
    """Tell whether a comment clause begins here ("he said", "said the mayor of X", "the paper reports")."""
    tags, lows = view.tags, view.lows
    if tags[k][:2] == "VB":
        if not (tags[k] in ("VBD", "VBZ") and is_cue_verb(view, lexicon, k, 0.6)):
            return False
        return (
            k + 1 < hi
            and is_phrase_start(tags[k + 1])
            and hi - k < 30
            and not is_clause_ahead(view, k + 1, hi)
        )
    if not is_phrase_start(tags[k]):
        return False
    verb = -1
    for v in range(k + 1, min(hi, k + 16)):
        if lows[v] in (",", ";", ":", "—", "--", "–", "that", "who", "which") or tags[v] == "CC":
            return False
        if lows[v] == "close" and lows[v + 1 : v + 2] == ["to"]:  # "people close to him say"
            continue
        if tags[v] in FINITE or tags[v] in ("VB", "VBN"):  # mistagged where no auxiliary precedes
            verb = v
            break
        if tags[v] in ("NNS", "NNPS") and (v + 1 >= hi or lows[v + 1] in (".", "!")) and v > k + 1:
            return view.lemmas[v].lower() in lexicon.verbs  # "the paper reports", taken for a noun
    if verb < 0:
        return False
    while (
        verb + 1 < hi
        and (tags[verb] == "MD" or view.lemmas[verb] in ("have", "be"))
        and tags[verb + 1][:2] in ("VB", "RB")
    ):
        verb += 1
    if tags[verb][:2] != "VB" or not is_cue_verb(view, lexicon, verb, 0.6):
        return False
    nxt = verb + 1
    if nxt >= hi or lows[nxt] in (".", ",", "!", "?"):
        return True
    return ((tags[nxt] in ("IN", "RB") and lows[nxt] != "that") or lows[nxt] in TIME_WORDS) and hi - nxt < 25


def phrase_end(view: View, lexicon: CueLexicon, first: int, hi: int) -> int:
    """Return the end of a noun phrase that is a content: it runs on over prepositional phrases and relative clauses.

    Args:
        view: the document.
        lexicon: the cues.
        first: first token of the content.
        hi: one past the last token that it may hold.

    Returns:
        One past its last token.
    """
    tags, lows = view.tags, view.lows
    j = first
    is_finite_allowed = False
    while j < hi:
        low, tag = lows[j], tags[j]
        k = view.quote_of[j]
        if k >= 0 and (j == 0 or view.quote_of[j - 1] != k):
            j = min(max(view.quotations[k].last, j + 1), hi)
            continue
        if low in (";", ":", "—", "--", "–", ")"):
            break
        if low == "," and (j + 1 >= hi or not _goes_on(view, j + 1, hi)):
            break
        if j > first:
            if tag in FINITE and not is_finite_allowed:
                break
            if tag in ("IN", "WRB") and low in _PHRASE_STOPS and _has_cue(view, lexicon, j + 1, hi):
                break
            if low in _OPENERS or (tag in ("IN", "WRB") and low in _PHRASE_STOPS):
                is_finite_allowed = True
            if tag == "CC" and j + 1 < hi and lows[j - 1] != ",":
                if tags[j + 1] in FINITE or tags[j + 1] == "RB":
                    break
                if (
                    is_phrase_start(tags[j + 1])
                    and not is_finite_allowed
                    and is_clause_ahead(view, j + 1, hi)
                ):
                    break
        j += 1
    return strip_end(view, first, j)


def _goes_on(view: View, k: int, hi: int) -> bool:
    """Tell whether a noun phrase goes on after a comma: with a list, an apposition or a prepositional phrase."""
    tag, low = view.tags[k], view.lows[k]
    if low in _OPENERS or low == "that":
        return False
    if tag == "CC":
        if k + 1 >= hi or not is_phrase_start(view.tags[k + 1]):
            return False
        return not is_clause_ahead(view, k + 1, hi)
    if tag == "IN" or low == "including":
        return low not in _PHRASE_STOPS and low not in ("according", "despite", "per")
    if is_phrase_start(tag):
        return bare_frame(view, k, hi) == "np"
    return False
