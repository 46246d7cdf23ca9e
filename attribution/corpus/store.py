"""The corpus on disk: one SQLite file, one transaction a document.

Only facts about single documents and about pairs of documents are stored; everything that depends on the
whole corpus (groups, origins, trust) is derived from them when asked for. So adding documents one by one, in any
order, replacing and removing them, gives the same corpus as building it anew.

The file uses a write-ahead log: a process that is killed at any moment leaves every committed document and no
half one. The schema has a version; :data:`MIGRATIONS` lead from each version to the next.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attribution.errors import StoreError

__all__ = ["MIGRATIONS", "VERSION", "Store"]

APPLICATION_ID = 0x41545242  # "ATRB": tells our files from other SQLite databases

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE document (id TEXT PRIMARY KEY, published TEXT, text_hash INTEGER NOT NULL, digest BLOB NOT NULL);
    CREATE TABLE report (document TEXT PRIMARY KEY, report BLOB NOT NULL);
    CREATE TABLE fingerprint (
        hash INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (hash, document)
    ) WITHOUT ROWID;
    CREATE INDEX fingerprint_document ON fingerprint (document);
    CREATE TABLE copy (
        a TEXT NOT NULL, b TEXT NOT NULL, shared INTEGER NOT NULL, containment REAL NOT NULL, PRIMARY KEY (a, b)
    ) WITHOUT ROWID;
    CREATE INDEX copy_b ON copy (b);
    CREATE TABLE claim (
        document TEXT NOT NULL, claim TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (document, claim)
    ) WITHOUT ROWID;
    CREATE TABLE claim_key (
        hash INTEGER NOT NULL, document TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (hash, document, claim)
    ) WITHOUT ROWID;
    CREATE INDEX claim_key_document ON claim_key (document);
    CREATE TABLE match (
        document_a TEXT NOT NULL, claim_a TEXT NOT NULL, document_b TEXT NOT NULL, claim_b TEXT NOT NULL,
        relation TEXT NOT NULL, score REAL NOT NULL, why TEXT NOT NULL,
        PRIMARY KEY (document_a, claim_a, document_b, claim_b)
    ) WITHOUT ROWID;
    CREATE INDEX match_b ON match (document_b);
    CREATE TABLE verdict (
        document TEXT NOT NULL, claim TEXT NOT NULL, verdict TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (document, claim)
    ) WITHOUT ROWID;
    CREATE TABLE failure (id TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
    """,
)
VERSION = len(MIGRATIONS)

Row = tuple[Any, ...]


class Store:
    """A corpus file, or a corpus in memory.

    Args:
        path: the file, made if it does not exist; None for memory.

    Raises:
        StoreError: if the file is not a corpus, is of a newer version, or cannot be opened.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self.path = None if path is None else Path(path)
        try:
            self._db = sqlite3.connect(":memory:" if path is None else str(path), isolation_level=None)
            self._prepare()
        except sqlite3.DatabaseError as e:
            raise StoreError(f"{path}: cannot be opened as a corpus ({e}); give another file name") from e

    def _prepare(self) -> None:
        db = self._db
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        owner = int(db.execute("PRAGMA application_id").fetchone()[0])
        foreign = owner != APPLICATION_ID and db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        if foreign:
            raise StoreError(f"{self.path}: an SQLite file of another program; give another file name")
        if version > VERSION:
            raise StoreError(
                f"{self.path}: schema version {version}, this release reads up to {VERSION}; update it"
            )
        db.execute("PRAGMA busy_timeout = 30000")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        for n in range(version, VERSION):
            with self.transaction():
                # Another process may have migrated the file while this one waited for the lock.
                if int(db.execute("PRAGMA user_version").fetchone()[0]) > n:
                    continue
                for statement in MIGRATIONS[n].split(";"):
                    if statement.strip():
                        db.execute(statement)
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {n + 1}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block whole or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the file; the object cannot be used afterwards."""
        self._db.close()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        return self._db.execute(query, values).fetchall()

    def write(self, query: str, values: Sequence[Any] = ()) -> int:
        """Run one changing statement and return how many rows it changed."""
        return self._db.execute(query, values).rowcount

    def write_many(self, query: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one changing statement for many rows."""
        self._db.executemany(query, values)

    @property
    def data_version(self) -> tuple[int, int]:
        """A value that changes whenever the content does, by this connection or another."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0]), self._db.total_changes

    @staticmethod
    def pack(value: Any) -> bytes:
        """Write a JSON value as compressed bytes."""
        return zlib.compress(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"), 3)

    @staticmethod
    def unpack(data: bytes) -> Any:
        """Read what :meth:`pack` wrote.

        Raises:
            StoreError: if the bytes are damaged.
        """
        try:
            return json.loads(zlib.decompress(data))
        except (zlib.error, ValueError) as e:
            raise StoreError(f"a stored record is damaged ({e}); add the document again") from e
