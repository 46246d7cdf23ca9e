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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

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
    # 2: a verdict is on words, so that it does not move to another claim when its document is replaced.
    """
    ALTER TABLE verdict ADD COLUMN text TEXT NOT NULL DEFAULT '';
    """,
)
VERSION = len(MIGRATIONS)

PATIENCE = 30.0
"""Seconds to wait for another process that writes to the same file."""

_CACHE_KIB = 65536
_WAL_PAGES = 8000
# Beginnings of SQLite's messages, and what to do about them.
_ADVICE = (
    ("database is locked", "another process is writing to it; try again when that is done"),
    ("database disk image is malformed", "the file is damaged; restore a copy, or build the corpus anew"),
    ("UNIQUE constraint failed", "the file is damaged; restore a copy, or build the corpus anew"),
    ("file is not a database", "cannot be opened as a corpus; give another file name"),
    ("attempt to write a readonly", "the file may not be written; change its permissions or copy it"),
    ("unable to open", "see that its folder exists and that it may be read and written"),
    ("database or disk is full", "make room on the disk; every document added so far is kept"),
    (
        "SQLite objects created in a thread",
        "a corpus is used in the thread that opened it; open it in this one too",
    ),
    ("disk I/O error", "the disk failed to read or write"),
)

_MAX_RECORD = 256 * 1024 * 1024

Row = tuple[Any, ...]
Value = TypeVar("Value")


class Store:
    """A corpus file, or a corpus in memory.

    Args:
        path: the file, made if it does not exist; None for memory.

    Raises:
        StoreError: if the file is not a corpus, is of a newer version, or cannot be opened.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self.path = None if path is None else Path(path)
        with self._explained():
            self._db = sqlite3.connect(
                ":memory:" if path is None else str(path), isolation_level=None, timeout=PATIENCE
            )
        try:
            with self._explained():
                self._prepare()
        except StoreError:
            self._db.close()
            raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn errors of SQLite into ours, with what to do about them."""
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as e:  # names in a damaged file need not be UTF-8
            words = str(e)
            advice = next((a for start, a in _ADVICE if words.startswith(start)), "the corpus cannot be used")
            raise StoreError(f"{self.path or 'corpus in memory'}: {advice} ({words})") from e

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
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        # Index entries lie in random order: a page cache of SQLite's default 2 MB makes each one a read of the disk.
        db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        # And each page that several documents change is written to the file once for all of them.
        db.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
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
        with self._explained():
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._explained():
                self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file; the object cannot be used afterwards."""
        self._db.close()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._explained():
            return self._db.execute(query, values).fetchall()

    def write(self, query: str, values: Sequence[Any] = ()) -> int:
        """Run one changing statement and return how many rows it changed."""
        with self._explained():
            return self._db.execute(query, values).rowcount

    def write_many(self, query: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one changing statement for many rows."""
        with self._explained():
            self._db.executemany(query, values)

    @property
    def data_version(self) -> tuple[int, int]:
        """A value that changes whenever the content does, by this connection or another."""
        return int(self.rows("PRAGMA data_version")[0][0]), self._db.total_changes

    @staticmethod
    def pack(value: Any) -> bytes:
        """Write a JSON value as compressed bytes."""
        return zlib.compress(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"), 3)

    @staticmethod
    def unpack(data: bytes) -> Any:
        """Read what :meth:`pack` wrote; raises as :meth:`read`."""
        return Store.read(data, lambda value: value)

    @staticmethod
    def read(data: Any, make: Callable[[Any], Value]) -> Value:
        """Read a stored record and make a value of it.

        Args:
            data: what :meth:`pack` wrote, or JSON as a text.
            make: called with the record.

        Returns:
            What ``make`` returned.

        Raises:
            StoreError: if the record is damaged, not of the expected shape, or too large to be one of ours.
        """
        try:
            if not isinstance(data, str):
                stream = zlib.decompressobj()
                data = stream.decompress(data, _MAX_RECORD)
                if not stream.eof:
                    raise ValueError("incomplete, or too long")
            return make(json.loads(data))
        except (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as e:
            raise StoreError(f"a stored record is damaged ({e!r}); add the document again") from e
