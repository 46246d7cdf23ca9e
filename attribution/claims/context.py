"""Read what stands before a word of checking: "confirmed", "could not be confirmed" and "if confirmed" differ."""

from collections.abc import Mapping, Sequence

from attribution.claims.clause import CLAUSE_ENDS
from attribution.text.penn import PROPER_NOUNS
from attribution.values.document import Document

__all__ = ["read_context"]

_BACK = 9  # tokens before a word of checking
#: Auxiliaries that belong to a negation after them.
_NEGATED = frozenset(("be", "ca", "can", "could", "do", "have", "should", "will", "would"))


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
        if effect in ("negate", "unable"):
            if low == "yet" and not (tags[j + 1] == "TO" or _negated_before(document, contexts, j, floor)):
                j -= 1
                continue
            if low == "no" and tags[j + 1][:2] not in ("NN", "JJ", "VB", "RB"):
                j -= 1
                continue
            context, start = "negated", j
            unable = unable or effect == "unable" or _can(forms, j, floor)
            while (
                start - 1 >= floor
                and tags[start - 1] in ("MD", "VBD", "VBZ", "VBP", "VBN")
                and lemmas[start - 1].lower() in _NEGATED
            ):
                start -= 1
            break
        if effect == "open" and context == "affirmed":
            if tag == "MD" and low in ("can", "must") and tags[i] == "VB":
                j -= 1
                continue
            context, start = "open", j
        j -= 1
    return context, start, unable


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
