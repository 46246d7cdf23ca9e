"""The columns of every lexicon, with the check and conversion of each.

To add a lexicon: put its file into ``en/`` and its schema here, each in one place.
"""

from collections.abc import Callable, Mapping

from attrs import frozen

__all__ = ["SCHEMAS", "Schema", "choice", "number", "text"]

Check = Callable[[str], str | float]


def text(value: str) -> str:
    """Accept any text."""
    return value


def choice(*allowed: str) -> Check:
    """Accept one of the given words."""

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is not one of {', '.join(allowed)}")
        return value

    return check


def number(low: float, high: float) -> Check:
    """Accept a number from low to high, both included."""

    def check(value: str) -> float:
        try:
            x = float(value)
        except ValueError:
            raise ValueError(f"{value!r} is not a number") from None
        if not low <= x <= high:
            raise ValueError(f"{value} is not in [{low:g}, {high:g}]")
        return x

    return check


@frozen(slots=True)
class Schema:
    """Columns in file order with their checks, and the columns that together are the key."""

    columns: Mapping[str, Check]
    key: tuple[str, ...]


SCHEMAS: dict[str, Schema] = {}
