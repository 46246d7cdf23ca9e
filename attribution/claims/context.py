"""Read what stands before a word of checking: "confirmed", "could not be confirmed" and "if confirmed" differ."""

from collections.abc import Mapping, Sequence

from attribution.claims.clause import CLAUSE_ENDS
from attribution.text.penn import PROPER_NOUNS
from attribution.values.document import Document

__all__ = ["is_asked", "read_context"]

_BACK = 9
_QUESTION = 60  # tokens up to the question mark
_AUXILIARIES = frozenset(
    ("be", "can", "could", "do", "have", "might", "may", "must", "shall", "should", "will", "would")
)
_BEFORE_QUESTION = frozenset((".", ",", ":", "``", "''", "-LRB-", "-RRB-", "UH"))
_OPENERS = frozenset(("and", "but", "or", "so", "then", "well"))
_SUBJECTS = frozenset(("DT", "EX", "NN", "NNS", "NNP", "NNPS", "PRP"))
_BREAKS = frozenset(("WDT", "WP", "WP$", "WRB", "MD", "``", "''", *CLAUSE_ENDS))


def read_context(
    document: Document, contexts: Mapping[str, str], i: int, first: int
) -> tuple[str, int, bool]:
    """Read back from a word of checking.

    Args:
        document: the text.
        contexts: effects of words ("negate", "unable", "open", "end").
        i: the word of checking.
        first: where its sentence begins.

    Returns:
        Its context (``"affirmed"``, ``"negated"`` or ``"open"``), where the phrase begins, and whether it says that one
        cannot.
    """
    forms, lemmas, tags = document.forms, document.lemmas, document.tags
    context, start, unable = "affirmed", i, False
    floor = max(first, i - _BACK)
    j = i - 1
    while j >= floor:
        tag = tags[j]
        low = forms[j].lower()
        effect = contexts.get(low) or contexts.get(lemmas[j].lower())
        if tag in CLAUSE_ENDS or effect == "end":
            break
        if effect is not None and _is_in_name(document, j, i, first):
            j -= 1
            continue
        if tag == "," and not (j + 1 < i and tags[j + 1] in ("IN", "RB", "CC")):
            break
        if tag == "IN" and low == "that" and j < i - 1:
            break
        if effect == "yet" and low == "yet" and not (j + 1 < i and tags[j + 1] == "TO"):
            effect = None
        if effect in ("negate", "unable"):
            if low == "yet" and not (tags[j + 1] == "TO" or _negated_before(document, contexts, j, floor)):
                j -= 1
                continue
            if low == "no" and tags[j + 1][:2] not in ("NN", "JJ", "VB", "RB"):
                j -= 1
                continue
            context, start = "negated", j
            unable = unable or effect == "unable" or _can(forms, j, floor)
            while start - 1 >= floor and tags[start - 1] in ("MD", "VBD", "VBZ", "VBP", "VBN") and lemmas[start - 1].lower() in (
                "can", "could", "would", "do", "have", "be", "ca", "will", "should",
            ):  # fmt: skip
                start -= 1
            break
        if effect == "open" and context == "affirmed":
            if (
                tag == "MD"
                and low in ("can", "could", "must", "will", "would")
                and tags[i] == "VB"
                and low not in ("would", "could", "will")
            ):
                j -= 1
                continue
            context, start = "open", j
        j -= 1
    return context, start, unable


def is_asked(document: Document, i: int, first: int, last: int) -> bool:
    """Tell whether a word belongs to the verb group of a question that asks for yes or no.

    Its auxiliary opens the clause, its subject follows, and a question mark ends it. "When did the army deny it?" takes
    the denial for granted, and so is no such question.

    Args:
        document: the text.
        i: the word, or the first one of a phrase.
        first, last: tokens of its sentence, half-open.

    >>> from attribution.text import read
    >>> is_asked(read("Do you deny it?"), 2, 0, 5), is_asked(read("Why do you deny it?"), 3, 0, 6)
    (True, False)
    """
    tags, lemmas = document.tags, document.lemmas
    has_subject = False
    for j in range(i - 1, max(first, i - _BACK) - 1, -1):
        if lemmas[j].lower() in _AUXILIARIES and _opens_clause(document, j, first):
            return has_subject and _ends_with_question(document, i, last)
        is_joined = tags[j + 1] == "CC"  # "can you confirm or deny"
        is_verb = tags[j][:2] == "VB" and lemmas[j].lower() not in _AUXILIARIES
        if tags[j] in _BREAKS or (is_verb and not is_joined):
            return False
        has_subject = has_subject or tags[j] in _SUBJECTS
    return False


def _opens_clause(document: Document, j: int, first: int) -> bool:
    """Tell whether nothing of its clause stands before a token but a conjunction."""
    return j == first or document.tags[j - 1] in _BEFORE_QUESTION or document.forms[j - 1].lower() in _OPENERS


def _ends_with_question(document: Document, i: int, last: int) -> bool:
    """Tell whether the first full stop, exclamation or question mark after a token is a question mark."""
    forms = document.forms
    return next((forms[k] for k in range(i, min(last, i + _QUESTION)) if forms[k] in ".!?"), "") == "?"


def _is_in_name(document: Document, j: int, i: int, first: int) -> bool:
    """Tell whether a word before a trigger is part of a name: "Doctors Without Borders confirmed", "Mrs May denied".

    Args:
        document: the text.
        j: the word.
        i: the trigger; where it has a capital, as in headlines, capitals tell nothing.
        first: where the sentence begins, with a capital that tells nothing.
    """
    forms, tags = document.forms, document.tags
    if not forms[j][0].isupper() or forms[i][0].isupper():
        return False
    if tags[j] in PROPER_NOUNS:
        return True
    return j > first and forms[j + 1][0].isupper()


def _negated_before(document: Document, contexts: Mapping[str, str], j: int, floor: int) -> bool:
    return any(contexts.get(document.forms[k].lower()) == "negate" for k in range(floor, j))


def _can(forms: Sequence[str], j: int, floor: int) -> bool:
    """Tell whether a negation is of being able: "could not", "not possible", "no way"."""
    near = {forms[k].lower() for k in range(max(floor, j - 2), min(len(forms), j + 4))}
    return bool(near & {"can", "could", "ca", "cannot", "possible", "able", "way", "means"})
