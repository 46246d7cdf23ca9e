"""Find questions for yes or no by their word order: an auxiliary, its subject, the verb, a question mark."""

from attribution.values.document import Document

__all__ = ["is_asked", "question_opener"]

_BACK = 9
_QUESTION = 60  # tokens up to the question mark
_AUXILIARIES = frozenset(
    ("be", "can", "could", "do", "have", "might", "may", "must", "shall", "should", "will", "would")
)
_BEFORE_QUESTION = frozenset((".", ",", ":", "``", "''", "-LRB-", "-RRB-", "UH"))
_OPENERS = frozenset(("and", "but", "or", "so", "then", "well"))
_SUBJECTS = frozenset(("DT", "EX", "NN", "NNS", "NNP", "NNPS", "PRP"))
_BREAKS = frozenset(("WDT", "WP", "WP$", "WRB", "MD", "``", "''", ".", ";", ":", ",", "-RRB-", "-LRB-"))


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
    opener = question_opener(document, i, first)
    return opener >= 0 and _ends_with_question(document, i, last)


def question_opener(document: Document, i: int, first: int) -> int:
    """Return the auxiliary that opens the clause of a verb, before its subject ("| Do | you deny it"), or -1.

    Args:
        document: the text.
        i: a word of the verb group.
        first: where its sentence begins.
    """
    tags, lemmas = document.tags, document.lemmas
    has_subject = False
    for j in range(i - 1, max(first, i - _BACK) - 1, -1):
        is_name = tags[j] == "NNP"  # "May Lund said"
        if lemmas[j].lower() in _AUXILIARIES and not is_name and _opens_clause(document, j, first):
            return j if has_subject else -1
        is_joined = tags[j + 1] == "CC"  # "can you confirm or deny"
        is_verb = tags[j][:2] == "VB" and lemmas[j].lower() not in _AUXILIARIES
        if tags[j] in _BREAKS or (is_verb and not is_joined):
            return -1
        has_subject = has_subject or tags[j] in _SUBJECTS
    return -1


def _opens_clause(document: Document, j: int, first: int) -> bool:
    """Tell whether nothing of its clause stands before a token but a conjunction."""
    return j == first or document.tags[j - 1] in _BEFORE_QUESTION or document.forms[j - 1].lower() in _OPENERS


def _ends_with_question(document: Document, i: int, last: int) -> bool:
    """Tell whether the first full stop, exclamation or question mark after a token is a question mark."""
    forms = document.forms
    return next((forms[k] for k in range(i, min(last, i + _QUESTION)) if forms[k] in ".!?"), "") == "?"
