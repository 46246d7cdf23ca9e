"""Analyse on a Dask cluster (extra ``dask``): the same function over documents, the same corpus at the end.

Workers only analyse; the corpus file is written by one process, in the order of the input, so a cluster and a single
process give equal results. A worker that dies loses nothing: Dask runs its tasks again elsewhere.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from attribution.errors import MissingExtraError
from attribution.options import Options
from attribution.report import Report

if TYPE_CHECKING:
    import dask.bag

__all__ = ["analyze_bag", "run_on_cluster"]

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 64


def _attempt(function: Callable[[Item], Result], item: Item) -> Result | Exception:
    try:
        return function(item)
    except Exception as e:
        return e


def run_on_cluster(
    function: Callable[[Item], Result], items: Iterable[Item], scheduler: str
) -> Iterator[tuple[Item, Result | Exception]]:
    """Run a function over items on a cluster, lazily and in order.

    Args:
        function: picklable; called once for each item (again if a worker dies).
        items: read ahead by at most a few dozen.
        scheduler: address, as in ``tcp://host:8786``.

    Yields:
        Each item with its result, or with the exception that the function raised.

    Raises:
        MissingExtraError: without the extra ``dask``.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtraError("analysing on a cluster", "dask") from None
    with Client(scheduler) as client:
        waiting: deque[tuple[Item, Any]] = deque()
        for item in items:
            waiting.append((item, client.submit(_attempt, function, item, pure=False, retries=3)))
            if len(waiting) >= _AHEAD:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()


def analyze_bag(texts: "dask.bag.Bag", options: Options | None = None) -> "dask.bag.Bag":
    """Analyse a Dask bag of records ``{"id", "text", "title"?, "published"?, "outlet"?}``.

    Args:
        texts: the bag.
        options: choices; the defaults where None.

    Returns:
        A bag of :class:`Report`, lazily computed, in the same order.
    """
    return texts.map(partial(_analyze_record, options or Options()))


def _analyze_record(options: Options, record: dict[str, Any]) -> Report:
    from attribution.pipeline import Analyzer

    more = {name: record.get(name) for name in ("title", "published", "outlet")}
    return Analyzer(options).analyze(record["text"], id=str(record["id"]), **more)
