"""Which documents repeat which: shared fingerprints, and groups of documents with one origin.

Two documents are copies where the smaller one's fingerprints lie to at least :data:`CONTAINMENT` in the other
one and at least :data:`LEAST_SHARED` are shared. Both are properties of the pair alone, so the result does not
depend on what else is in the corpus or on the order of adding.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from attribution.corpus.digest import instant
from attribution.corpus.store import Store

__all__ = [
    "CONTAINMENT",
    "LEAST_SHARED",
    "Copy",
    "CopyRow",
    "copy_pair",
    "groups",
    "ordered_copies",
    "write_copies",
]

CONTAINMENT = 0.45
LEAST_SHARED = 4

CopyRow = tuple[str, str, int, float]
"""Two documents that share text, the smaller id first: document, document, shared, containment."""


@frozen(slots=True)
class Copy:
    """Two documents that share text.

    Attributes:
        origin: id of the earlier document (by date, then id).
        copy: id of the later one.
        shared: number of shared fingerprints.
        containment: share of the smaller document's fingerprints found in the other, in [0, 1].
    """

    origin: str
    copy: str
    shared: int
    containment: float


def write_copies(store: Store, document: str, n_prints: int) -> None:
    """Find and store the copies of a document whose fingerprints have just been stored.

    Args:
        store: the corpus file, inside a transaction.
        document: id of the document.
        n_prints: how many fingerprints it has.
    """
    found = store.rows(
        "SELECT b.document, COUNT(*), (SELECT COUNT(*) FROM fingerprint c WHERE c.document = b.document) "
        "FROM fingerprint a JOIN fingerprint b ON a.hash = b.hash "
        "WHERE a.document = ? AND b.document <> ? GROUP BY b.document HAVING COUNT(*) >= ?",
        (document, document, LEAST_SHARED),
    )
    rows = [
        row
        for other, shared, n_other in found
        if (row := copy_pair((document, n_prints), (other, n_other), shared)) is not None
    ]
    store.write_many("INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?)", rows)


def copy_pair(a: tuple[str, int], b: tuple[str, int], shared: int) -> CopyRow | None:
    """Decide whether two documents are copies.

    Args:
        a, b: id of a document and how many fingerprints it has.
        shared: how many fingerprints they share.

    Returns:
        The smaller id, the larger id, the number shared and their containment; None where they are no copies.

    >>> copy_pair(("b", 10), ("a", 20), 6), copy_pair(("b", 10), ("a", 20), 4)
    (('a', 'b', 6, 0.6), None)
    """
    containment = shared / max(1, min(a[1], b[1]))
    if shared < LEAST_SHARED or containment < CONTAINMENT:
        return None
    first, second = sorted((a[0], b[0]))
    return first, second, shared, containment


def ordered_copies(rows: Iterable[tuple[str, str, int, float]], dates: Mapping[str, str]) -> tuple[Copy, ...]:
    """Decide for each stored pair which document is the origin.

    Args:
        rows: (document, document, shared, containment).
        dates: document id to ISO date ("" where unknown: taken as last).

    Returns:
        Pairs sorted by origin and copy.
    """
    out = []
    for a, b, shared, containment in rows:
        first, second = sorted((a, b), key=lambda d: (instant(dates.get(d)), d))
        out.append(Copy(first, second, shared, containment))
    return tuple(sorted(out, key=lambda c: (c.origin, c.copy)))


def groups(items: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for every item the smallest item that it is connected with.

    Args:
        items: all items.
        pairs: connected pairs; items not listed are taken in as well.

    Returns:
        Item to the representative of its group; alone in a group, an item represents itself.
    """
    parent: dict[str, str] = {i: i for i in items}

    def root(x: str) -> str:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in pairs:
        parent.setdefault(a, a)
        parent.setdefault(b, b)
        ra, rb = root(a), root(b)
        if ra != rb:
            small, large = sorted((ra, rb))
            parent[large] = small
    return {i: root(i) for i in parent}
