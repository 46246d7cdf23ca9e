"""Run one function over many items, in order, in one process or several, without losing any.

A batch is robust in two ways: an item whose function raises gives that exception in its place, and an item
that kills its process (out of memory, a crash in a compiled library) gives a
:class:`~attribution.errors.BatchError` in its place while the others are run again in new processes.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from attribution.errors import AttributionError, BatchError

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["attempt", "run_ordered"]

Item = TypeVar("Item")
Result = TypeVar("Result")

# Enough items a message that sending costs nothing beside the work, few enough that no worker idles at the end.
_CHUNK = 4
# Chunks under way for each process: the next one is there when one is done, and memory stays bounded.
_AHEAD = 4


def run_ordered(
    function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int = 1
) -> Iterator[tuple[Item, Result | Exception]]:
    """Yield each item with ``function(item)``, lazily and in the order of the items.

    Args:
        function: called once for each item; with ``jobs > 1`` it must be picklable (a function of a
            module, or a ``functools.partial`` of one), and so must items and results.
        items: read as far ahead as the processes need, never all at once.
        jobs: number of processes, at least 1; 1 runs everything in this one.

    Yields:
        One pair an item: the item, and the result or the exception that the function raised.

    Raises:
        ValueError: if ``jobs`` is below 1.

    Example:
        >>> [(x, n if isinstance(n, int) else type(n).__name__) for x, n in run_ordered(len, ["ab", 3])]
        [('ab', 2), (3, 'TypeError')]
    """
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}, expected at least 1")
    if jobs == 1:
        return ((item, attempt(function, item)) for item in items)
    return _run_parallel(function, items, jobs)


def attempt(function: Callable[[Item], Result], item: Item) -> Result | Exception:
    """Return what a function gives for an item, or the exception that it raises."""
    try:
        return function(item)
    except Exception as e:
        return e


def _run_chunk(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result | Exception]:
    """Run in a worker: an exception that cannot travel back is replaced by one that can."""
    results: list[Result | Exception] = []
    for item in chunk:
        result = attempt(function, item)
        if isinstance(result, Exception):
            try:
                pickle.loads(pickle.dumps(result))
            except Exception:
                result = AttributionError(f"{type(result).__name__}: {result}")
        results.append(result)
    return results


def _run_parallel(
    function: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Iterator[tuple[Item, Result | Exception]]:
    # The machinery of processes takes time to import, and most runs need none.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunks = _chunks(items)
    waiting: deque[tuple[list[Item], Future[Any]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_end_with_parent)
    try:
        while True:
            for chunk in chunks:
                waiting.append((chunk, pool.submit(_run_chunk, function, chunk)))
                if len(waiting) >= jobs * _AHEAD:
                    break
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                # The pool is lost with everything in it: this chunk is run item by item to find the
                # culprit, the others go to a new pool.
                pool.shutdown(wait=False, cancel_futures=True)
                results = [_run_alone(function, item) for item in chunk]
                pool = ProcessPoolExecutor(jobs, initializer=_end_with_parent)
                waiting = deque((c, pool.submit(_run_chunk, function, c)) for c, _ in waiting)
            yield from zip(chunk, results, strict=True)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone: a killed parent cannot tell its workers to stop."""
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _run_alone(function: Callable[[Item], Result], item: Item) -> Result | Exception:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(_run_chunk, function, [item]).result()[0]
        except BrokenProcessPool:
            return BatchError("the process that worked on this item died (killed, or out of memory)")


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
