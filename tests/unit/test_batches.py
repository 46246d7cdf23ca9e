"""Batches keep the order and lose no item, in one process or several."""

import os
import time
from collections.abc import Iterator

import pytest

from attribution.batches import run_ordered
from attribution.errors import BatchError, MissingExtraError


def work(item: int) -> int:
    """Double, but fail at 3, crash at 13, and raise something that cannot travel at 5."""
    if item == 3:
        raise ValueError("three")
    if item == 5:
        error = ValueError("five")
        error.why = lambda: None  # type: ignore[attr-defined]
        raise error
    if item == 7:
        raise MissingExtraError("seven", "eight")
    if item == 13:
        os._exit(9)
    time.sleep(0.001 * (item % 4))
    return 2 * item


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_with_failures_in_place(jobs: int) -> None:
    """Each item comes back with its result or its exception."""
    found = list(run_ordered(work, range(12), jobs=jobs))
    assert [item for item, _ in found] == list(range(12))
    for item, result in found:
        if item in (3, 5, 7):
            assert isinstance(result, Exception)
        else:
            assert result == 2 * item
    assert str(found[3][1]) == "three"
    assert "five" in str(found[5][1])
    assert isinstance(found[7][1], MissingExtraError)


def test_an_item_that_kills_its_process_loses_no_other() -> None:
    """The culprit gives a BatchError, all others their result."""
    found = dict(run_ordered(work, range(10, 60), jobs=2))
    assert isinstance(found.pop(13), BatchError)
    assert found == {n: 2 * n for n in found}
    assert len(found) == 49


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_not_read_all_at_once(jobs: int) -> None:
    """An endless stream can be begun."""
    read = 0

    def endless() -> Iterator[int]:
        nonlocal read
        while True:
            read += 1
            yield 20

    results = run_ordered(work, endless(), jobs=jobs)
    assert [next(results) for _ in range(3)] == [(20, 40)] * 3
    assert read < 100
    results.close()  # type: ignore[attr-defined]


def test_jobs_below_one_are_refused() -> None:
    """The number of processes is checked before anything runs."""
    with pytest.raises(ValueError, match="at least 1"):
        run_ordered(work, [1], jobs=0)
