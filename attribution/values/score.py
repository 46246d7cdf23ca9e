"""What scoring adds to a claim, with every part and reason kept."""

from attrs import frozen

__all__ = ["RELIABILITIES", "Credibility", "LedgerRow", "Support"]

RELIABILITIES = ("A", "B", "C", "D", "E", "F")


@frozen(slots=True)
class Support:
    """Who stands for and against a claim (source ids), and how many independent groups."""

    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    independent_for: int = 0
    independent_against: int = 0


@frozen(slots=True)
class LedgerRow:
    """One entry of evidence: its factor, how much it adds for and against (>= 0), what it rests on, why."""

    factor: str
    for_: float = 0.0
    against: float = 0.0
    refs: tuple[str, ...] = ()
    why: str = ""


@frozen(slots=True)
class Credibility:
    """A subjective-logic opinion on a claim with the ledger it comes from.

    ``belief + disbelief + uncertainty == 1`` and ``score == belief + base_rate * uncertainty``.

    Attributes:
        score: projected probability, in [0, 1].
        belief, disbelief, uncertainty: in [0, 1].
        information: Admiralty code, 1 (confirmed) to 5 (improbable), 6 cannot be judged.
        reliability: Admiralty code of the best source, A to E, F cannot be judged.
        likelihood: ICD 203 band of the score, or "not assessed".
        ledger: rows whose sums are the evidence for and against.
    """

    score: float = 0.5
    belief: float = 0.0
    disbelief: float = 0.0
    uncertainty: float = 1.0
    information: int = 6
    reliability: str = "F"
    likelihood: str = "not assessed"
    ledger: tuple[LedgerRow, ...] = ()
