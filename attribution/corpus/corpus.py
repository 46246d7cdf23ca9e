"""A collection of analysed documents that grows, shrinks and is asked questions.

>>> import attribution
>>> corpus = Corpus()
>>> corpus.add(attribution.analyze("The mayor said the bridge was closed on Monday.", id="a", outlet="The Herald"))
>>> len(corpus), "a" in corpus, corpus.remove("a"), len(corpus)
(1, True, True, 0)
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from attribution.claims.comparison import compare
from attribution.claims.keys import load_keys
from attribution.claims.proposition import Proposition
from attribution.corpus import propositions
from attribution.corpus.copies import Copy, write_copies
from attribution.corpus.digest import DocumentDigest, digest, pack, unpack
from attribution.corpus.fingerprints import fingerprints, stable_hash
from attribution.corpus.merge import CorpusSource
from attribution.corpus.store import Store
from attribution.errors import InputError
from attribution.options import Options
from attribution.report import Report

if TYPE_CHECKING:
    import networkx

    from attribution.corpus.claims import CorpusClaim
    from attribution.corpus.drift import Cycle, Drift
    from attribution.corpus.overview import Overview
    from attribution.corpus.records import Record
    from attribution.corpus.trust import Trust
    from attribution.values.score import Credibility

__all__ = ["VERDICTS", "WINDOW_DAYS", "Corpus"]

WINDOW_DAYS = 60
"""Claims of documents published further apart than this, in days, are not compared."""

VERDICTS = ("confirmed", "refuted")


class Corpus:
    """Reports of many documents in one file (or in memory), and what they say together.

    Adding documents in any order, replacing and removing them gives the same corpus as building it anew.

    Args:
        path: the corpus file, made if it does not exist; None keeps everything in memory.
        options: lexicons and known sources to use when claims are compared.

    Raises:
        StoreError: if the file is not a corpus or cannot be opened.
    """

    def __init__(self, path: str | Path | None = None, *, options: Options | None = None) -> None:
        self.options = Options() if options is None else options
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

    def add(self, report: Report, *, outlet: str | None = None, published: str | None = None) -> None:
        """Add the report of one document, in one transaction; a document of the same id is replaced.

        Args:
            report: the report, with its text (copies cannot be found without it).
            outlet: name of the publisher, where the report does not have it.
            published: ISO 8601 date, where the report does not have it.

        Raises:
            InputError: if the report has no id or no text, or the date is not ISO 8601.
        """
        if not report.id:
            raise InputError("the report has no id; give one to analyze(text, id=...)")
        if any("\ud800" <= c <= "\udfff" for c in report.id):
            raise InputError(f"the id {report.id!r} has a lone surrogate; give the document another id")
        if report.text is None:
            raise InputError(
                f"report {report.id!r} was saved without its text, which a corpus needs to find copies"
            )
        known = digest(report, outlet=outlet, published=published)
        if known.published is not None:
            _day(known.published)
        prints = sorted(fingerprints(report.text))
        forms = [(c.id, propositions.read_claim(c.text, self.options)) for c in report.claims]
        table = load_keys(self.options.lexicons)
        hashes = [(h, c) for c, form in forms for h in propositions.index_hashes(form, table)]
        store, ident = self._store, report.id
        with store.transaction():
            self._drop(ident)
            store.write(
                "INSERT INTO document VALUES (?, ?, ?, ?)",
                (ident, known.published, stable_hash(report.text), store.pack(pack(known))),
            )
            store.write("INSERT INTO report VALUES (?, ?)", (ident, store.pack(report.to_dict())))
            store.write_many("INSERT INTO fingerprint VALUES (?, ?)", ((h, ident) for h in prints))
            store.write_many(
                "INSERT INTO claim VALUES (?, ?, ?)",
                ((ident, c, json.dumps(propositions.pack(form), separators=(",", ":"))) for c, form in forms),
            )
            store.write_many(
                "INSERT OR IGNORE INTO claim_key VALUES (?, ?, ?)", ((h, ident, c) for h, c in hashes)
            )
            write_copies(store, ident, len(prints))
            self._match(known, dict(forms))
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

    def __len__(self) -> int:
        return int(self._store.rows("SELECT COUNT(*) FROM document")[0][0])

    def __contains__(self, document: object) -> bool:
        return bool(self._store.rows("SELECT 1 FROM document WHERE id = ?", (document,)))

    def has_text(self, document: str, text: str) -> bool:
        """Tell whether a document of this id and exactly this text is there already."""
        rows = self._store.rows("SELECT text_hash FROM document WHERE id = ?", (document,))
        return bool(rows) and rows[0][0] == stable_hash(text)

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._store.rows("SELECT id FROM document ORDER BY id"))

    def report(self, document: str) -> Report:
        """Return a stored report.

        Raises:
            KeyError: if there is no such document.
        """
        rows = self._store.rows("SELECT report FROM report WHERE document = ?", (document,))
        if not rows:
            raise KeyError(document)
        return Report.from_dict(Store.unpack(rows[0][0]))

    def documents(self) -> tuple[DocumentDigest, ...]:
        """Return what is known of every document without its text, sorted by id."""
        return tuple(
            unpack(Store.unpack(r[0])) for r in self._store.rows("SELECT digest FROM document ORDER BY id")
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

    def _match(self, known: DocumentDigest, forms: dict[str, Proposition]) -> None:
        """Compare the claims of a new document with those of others that share a pair of heavy keys."""
        store, ident = self._store, known.id
        pairs = store.rows(
            "SELECT DISTINCT a.claim, b.document, b.claim, d.published FROM claim_key a "
            "JOIN claim_key b ON a.hash = b.hash JOIN document d ON d.id = b.document "
            "WHERE a.document = ? AND b.document <> ?",
            (ident, ident),
        )
        table = load_keys(self.options.lexicons)
        others: dict[tuple[str, str], Proposition] = {}
        found = []
        for mine, document, theirs, published in pairs:
            if not _near(known.published, published):
                continue
            other = others.get((document, theirs))
            if other is None:
                form = store.rows(
                    "SELECT form FROM claim WHERE document = ? AND claim = ?", (document, theirs)
                )[0][0]
                other = others[document, theirs] = propositions.unpack(json.loads(form))
            (d1, c1, p1), (d2, c2, p2) = sorted(
                ((ident, mine, forms[mine]), (document, theirs, other)), key=lambda x: (x[0], x[1])
            )
            if not propositions.is_anchored(p1, p2):
                continue
            result = compare(p1, p2, table)
            if result.relation:
                found.append((d1, c1, d2, c2, result.relation, result.score, result.why))
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
        if not self._store.rows("SELECT 1 FROM claim WHERE document = ? AND claim = ?", (document, claim)):
            raise InputError(f"document {document!r} has no claim {claim!r}")
        with self._store.transaction():
            self._store.write(
                "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?)",
                (document, claim, verdict, author, note),
            )

    def verdicts(self) -> dict[tuple[str, str], str]:
        """Return the recorded verdicts, (document, claim) to verdict, sorted."""
        rows = self._store.rows("SELECT document, claim, verdict FROM verdict ORDER BY document, claim")
        return {(d, c): v for d, c, v in rows}

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
            self._overview = (version, build_overview(self.documents(), matches, pairs, self.verdicts()))
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
            KeyError: if there is none.
        """
        for c in self.overview.claims:
            if c.id == ident:
                return c
        raise KeyError(ident)

    def credibility(self, ident: str) -> "Credibility":
        """Return the credibility of a claim over all documents, with its ledger; the unit is the origin.

        Raises:
            KeyError: if there is no such claim.
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
            forms[document].append(propositions.unpack(json.loads(form)))
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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise InputError(f"published is {text!r}, expected an ISO 8601 date like 2024-05-31") from None


def _near(a: str | None, b: str | None) -> bool:
    """Tell whether two dates lie within the window; an unknown date is near every other."""
    return not a or not b or abs((_day(a) - _day(b)).days) <= WINDOW_DAYS
