"""What an extractor proposes before it becomes a statement: three roles as token ranges.

Both extractors, the rules and the learned model, speak only in candidates; assembly turns them into
statements. Ranges are half-open, count the document's tokens, and are in text order within a role.
"""

from attrs import frozen

__all__ = ["Candidate", "Range", "Ranges"]

Range = tuple[int, int]
Ranges = tuple[Range, ...]


@frozen(slots=True)
class Candidate:
    """One proposed attribution.

    Attributes:
        source: token ranges of the source; empty where it is implicit.
        cue: token ranges of the cue, usually one; empty for a quotation without a cue.
        content: token ranges of the content; never empty in a useful candidate.
        confidence: how sure the extractor is, in [0, 1].
        origin: what proposed it: ``"rules"``, ``"model"``, or a finer name of the rule.
    """

    source: Ranges
    cue: Ranges
    content: Ranges
    confidence: float = 0.5
    origin: str = "rules"
