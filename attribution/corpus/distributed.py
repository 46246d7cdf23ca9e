"""Many documents on a Dask cluster (extra ``dask``): the same function over documents, the same grouping of claims.

Two ways lead to the same corpus. :func:`run_on_cluster` analyses on the workers while one process writes a corpus file;
:func:`relate_bag` compares claims and texts on the workers as well and needs no file. A worker that dies loses
nothing: Dask runs its tasks again elsewhere.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeVar

from attribution.batches import attempt
from attribution.claims.keys import load_keys
from attribution.claims.proposition import Proposition
from attribution.corpus.copies import copy_pair
from attribution.corpus.digest import DocumentDigest
from attribution.corpus.entries import Entry, Match, compare_claims, is_near, make_entry
from attribution.errors import BatchError, InputError, MissingExtraError
from attribution.options import Options, chosen
from attribution.report import Report

if TYPE_CHECKING:
    import dask.bag

    from attribution.corpus.overview import Overview

__all__ = ["analyze_bag", "relate_bag", "run_on_cluster"]

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 64


def run_on_cluster(
    function: Callable[[Item], Result], items: Iterable[Item], scheduler: str
) -> Iterator[tuple[Item, Result | Exception]]:
    """Run a function over items on a cluster, lazily and in order.

    Args:
        function: picklable; called once for each item (again if a worker dies).
        items: read ahead by at most a few dozen.
        scheduler: address, as in ``tcp://host:8786``.

    Yields:
        Each item with its result, or with the exception that the function raised; an item on which several workers
        died gives a :class:`~attribution.errors.BatchError`.

    Raises:
        MissingExtraError: without the extra ``dask``.
        InputError: if the scheduler does not answer.
        BatchError: if the scheduler is lost during the run.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise MissingExtraError("analysing on a cluster", "dask") from None
    try:
        client = Client(scheduler)
    except (OSError, ValueError) as e:
        raise InputError(f"the scheduler {scheduler} does not answer ({e}); is its address right?") from None

    def result_of(future: Any) -> Result | Exception:
        try:
            answer: Result | Exception = future.result()
        except KilledWorker:
            return BatchError("the workers that worked on this item died (killed, or out of memory)")
        except BaseException as e:
            if isinstance(e, (KeyboardInterrupt, SystemExit, GeneratorExit)):
                raise
            raise BatchError(
                f"the scheduler {scheduler} is lost ({e or type(e).__name__}); start again to go on"
            ) from e
        return answer

    with client:
        waiting: deque[tuple[Item, Any]] = deque()
        for item in items:
            waiting.append((item, client.submit(attempt, function, item, pure=False, retries=3)))
            if len(waiting) >= _AHEAD:
                done, future = waiting.popleft()
                yield done, result_of(future)
        while waiting:
            done, future = waiting.popleft()
            yield done, result_of(future)


def analyze_bag(texts: "dask.bag.Bag", options: Options | None = None) -> "dask.bag.Bag":
    """Analyse a Dask bag of records ``{"id", "text", "title"?, "published"?, "outlet"?}``.

    Args:
        texts: the bag.
        options: choices; the defaults where None.

    Returns:
        A bag of :class:`Report`, lazily computed, in the same order.
    """
    return texts.map(partial(_analyze_record, chosen(options)))


def relate_bag(reports: "dask.bag.Bag", options: Options | None = None) -> "Overview":
    """Find copies, and claims that meet, in a Dask bag of reports: what ``Corpus.overview`` is after adding them.

    Claims are grouped by their index hashes and compared where they meet, texts by their fingerprints; only pairs come
    back from the workers, and what follows from them is derived in this process.

    Args:
        reports: a bag of :class:`Report`, as :func:`analyze_bag` gives it, each with another id.
        options: lexicons to read claims with; the defaults where None.

    Returns:
        The overview, equal to that of a corpus of the same reports.

    Raises:
        InputError: if a report has no id or no text, or two have the same id.
    """
    import dask

    from attribution.corpus.overview import build_overview

    options = chosen(options)
    entries = reports.map(partial(make_entry, options=options))
    matches = entries.map(_claim_rows).flatten().groupby(_first).map(partial(_matches, options)).flatten()
    pairs = entries.map(_print_rows).flatten().groupby(_first).map(_pairs).flatten().frequencies()
    digests, matched, shared = dask.compute(entries.map(_digest), matches, pairs)
    twice = [d for d, n in Counter(d.id for d in digests).items() if n > 1]
    if twice:
        raise InputError(f"{len(twice)} ids are given to several reports, as {min(twice)!r}")
    copies = [row for (a, b), n in shared if (row := copy_pair(a, b, n)) is not None]
    return build_overview(digests, sorted(matched), sorted(copies), {})


def _analyze_record(options: Options, record: dict[str, Any]) -> Report:
    from attribution.pipeline import Analyzer

    more = {name: record.get(name) for name in ("title", "published", "outlet")}
    return Analyzer(options).analyze(record["text"], id=str(record["id"]), **more)


_ClaimRow = tuple[int, str, str | None, str, Proposition, frozenset[int]]
"""Index hash, document, date, claim, proposition, all hashes of the claim."""
_PrintRow = tuple[int, str, int]
"""Fingerprint, document, number of its fingerprints."""


def _first(row: tuple[Any, ...]) -> int:
    return int(row[0])


def _digest(entry: Entry) -> DocumentDigest:
    return entry.digest


def _claim_rows(entry: Entry) -> list[_ClaimRow]:
    hashes: dict[str, set[int]] = {}
    for h, claim in entry.hashes:
        hashes.setdefault(claim, set()).add(h)
    d = entry.digest
    return [
        (h, d.id, d.published, claim, entry.forms[claim], frozenset(found))
        for claim, found in hashes.items()
        for h in sorted(found)
    ]


def _matches(options: Options, group: tuple[int, list[_ClaimRow]]) -> list[Match]:
    """Compare the claims that share an index hash; a pair that shares several is compared at the smallest."""
    here, rows = group
    table = load_keys(options.lexicons)
    out = []
    for (_, d1, when1, c1, p1, all1), (_, d2, when2, c2, p2, all2) in combinations(rows, 2):
        if d1 != d2 and min(all1 & all2) == here and is_near(when1, when2):
            match = compare_claims((d1, c1, p1), (d2, c2, p2), table)
            if match is not None:
                out.append(match)
    return out


def _print_rows(entry: Entry) -> list[_PrintRow]:
    return [(h, entry.digest.id, len(entry.prints)) for h in entry.prints]


def _pairs(group: tuple[int, list[_PrintRow]]) -> list[tuple[tuple[str, int], tuple[str, int]]]:
    """Pair the documents that share a fingerprint, the smaller id first."""
    rows = sorted((document, n) for _, document, n in group[1])
    return [(a, b) for a, b in combinations(rows, 2) if a[0] != b[0]]
