"""The bounded memory of the models."""

from attribution.models.kept import Kept


class Doubles(Kept[int, int]):
    """Twice a number; counts how often it is asked."""

    __slots__ = ("asked",)

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.asked: list[int] = []

    def make(self, key: int) -> int:
        self.asked.append(key)
        return 2 * key


def test_values_are_right_and_bounded() -> None:
    """Whatever is forgotten, each value is right, and never more than two generations are kept."""
    kept = Doubles(5)
    for n in range(200):
        key = n * n % 37
        assert kept[key] == 2 * key
        assert kept.n_kept <= 10


def test_what_is_frequent_is_not_forgotten() -> None:
    """A key that is met again and again is worked out once, however many others come between."""
    kept = Doubles(5)
    for n in range(1, 400):
        assert kept[n] == 2 * n
        assert kept[0] == 0
    assert kept.asked.count(0) == 1
    assert len(kept.asked) == 400


def test_nothing_kept_is_still_right() -> None:
    """A bound of one entry works."""
    kept = Doubles(1)
    assert [kept[k] for k in (1, 2, 1, 3, 1)] == [2, 4, 2, 6, 2]
