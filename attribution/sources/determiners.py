"""Read the determiner of a phrase."""

from collections.abc import Sequence

__all__ = ["read_determiner"]

_DETERMINERS = {
    "a": "indefinite", "an": "indefinite", "another": "other", "some": "quantity", "any": "quantity", "no": "none",
    "the": "definite", "this": "definite", "that": "definite", "these": "definite", "those": "definite",
    "such": "definite", "each": "quantity", "every": "quantity", "both": "definite", "all": "quantity", "[a]": "indefinite",
}  # fmt: skip


def read_determiner(forms: Sequence[str], tags: Sequence[str], a: int, b: int) -> tuple[str, int]:
    """Return the kind of determiner and the first token after it.

    Args:
        forms, tags: columns of the text.
        a, b: token range of a phrase.

    Returns:
        "definite", "indefinite", "possessive", "quantity", "other", "none" or empty; and a token.

    >>> read_determiner(["two", "officials"], ["CD", "NNS"], 0, 2)
    ('quantity', 1)
    """
    i, found = a, ""
    while i < b - 1 and tags[i] in ("DT", "PDT", "PRP$", "CD", "WP$", "RB"):
        word = forms[i].lower()
        if tags[i] == "PRP$" or tags[i] == "WP$":
            found = "possessive"
        elif tags[i] == "CD":
            found = found or "quantity"
        elif tags[i] == "RB":
            pass
        else:
            found = _DETERMINERS.get(word, found or "definite")
        i += 1
    if i < b - 1 and forms[i].lower() in (
        "other",
        "second",
        "third",
        "additional",
        "different",
        "further",
        "earlier",
        "previous",
    ):
        if found != "definite" or forms[i].lower() in ("second", "third"):
            found = "other"
    elif (
        i < b - 1
        and not found
        and forms[i].lower() in ("several", "many", "few", "most", "various", "multiple", "numerous")
    ):
        found = "quantity"
    elif i < b - 1 and forms[i].lower() == "such":
        found = "definite"
    return found, i
