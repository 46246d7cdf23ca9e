"""Remember what was worked out lately, in bounded memory."""

from typing import TypeVar

__all__ = ["Kept"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(dict[Key, Value]):
    """A bounded memory in two generations: ``kept[key]`` works a value out where it is not remembered.

    A full memory begins anew and keeps the entries of before aside; of those, what is met again comes back. So what is
    frequent is not forgotten, and what is remembered costs one look-up in a dict.

    Args:
        most: entries of one generation; two are kept at most.

    >>> class Lengths(Kept[str, int]):
    ...     def make(self, key: str) -> int:
    ...         return len(key)
    >>> lengths = Lengths(2)
    >>> [lengths[w] for w in ("rain", "snow", "hail", "rain", "ice")]
    [4, 4, 4, 4, 3]
    >>> lengths.n_kept
    3
    """

    __slots__ = ("_most", "_older")

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._older: dict[Key, Value] = {}

    def make(self, key: Key) -> Value:
        """Work a value out; never None."""
        raise NotImplementedError

    def __missing__(self, key: Key) -> Value:
        value = self._older.get(key)
        if value is None:
            value = self.make(key)
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        self[key] = value
        return value

    @property
    def n_kept(self) -> int:
        """Number of the entries that are remembered now."""
        return len(self) + len(self._older)
