"""One way to read a token as a cue."""

from attrs import frozen

from attribution.statements.candidate import Ranges
from attribution.statements.lexicon import Entry

__all__ = ["Reading"]


@frozen(slots=True)
class Reading:
    """One way to read a token as a cue.

    Attributes:
        entry: the lexicon's entry.
        head: the token.
        frame: what stands around it, see ``lexicon``.
        source, cue, content: the three parts.
        shared: whether the source is that of the cue before it in the sentence.
        governor: the verb or adjective that the cue's infinitive hangs on and that is part of the cue, or -1.
    """

    entry: Entry
    head: int
    frame: str
    source: Ranges
    cue: Ranges
    content: Ranges
    shared: bool = False
    governor: int = -1
