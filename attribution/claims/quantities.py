"""Read numbers with their units and bounds: "at least 24 people", "$1.5 million", "dozens of soldiers".

A number without a unit of its own counts what the sentence measures (:mod:`attribution.claims.measures`).

A quantity is an interval: "at least 24" reaches from 24 upwards, "about 200" from 180 to 220. Two quantities of
the same unit agree if their intervals meet. They are near where one of them is bounded and their values differ by a
quarter at most, or where one is the other rounded, and conflict otherwise: 80 and 100 are rival figures.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from pathlib import Path

from attrs import frozen

from attribution.claims.measures import acting_key, counted_unit, measured_key, measured_unit
from attribution.lexicons.load import table
from attribution.text.penn import NOUNS

__all__ = ["Quantity", "compare_quantities", "read_quantities"]

_MONEY = frozenset("$£€¥")
_PLURALS = frozenset(("dozens", "hundreds", "thousands", "millions"))
_VAGUE = _PLURALS | {"dozen", "couple", "no"}
#: Tags of what stands between a number and the noun that it counts.
_BEFORE_UNIT = frozenset(("JJ", "JJR", "JJS", "NNP", "IN", "DT", "VBN", "VBG", "CD", "POS", "PRP$"))
_NEAR = 0.25  # share of the larger value by which near ones may differ
_ROUNDED = 0.05  # share of it by which exact ones may
_ABOUT = 0.1  # share of a value on each side of "about"


@frozen(slots=True)
class Quantity:
    """A number as the text bounds it.

    Attributes:
        low, high: the interval, ends included; ``inf`` where it is open.
        value: the number itself.
        unit: key of what is counted, "" where the text does not say.
        text: the words.
        measures: key of what the sentence measures by the number ("the toll rose to 38"), or "".
    """

    low: float
    high: float
    value: float
    unit: str
    text: str
    measures: str = ""


@lru_cache(maxsize=4)
def _number_tables(folder: Path | None) -> tuple[dict[str, float], dict[str, str]]:
    words = {str(r["word"]): float(r["value"]) for r in table("number_words", folder)}
    bounds = {str(r["phrase"]): str(r["bound"]) for r in table("number_bounds", folder)}
    return words, bounds


def _parse(word: str, words: dict[str, float]) -> float | None:
    """Return the value of one token, or None."""
    known = words.get(word)
    if known is not None:
        return known
    if "-" in word and len(word) < 30:
        parts = word.split("-")
        tens, ones = words.get(parts[0]), words.get(parts[1])
        if len(parts) == 2 and tens is not None and ones is not None and 20 <= tens < 100 and ones < 10:
            return tens + ones
        if parts[0].isdecimal() and len(parts[0]) < 12:  # "22-year-old", "15-pound"
            return float(parts[0])
    plain = word.replace(",", "")
    if len(plain) > 15 or not plain[:1].isdecimal():
        return None
    scale = {"m": 1e6, "k": 1e3, "bn": 1e9}.get(plain.lstrip("0123456789."), 1.0)
    try:
        return float(plain.rstrip("mkbn")) * scale
    except ValueError:
        return None


def read_quantities(
    forms: Sequence[str],
    tags: Sequence[str],
    lemmas: Sequence[str],
    keys: Sequence[str],
    tokens: Sequence[int],
    folder: Path | None = None,
) -> tuple[Quantity, ...]:
    """Find the quantities in some tokens of a document.

    Args:
        forms, tags, lemmas, keys: columns of the document, one entry a token.
        tokens: the tokens to look at, in text order.
        folder: a user's folder of lexicons, or None.

    Returns:
        The quantities in text order; empty where there is none. Ages, days of the month and years of four
        digits without a unit are left out.
    """
    words, bounds = _number_tables(folder)
    found: list[Quantity] = []
    n, i = len(tokens), 0
    while i < n:
        token = tokens[i]
        low = forms[token].lower()
        is_number = (
            tags[token] == "CD" or low[:1].isdecimal() or (low != "one" and low.partition("-")[0] in words)
        )
        if not is_number and low not in _VAGUE:
            i += 1
            continue
        first = i
        if low == "no" and i + 1 < n and tags[tokens[i + 1]] == "NNS" and keys[tokens[i + 1]]:
            value: float | None = 0.0
        else:
            value = _parse(low.rstrip("s") if low in _PLURALS else low, words)
        plural = low in _PLURALS
        i += 1
        if value is None or (low == "no" and value):
            continue
        while i < n and tokens[i] == tokens[i - 1] + 1:
            factor = words.get(forms[tokens[i]].lower().rstrip("s"))
            if factor is None or factor < 12:
                break
            value, i = value * factor, i + 1
        unit, is_age = _unit(forms, tags, keys, tokens, first, i)
        if is_age or (unit == "" and 1500 <= value <= 2100 and len(low) == 4):
            continue
        bound, n_bound = _bound(forms, tokens, first, bounds)
        measured = ""
        is_named = first > 0 and tags[tokens[first - 1]] in NOUNS  # "Flight 812 crashed" counts nothing
        if not unit:
            unit = counted_unit(keys[tokens[i]], folder) if i < n else ""
        if not unit and not is_named and (event := acting_key(tags, lemmas, keys, tokens, i)):
            unit = counted_unit(event, folder) or f"of {event}"
        if not unit and (measured := measured_key(forms, tags, lemmas, keys, tokens, first - n_bound)):
            unit = measured_unit(measured, folder)
        lo, hi = _interval(value * (2 if plural and value < 1000 else 1), "low" if plural else bound)
        text = " ".join(forms[t] for t in tokens[first:i])
        found.append(Quantity(lo, hi, value, unit, text, measured))
    return tuple(found)


def _unit(
    forms: Sequence[str],
    tags: Sequence[str],
    keys: Sequence[str],
    tokens: Sequence[int],
    first: int,
    end: int,
) -> tuple[str, bool]:
    """Return the key of what a number counts, and whether the number is an age or a date."""
    before = forms[tokens[first - 1]] if first and tokens[first - 1] == tokens[first] - 1 else ""
    if before in _MONEY or forms[tokens[first]][:1] in _MONEY:
        return "$", False
    if "year-old" in forms[tokens[first]]:
        return "", True
    unit = ""
    for k in range(end, min(end + 5, len(tokens))):
        token = tokens[k]
        low = forms[token].lower()
        if low in ("%", "percent", "per"):
            return "%", False
        if tags[token] in NOUNS:
            unit = keys[token] or low
            if low in ("years", "year") and k == end:
                return ("year", forms[tokens[k + 1]].lower() == "old" if k + 1 < len(tokens) else False)
            if k + 1 < len(tokens) and tags[tokens[k + 1]] in NOUNS and tokens[k + 1] == token + 1:
                continue
            break
        if unit or tags[token] not in _BEFORE_UNIT:
            break
        if tags[token] == "IN" and low != "of":
            break
    if not unit and before == ",":
        return "", True
    return unit, False


def _bound(
    forms: Sequence[str], tokens: Sequence[int], first: int, bounds: dict[str, str]
) -> tuple[str, int]:
    """Return the bound that the words before a number set on it, and how many they are."""
    before = [forms[t].lower() for t in tokens[max(0, first - 3) : first]]
    for size in (3, 2, 1):
        if size <= len(before):
            bound = bounds.get(" ".join(before[-size:]))
            if bound is not None:
                return bound, size
    return "exact", 0


def _interval(value: float, bound: str) -> tuple[float, float]:
    if bound in ("low", "above"):
        return value, inf
    if bound in ("high", "below"):
        return 0.0, value
    if bound == "about":
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, value


def compare_quantities(a: Quantity, b: Quantity) -> str:
    """Compare two quantities of one unit.

    Returns:
        ``"agree"`` if the intervals meet, ``"near"`` if one is bounded and the values differ by a quarter of the larger
        at most, or if one is the other rounded, ``"conflict"`` otherwise.

    >>> compare_quantities(Quantity(24, inf, 24, "person", "24"), Quantity(22, 22, 22, "person", "22"))
    'near'
    >>> compare_quantities(Quantity(24, inf, 24, "person", "24"), Quantity(30, 30, 30, "person", "30"))
    'agree'
    >>> compare_quantities(Quantity(4, 4, 4, "person", "four"), Quantity(5, 5, 5, "person", "five"))
    'conflict'
    """
    if a.low <= b.high and b.low <= a.high:
        return "agree"
    is_bounded = a.low < a.high or b.low < b.high
    apart = abs(a.value - b.value) / max(a.value, b.value)
    if is_bounded:
        return "near" if apart <= _NEAR else "conflict"
    return "near" if apart <= _ROUNDED and _is_rounded(a.value, b.value) else "conflict"


def _is_rounded(a: float, b: float) -> bool:
    """Tell whether one of two values is the other with one or two significant digits: 9 and 9.2, 1,000 and 1,012."""
    return any(float(f"{x:.{n}e}") == y for x, y in ((a, b), (b, a)) for n in (0, 1))
