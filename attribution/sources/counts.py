"""Tell phrases that say only how many: "two of them", "a third of drivers", "78%"."""

from collections.abc import Sequence

__all__ = ["NUMBERS", "is_count"]

NUMBERS = frozenset(
    {
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty",
        "forty",
    }
)  # fmt: skip
_PARTS = frozenset({"third", "quarter", "fifth", "tenth"})


def is_count(forms: Sequence[str], tags: Sequence[str], head: int) -> bool:
    """Tell whether a phrase with this head counts several without saying whom.

    >>> is_count(["A", "third", "of", "drivers"], ["DT", "JJ", "IN", "NNS"], 1), is_count(["One"], ["CD"], 0)
    (True, False)
    """
    word, after = forms[head].lower(), forms[head + 1 : head + 2]
    if word in _PARTS or word == "more":
        return list(after) == (["than"] if word == "more" else ["of"])
    return word in NUMBERS or word == "%" or (tags[head] == "CD" and word not in ("one", "1"))
