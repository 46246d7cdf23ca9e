"""How outlets source what they publish: shares of anonymous, single-source and unverified statements, with intervals."""

from collections import Counter, defaultdict

from attrs import frozen

from attribution.corpus.claims import outlet_key
from attribution.corpus.overview import Overview
from attribution.corpus.records import wilson

__all__ = ["Audit", "Share", "audit_outlets"]


@frozen(slots=True)
class Share:
    """A share with its 95 % Wilson interval, all in [0, 1], and the number of cases."""

    value: float
    low: float
    high: float
    n: int

    @classmethod
    def of(cls, part: int, n: int) -> "Share":
        """Compute from counts; no cases give 0 with the interval (0, 1)."""
        value = part / n if n else 0.0
        return cls(value, *wilson(value, n), n)


@frozen(slots=True)
class Audit:
    """Sourcing of one outlet.

    Attributes:
        outlet: its name, "(unknown)" for documents without one.
        n_documents, n_statements: how much was read.
        anonymous: statements whose source has no name.
        single_source: claims with one independent origin in the whole corpus.
        unverified: claims of which its documents say that they are not verified.
        copied: documents that repeat an earlier one.
        contested: claims that its documents leave disputed, denied or retracted.
    """

    outlet: str
    n_documents: int
    n_statements: int
    anonymous: Share
    single_source: Share
    unverified: Share
    copied: Share
    contested: Share


def audit_outlets(overview: Overview) -> tuple[Audit, ...]:
    """Audit every outlet.

    Args:
        overview: the corpus.

    Returns:
        One audit an outlet, most documents first, then by name.
    """
    by_outlet = defaultdict(list)
    for d in overview.documents.values():
        by_outlet[outlet_key(d.outlet) or ""].append(d)
    later = {c.copy for c in overview.copies}
    voices = {place: claim.n_for + claim.n_against for claim in overview.claims for place in claim.places}
    out = []
    for key, documents in by_outlet.items():
        said = [(d, s) for d in documents for s in d.statements]
        named = {(d.id, s.id) for d in documents for s in d.sources if s.named}
        claims = [(d.id, c) for d in documents for c in d.claims]
        statuses = Counter(c.status for _, c in claims)
        contested = sum(statuses[x] for x in ("disputed", "denied", "retracted"))
        out.append(
            Audit(
                outlet=documents[0].outlet or "(unknown)" if key else "(unknown)",
                n_documents=len(documents),
                n_statements=len(said),
                anonymous=Share.of(sum((d.id, s.source) not in named for d, s in said), len(said)),
                single_source=Share.of(sum(voices.get((d, c.id), 0) <= 1 for d, c in claims), len(claims)),
                unverified=Share.of(statuses["unverified"], len(claims)),
                copied=Share.of(sum(d.id in later for d in documents), len(documents)),
                contested=Share.of(contested, len(claims)),
            )
        )
    return tuple(sorted(out, key=lambda a: (-a.n_documents, a.outlet)))
