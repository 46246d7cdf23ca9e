"""Find the sign of a company's share in brackets ("Acme Corp. (NYSE: ACM) said"), and mend spans that it cuts."""

from collections.abc import Sequence

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Candidate, Ranges
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["ticker_end", "with_ticker"]

_LONGEST = 8  # tokens of a sign with its brackets
_LONGEST_NAME = 8  # tokens of a company's name


def ticker_end(forms: Sequence[str], i: int) -> int:
    """Return where a share's sign in brackets ends that begins at a token, or 0: "(ABCD.N)", "(NYSE: ABC)".

    >>> ticker_end(["Acme", "(", "NYSE", ":", "ACM", ")"], 1)
    6
    """
    if i + 4 >= len(forms) or forms[i] != "(":
        return 0
    if forms[i + 1].lower() in word_class("stock exchange") and ":" in forms[i + 2 : i + 4]:
        close = next((j for j in range(i + 4, min(i + _LONGEST, len(forms))) if forms[j] == ")"), 0)
        return close + 1 if close and forms[close - 1].isupper() else 0
    code, dot, market, close_mark = forms[i + 1 : i + 5]
    is_code = code.isupper() and len(code) <= 6 and market.isupper() and len(market) <= 3
    return i + 5 if dot == "." and close_mark == ")" and is_code else 0


def with_ticker(view: View, candidate: Candidate) -> Candidate:
    """Return a candidate whose source has the company before a share's sign, not only what follows its colon.

    Args:
        view: the document.
        candidate: what the model proposes; the colon in the brackets looks to it like the end of a clause.
    """
    if len(candidate.source) != 1:
        return candidate
    (a, b), content = candidate.source[0], candidate.content
    if (k := _ticker_around(view, a)) >= 0:
        a, b = _company_start(view, k), max(b, ticker_end(view.document.forms, k))
    elif end := ticker_end(view.document.forms, b):
        b = end
        content = _from(view, content, end)
    else:
        return candidate
    if not content or any(x < b and a < y for x, y in (*candidate.cue, *content)):
        return candidate
    return evolve(candidate, source=((a, b),), content=content)


def _from(view: View, content: Ranges, i: int) -> Ranges:
    """Return what of a content stands from a token on, a comma there left out: "according to Acme (NYSE: ACM), | ..."."""
    first = i + 1 if view.lows[i : i + 1] == [","] else i
    return tuple((max(x, first), y) for x, y in content if y > first)


def _ticker_around(view: View, i: int) -> int:
    """Return the opening bracket of the share's sign that holds a token, or -1."""
    forms = view.document.forms
    for k in range(i, max(i - _LONGEST, -1), -1):
        if forms[k] == "(":
            return k if ticker_end(forms, k) > i else -1
    return -1


def _company_start(view: View, end: int) -> int:
    """Return the first token of the company's name that ends before a token."""
    forms = view.document.forms
    lo = max(view.document.sentences[view.document.sentence_at(end)].first, end - _LONGEST_NAME)
    first = end
    while first > lo and (
        forms[first - 1][:1].isupper()
        or forms[first - 1].lower() in word_class("firm ending")
        or (forms[first - 1] == "," and first < end and forms[first].lower() in word_class("firm ending"))
        or (
            forms[first - 1] in ("&", "and", "of")
            and first < end
            and first - 1 > lo
            and forms[first - 2][:1].isupper()
        )
    ):
        first -= 1
    return first
