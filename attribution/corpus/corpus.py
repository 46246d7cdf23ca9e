"""A collection of analysed documents that grows, shrinks and is asked questions.

>>> import attribution
>>> corpus = Corpus()
>>> corpus.add(attribution.analyze("The mayor said the bridge was closed on Monday.", id="a", outlet="The Herald"))
>>> len(corpus), "a" in corpus, corpus.remove("a"), len(corpus)
(1, True, True, 0)
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from attribution.claims.keys import load_keys
from attribution.claims.proposition import Proposition
from attribution.corpus import propositions
from attribution.corpus.claims import outlet_key
from attribution.corpus.copies import Copy, write_copies
from attribution.corpus.digest import DocumentDigest, pack, unpack
from attribution.corpus.entries import Entry, compare_claims, is_near, make_entry
from attribution.corpus.fingerprints import stable_hash
from attribution.corpus.judgements import Judgement, find_judgements, storable
from attribution.corpus.merge import CorpusSource
from attribution.corpus.store import Store
from attribution.errors import InputError, NotFoundError, StoreError
from attribution.options import Options, chosen
from attribution.report import Report

if TYPE_CHECKING:
    import networkx

    from attribution.corpus.claims import CorpusClaim
    from attribution.corpus.drift import Cycle, Drift
    from attribution.corpus.overview import Overview
    from attribution.corpus.records import Record
    from attribution.corpus.trust import Trust
    from attribution.values.score import Credibility

__all__ = ["VERDICTS", "Corpus"]

VERDICTS = ("confirmed", "refuted")


class Corpus:
    """Reports of many documents in one file (or in memory), and what they say together.

    Adding documents in any order, replacing and removing them gives the same corpus as building it anew.

    Args:
        path: the corpus file, made if it does not exist; None keeps everything in memory.
        options: lexicons and known sources to use when claims are compared.

    Raises:
        StoreError: if the file is not a corpus or cannot be opened.

    A corpus is used in the thread that opened it, as SQLite asks; another thread or process opens the file for itself.
    """

    def __init__(self, path: str | Path | None = None, *, options: Options | None = None) -> None:
        self.options = chosen(options)
        self._store = Store(path)
        self._overview: tuple[tuple[int, int], Overview] | None = None

    @classmethod
    def open(cls, path: str | Path, *, options: Options | None = None) -> Self:
        """Open a corpus file, or make it."""
        return cls(path, options=options)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- documents ---------------------------------------------------------------------------------------------

    def add(self, report: Report, *, outlet: str | None = None, published: str | date | None = None) -> None:
        """Add the report of one document, in one transaction; a document of the same id is replaced.

        Args:
            report: the report, with its text (copies cannot be found without it).
            outlet: name of the publisher, where the report does not have it.
            published: ISO 8601 date, as text or as a date, where the report does not have it.

        Raises:
            InputError: if the report has no id or no text, or the date is not ISO 8601.
        """
        self.put(make_entry(report, self.options, outlet=outlet, published=published))

    def put(self, entry: Entry) -> None:
        """Add a document that was prepared already, here or in another process; see :func:`make_entry`.

        Args:
            entry: the prepared document. A document of the same id is replaced.

        Raises:
            StoreError: if it cannot be written.
        """
        store, ident = self._store, entry.digest.id
        # Made before the transaction begins, so that other processes wait no longer than they must.
        forms = [
            (ident, c, json.dumps(propositions.pack(form), separators=(",", ":")))
            for c, form in entry.forms.items()
        ]
        known = store.pack(pack(entry.digest))
        with store.transaction():
            self._drop(ident)
            store.write(
                "INSERT INTO document VALUES (?, ?, ?, ?)",
                (ident, entry.digest.published, entry.text_hash, known),
            )
            store.write("INSERT INTO report VALUES (?, ?)", (ident, entry.report))
            store.write_many("INSERT INTO fingerprint VALUES (?, ?)", ((h, ident) for h in entry.prints))
            store.write_many("INSERT INTO claim VALUES (?, ?, ?)", forms)
            store.write_many(
                "INSERT OR IGNORE INTO claim_key VALUES (?, ?, ?)", ((h, ident, c) for h, c in entry.hashes)
            )
            write_copies(store, ident, len(entry.prints))
            self._match(entry)
            store.write("DELETE FROM failure WHERE id = ?", (ident,))

    def remove(self, document: str) -> bool:
        """Undo the adding of a document; returns whether it was there."""
        with self._store.transaction():
            return self._drop(document)

    def fail(self, document: str, reason: str) -> None:
        """Set a document aside that could not be analysed, with the reason."""
        with self._store.transaction():
            self._store.write("INSERT OR REPLACE INTO failure VALUES (?, ?)", (document, reason))

    def failures(self) -> dict[str, str]:
        """Return the documents set aside, id to reason, sorted."""
        return dict(self._store.rows("SELECT id, reason FROM failure ORDER BY id"))

    def forget_failures(self) -> None:
        """Empty the list of documents set aside."""
        with self._store.transaction():
            self._store.write("DELETE FROM failure")

    def __len__(self) -> int:
        return int(self._store.rows("SELECT COUNT(*) FROM document")[0][0])

    def __contains__(self, document: object) -> bool:
        return bool(self._store.rows("SELECT 1 FROM document WHERE id = ?", (document,)))

    def has_text(
        self,
        document: str,
        text: str,
        *,
        title: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
    ) -> bool:
        """Tell whether a document of this id, exactly this text, and what else is given is there already."""
        rows = self._store.rows("SELECT text_hash, digest FROM document WHERE id = ?", (document,))
        if not rows or rows[0][0] != stable_hash(text):
            return False
        known = Store.read(rows[0][1], unpack)
        return (
            (title is None or title == known.title)
            and (not published or published == known.published)
            and (outlet is None or outlet_key(outlet) == outlet_key(known.outlet))
        )

    def __iter__(self) -> Iterator[str]:
        # From the table itself: in a damaged file the index may name other documents.
        for (document,) in self._store.rows("SELECT id FROM document NOT INDEXED ORDER BY id"):
            if not isinstance(document, str):  # SQLite takes anything for a key
                raise StoreError(f"{document!r} is no id of a document: the corpus file is damaged")
            yield document

    def report(self, document: str) -> Report:
        """Return a stored report.

        Raises:
            NotFoundError: if there is no such document.
            StoreError: if there is, but its report is damaged or lost.
        """
        rows = self._store.rows("SELECT report FROM report WHERE document = ?", (document,))
        if not rows:
            if self._store.rows("SELECT 1 FROM document NOT INDEXED WHERE id = ?", (document,)):
                raise StoreError(f"the report of {document!r} is lost; add the document again")
            raise NotFoundError(f"no document {document!r} in this corpus; Corpus.documents() lists them")
        return Store.read(rows[0][0], Report.from_dict)

    def documents(self) -> tuple[DocumentDigest, ...]:
        """Return what is known of every document without its text, sorted by id."""
        return tuple(
            Store.read(r[0], unpack) for r in self._store.rows("SELECT digest FROM document ORDER BY id")
        )

    def _drop(self, document: str) -> bool:
        store = self._store
        if not store.write("DELETE FROM document WHERE id = ?", (document,)):
            return False
        for table, columns in (
            ("report", ("document",)),
            ("fingerprint", ("document",)),
            ("claim", ("document",)),
            ("claim_key", ("document",)),
            ("copy", ("a", "b")),
            ("match", ("document_a", "document_b")),
        ):
            for column in columns:
                store.write(f"DELETE FROM {table} WHERE {column} = ?", (document,))
        return True

    def _match(self, entry: Entry) -> None:
        """Compare the claims of a new document with those of others that share a pair of heavy keys."""
        store, ident, published = self._store, entry.digest.id, entry.digest.published
        pairs = store.rows(
            "SELECT DISTINCT a.claim, b.document, b.claim, d.published FROM claim_key a "
            "JOIN claim_key b ON a.hash = b.hash JOIN document d ON d.id = b.document "
            "WHERE a.document = ? AND b.document <> ?",
            (ident, ident),
        )
        table = load_keys(self.options.lexicons)
        others: dict[tuple[str, str], Proposition] = {}
        found = []
        for mine, document, theirs, when in pairs:
            if not is_near(published, when):
                continue
            other = others.get((document, theirs))
            if other is None:
                form = store.rows(
                    "SELECT form FROM claim WHERE document = ? AND claim = ?", (document, theirs)
                )[0][0]
                other = others[document, theirs] = Store.read(form, propositions.unpack)
            match = compare_claims((ident, mine, entry.forms[mine]), (document, theirs, other), table)
            if match is not None:
                found.append(match)
        store.write_many("INSERT OR REPLACE INTO match VALUES (?, ?, ?, ?, ?, ?, ?)", found)

    # -- human verdicts ----------------------------------------------------------------------------------------

    def judge(self, document: str, claim: str, verdict: str, *, author: str = "", note: str = "") -> None:
        """Record a person's verdict on a claim; it is kept apart from everything inferred.

        Args:
            document: id of a document with the claim.
            claim: id of the claim in that document's report.
            verdict: ``"confirmed"`` or ``"refuted"``.
            author: who judged.
            note: why, or where it is published.

        Raises:
            InputError: if the verdict is not one of :data:`VERDICTS` or there is no such claim.
        """
        if verdict not in VERDICTS:
            raise InputError(f"verdict is {verdict!r}, expected one of {', '.join(VERDICTS)}")
        rows = self._store.rows("SELECT digest FROM document WHERE id = ?", (document,))
        found = Store.read(rows[0][0], unpack).claims if rows else ()
        text = next((c.text for c in found if c.id == claim), None)
        if text is None:
            raise InputError(f"document {document!r} has no claim {claim!r}")
        with self._store.transaction():
            self._store.write(
                "INSERT OR REPLACE INTO verdict (document, claim, verdict, author, note, text) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (document, claim, verdict, author, note, storable(text)),
            )

    def withdraw(self, document: str, claim: str) -> bool:
        """Take a person's verdict back; returns whether there was one."""
        with self._store.transaction():
            return bool(
                self._store.write("DELETE FROM verdict WHERE document = ? AND claim = ?", (document, claim))
            )

    def verdicts(self) -> dict[tuple[str, str], str]:
        """Return the recorded verdicts that hold for documents in the corpus, (document, claim) to verdict, sorted.

        A verdict is on the words of a claim: it stays in the file when its document is removed or replaced, and holds
        again for the claim with the same words.
        """
        return {(j.document, j.claim): j.verdict for j in self.judgements()}

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the recorded verdicts that hold, as :meth:`verdicts` does, with who judged and why."""
        return self._judgements_on(self.documents())

    def _judgements_on(self, documents: Iterable[DocumentDigest]) -> tuple[Judgement, ...]:
        rows = self._store.rows(
            "SELECT document, claim, text, verdict, author, note FROM verdict ORDER BY document, claim"
        )
        return find_judgements(rows, documents)

    # -- what they say together --------------------------------------------------------------------------------

    @property
    def overview(self) -> "Overview":
        """Everything derived from the whole corpus; computed when first asked for after a change."""
        from attribution.corpus.overview import build_overview

        version = self._store.data_version
        if self._overview is None or self._overview[0] != version:
            matches = self._store.rows(
                "SELECT document_a, claim_a, document_b, claim_b, relation, score, why FROM match "
                "ORDER BY document_a, claim_a, document_b, claim_b"
            )
            pairs = self._store.rows("SELECT a, b, shared, containment FROM copy ORDER BY a, b")
            documents = self.documents()
            verdicts = {(j.document, j.claim): j.verdict for j in self._judgements_on(documents)}
            self._overview = (version, build_overview(documents, matches, pairs, verdicts))
        return self._overview[1]

    def sources(self) -> tuple[CorpusSource, ...]:
        """Return the sources over all documents, sorted by id."""
        return self.overview.sources

    def claims(self) -> "tuple[CorpusClaim, ...]":
        """Return the claims over all documents, those of most documents first."""
        return self.overview.claims

    def claim(self, ident: str) -> "CorpusClaim":
        """Return one claim by its id.

        Raises:
            NotFoundError: if there is none.
        """
        for c in self.overview.claims:
            if c.id == ident:
                return c
        raise NotFoundError(f"no claim {ident!r} in this corpus; Corpus.claims() lists them")

    def credibility(self, ident: str) -> "Credibility":
        """Return the credibility of a claim over all documents, with its ledger; the unit is the origin.

        Raises:
            NotFoundError: if there is no such claim.
        """
        from attribution.corpus.credibility import corpus_credibility
        from attribution.scores.policy import load_policy

        return corpus_credibility(self.overview, self.claim(ident), load_policy(self.options.policy))

    def copies(self) -> tuple[Copy, ...]:
        """Return the pairs of documents of which one repeats the other, by origin and copy."""
        return self.overview.copies

    def drifts(self) -> "tuple[Drift, ...]":
        """Return how claims changed on their way from origin to copy or citation."""
        return self.overview.drifts

    def cycles(self) -> "tuple[Cycle, ...]":
        """Return the claims for which outlets cite each other in a circle."""
        return self.overview.cycles

    def stories(self) -> tuple[tuple[str, ...], ...]:
        """Group documents that tell the same story, by what their claims and sources share.

        Returns:
            Groups of document ids, largest first; a document that shares nothing with others is alone.
        """
        from attribution.corpus.stories import group_stories

        forms: dict[str, list[Proposition]] = {d: [] for d in self}
        for document, form in self._store.rows("SELECT document, form FROM claim ORDER BY document, claim"):
            forms[document].append(Store.read(form, propositions.unpack))
        return group_stories(self.documents(), forms, load_keys(self.options.lexicons))

    def trust(self, method: str = "dependence_aware", *, of: str = "outlets", **parameters: Any) -> "Trust":
        """Estimate trust in outlets or quoted sources from their record; see :mod:`attribution.corpus.trust`.

        Args:
            method: one of ``trust.METHODS``.
            of: ``"outlets"`` or ``"sources"``.
            parameters: the method's own.

        Raises:
            InputError: for an unknown method or kind.
            ConvergenceError: if the method does not settle.
        """
        from attribution.corpus.records import estimate

        return estimate(self.overview, method, of, **parameters)

    def records(self, *, of: str = "outlets") -> "tuple[Record, ...]":
        """Return the record of every outlet or quoted source, with a reliability letter where it is long enough."""
        from attribution.corpus.records import records

        return records(self.overview, of)

    @property
    def graph(self) -> "networkx.MultiDiGraph":
        """The corpus as a graph of documents, outlets, sources and claims."""
        from attribution.corpus.graph import build_corpus_graph

        return build_corpus_graph(self.overview)
