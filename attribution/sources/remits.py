"""Find names of bodies and offices that tell several matters they are for: "Department of Health and Social Care".

The recogniser cuts such names at "and" and at commas. Their halves are no sources of their own: what stands on both
sides of "and" is a matter ("Driver and Vehicle Licensing Agency"), and one word counts for both, the body behind them or
the one before "of" or "for".
"""

from collections.abc import Iterator, Sequence

from attribution.sources.conjoined import AND
from attribution.sources.lexicon import Lexicon
from attribution.sources.offices import SERVICES, is_role, matters_before
from attribution.values.document import Document

__all__ = ["remit_names"]

_OF = frozenset({"of", "for"})
_LONGEST = 8  # words on one side
_BEFORE = frozenset({"NNP", "NNPS", "JJ", "VB", "VBP"})  # tags of the name before its matters: "Essex County"


def remit_names(document: Document, tags: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of names of one body or office whose matters "and" would part into two.

    Args:
        document: the text.
        tags: its tags, names marked.
        lexicon: the word lists.
    """
    forms = document.forms
    for i in range(1, len(forms) - 1):
        if forms[i] not in AND or not forms[i + 1][:1].isupper():
            continue
        left = matters_before(forms, i, lexicon)
        end = _matters_end(forms, i + 1, lexicon)
        if left == i or end == i + 1:
            continue
        body = left - 2 if left > 1 and forms[left - 1] in _OF else -1
        last = _office_end(forms, end, lexicon)
        if body >= 0 and last == end and is_role(forms[body], lexicon):
            yield left, end  # "Minister of Health and Social Welfare": the office stays a description
        elif body >= 0 and last == end and forms[body][:1].isupper() and forms[body].lower() in lexicon.heads:
            yield _name_before(document, tags, body), end
        elif body < 0 and last > end and not {forms[i - 1].lower(), forms[i + 1].lower()} <= SERVICES:
            yield _name_before(document, tags, left), last


def _matters_end(forms: Sequence[str], first: int, lexicon: Lexicon) -> int:
    """Return one past the last of the matters in capitals that begin at a token."""
    end = first
    while end < min(first + _LONGEST, len(forms)) and forms[end][:1].isupper():
        if " ".join(forms[end : end + 2]).lower() in lexicon.fields:
            end += 2
        elif forms[end].lower() in lexicon.fields:
            end += 1
        else:
            break
    return end


def _is_office(form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word in capitals is that of one body or office: "Agency", "Commissioner", no plural."""
    word = form.lower()
    return form[:1].isupper() and not word.endswith("s") and (word in lexicon.heads or word in lexicon.titles)


def _office_end(forms: Sequence[str], i: int, lexicon: Lexicon) -> int:
    """Return one past the words for a body or office that begin at a token: "Service Ombudsman"; the token if none."""
    end = i
    while end < min(i + _LONGEST, len(forms)) and _is_office(forms[end], lexicon):
        end += 1
    return end


def _name_before(document: Document, tags: Sequence[str], first: int) -> int:
    """Return the first token of the name that goes on at a token: "Essex County Fire", "Scottish Fire"."""
    forms, at = document.forms, first
    while first > max(at - _LONGEST, 0) and forms[first - 1][:1].isupper() and tags[first - 1] in _BEFORE:
        first -= 1
    return first
