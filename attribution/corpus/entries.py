"""What the corpus needs of one document, computed without the corpus: so it can be done in another process.

Everything here depends on the report alone, and :func:`compare_entries` on two documents alone. That is why adding one by
one, in any order or on many machines, gives the same corpus.
"""

from collections.abc import Mapping
from datetime import date, datetime

from attrs import frozen

from attribution.claims.comparison import compare
from attribution.claims.keys import KeyTable, load_keys
from attribution.claims.proposition import Proposition
from attribution.corpus import propositions
from attribution.corpus.digest import DocumentDigest, digest
from attribution.corpus.fingerprints import fingerprints, stable_hash
from attribution.corpus.store import Store
from attribution.errors import InputError
from attribution.options import Options, chosen
from attribution.report import Report
from attribution.values.metadata import iso_date

__all__ = ["WINDOW_DAYS", "ClaimForm", "Entry", "Match", "compare_claims", "is_near", "make_entry"]

WINDOW_DAYS = 60
"""Claims of documents published further apart than this, in days, are not compared."""

LEAST_NUMBER = 10
LEAST_WITH_NUMBER = 0.5
LEAST_WITH_EVENT = 0.3
"""Claims that support each other only so much are one if they share a name or place and a number of at least ten.

Two reports of one event may share little else than who was hit, where and how many ("the blaze", "the inferno"); what was
done counts too. What befell as many people in one place is another claim where all the rest differs.
"""

Match = tuple[str, str, str, str, str, float, str]
"""A compared pair of claims: document, claim, document, claim, relation, score, why; the smaller place first."""

ClaimForm = tuple[str, str, Proposition]
"""A claim in normal form: document, claim, proposition."""


@frozen(slots=True)
class Entry:
    """One document, ready to be put into a corpus.

    Attributes:
        digest: what grouping and counting need.
        report: the whole report, compressed.
        text_hash: hash of the text.
        prints: sorted fingerprints of the text.
        forms: normal form of every claim, by claim id.
        hashes: (index hash, claim id) pairs by which claims of other documents are met.
    """

    digest: DocumentDigest
    report: bytes
    text_hash: int
    prints: tuple[int, ...]
    forms: Mapping[str, Proposition]
    hashes: tuple[tuple[int, str], ...]


def make_entry(
    report: Report,
    options: Options | None = None,
    *,
    outlet: str | None = None,
    published: str | date | None = None,
) -> Entry:
    """Prepare a report for a corpus.

    Args:
        report: the report, with its text (copies cannot be found without it).
        options: lexicons to read claims with; the defaults where None.
        outlet: name of the publisher, where the report does not have it.
        published: ISO 8601 date, as text or as a date, where the report does not have it.

    Returns:
        The entry.

    Raises:
        InputError: if the report has no id or no text, or the date is not ISO 8601.
    """
    options = chosen(options)
    if not report.id:
        raise InputError("the report has no id; give one to analyze(text, id=...)")
    if any("\ud800" <= c <= "\udfff" for c in report.id):
        raise InputError(f"the id {report.id!r} has a lone surrogate; give the document another id")
    if report.text is None:
        raise InputError(
            f"report {report.id!r} was saved without its text, which a corpus needs to find copies"
        )
    known = digest(report, outlet=outlet, published=iso_date(published) or iso_date(report.published))
    table = load_keys(options.lexicons)
    forms = {c.id: propositions.read_claim(c.text, options) for c in report.claims}
    return Entry(
        digest=known,
        report=Store.pack(report.to_dict()),
        text_hash=stable_hash(report.text),
        prints=tuple(sorted(fingerprints(report.text))),
        forms=forms,
        hashes=tuple((h, c) for c, form in forms.items() for h in propositions.index_hashes(form, table)),
    )


def compare_claims(a: ClaimForm, b: ClaimForm, table: KeyTable) -> Match | None:
    """Compare two claims of different documents.

    Args:
        a, b: the claims, in any order.
        table: weights of keys.

    Returns:
        How they stand to each other; None where they have nothing to do with each other.
    """
    (d1, c1, p1), (d2, c2, p2) = sorted((a, b), key=lambda x: x[:2])
    if not propositions.is_anchored(p1, p2):
        return None
    result = compare(p1, p2, table)
    if not result.relation:
        return None
    relation, why = result.relation, result.why
    least = LEAST_WITH_NUMBER if p1.predicates.isdisjoint(p2.predicates) else LEAST_WITH_EVENT
    if relation == "supports" and result.score >= least and (number := _common_number(p1, p2)):
        relation, why = "same", f"same number: {number}; {why}"
    return d1, c1, d2, c2, relation, result.score, why


def _common_number(a: Proposition, b: Proposition) -> str:
    """Return a telling number of one unit that both claims give exactly, where no other number is at odds; else ""."""
    found = ""
    for q in a.quantities:
        same_unit = [r for r in b.quantities if r.unit == q.unit and q.unit]
        if same_unit and not any(q.value == r.value for r in same_unit):
            return ""
        if same_unit and q.low == q.high and q.value >= LEAST_NUMBER and not found:
            found = q.text
    return found


def is_near(a: str | None, b: str | None) -> bool:
    """Tell whether two dates lie within :data:`WINDOW_DAYS`; an unknown date is near every other.

    >>> is_near("2024-03-01", "2024-04-01T10:00:00Z"), is_near("2024-03-01", "2025-03-01"), is_near(None, "2024-03-01")
    (True, False, True)
    """
    return not a or not b or abs((_day(a) - _day(b)).days) <= WINDOW_DAYS


def _day(text: str) -> date:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:  # a corpus file from before the whole of it was checked
        return date.fromisoformat(text[:10])
