"""Claims, how they relate, and what was done to check them."""

from attrs import frozen

from attribution.values.score import Credibility, Support

__all__ = [
    "RELATIONS",
    "STATUSES",
    "STATUSES_AGAINST",
    "Claim",
    "Evidence",
    "Relation",
    "Verification",
    "VerificationState",
]

STATUSES = ("confirmed", "corroborated", "attributed", "unverified", "disputed", "denied", "retracted")
#: Those that speak against a claim, however strongly.
STATUSES_AGAINST = frozenset(("denied", "disputed", "retracted"))
RELATIONS = ("same", "supports", "contradicts", "refers_to")


@frozen(slots=True)
class Evidence:
    """One piece of evidence for a status: its kind, the id it refers to, and its words."""

    kind: str
    ref: str
    text: str


@frozen(slots=True)
class VerificationState:
    """How the text leaves a claim: one of :data:`STATUSES`, with the evidence."""

    status: str = "attributed"
    evidence: tuple[Evidence, ...] = ()


@frozen(slots=True)
class Claim:
    """A proposition expressed by one or more statements.

    Attributes:
        id: ``"c1"``, ``"c2"`` ... in text order.
        text: surface of its fullest expression.
        statements: ids of the statements that express it, in text order.
        verification: its status with the evidence.
        support: who stands for and against it.
        credibility: how well the text presents and supports it (never whether it is true).
    """

    id: str
    text: str
    statements: tuple[str, ...] = ()
    verification: VerificationState = VerificationState()
    support: Support = Support()
    credibility: Credibility = Credibility()


@frozen(slots=True)
class Relation:
    """How claim ``a`` stands to claim ``b``: one of :data:`RELATIONS`, score in [0, 1], and why."""

    a: str
    b: str
    relation: str
    score: float
    why: str


@frozen(slots=True)
class Verification:
    """A phrase that says something about the checking of claims, and which claims (ids)."""

    start: int
    end: int
    text: str
    status: str
    about: tuple[str, ...] = ()
