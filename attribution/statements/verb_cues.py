"""What a verb cue has around it before its content is known."""

from attrs import frozen

from attribution.statements.candidate import Ranges
from attribution.statements.lexicon import Entry
from attribution.statements.mentions import Subject

__all__ = ["VerbCue"]


@frozen(slots=True)
class VerbCue:
    """A verb that the lexicon knows, with its verb group and its subject.

    Attributes:
        entry: the lexicon's entry.
        head: the verb.
        start, end: the verb group with the entry's further words, half-open.
        subject: what stands before it.
        is_passive: whether the group is passive.
        governor: the verb or adjective that the cue's infinitive hangs on and that is part of the cue, or -1.
        lo, hi: the part of the sentence that its source and content may stand in, half-open.
    """

    entry: Entry
    head: int
    start: int
    end: int
    subject: Subject
    is_passive: bool
    governor: int
    lo: int
    hi: int

    @property
    def source(self) -> Ranges:
        """The subject as a source, empty where there is none."""
        subject = self.subject
        return ((subject.first, subject.last),) if subject.last > subject.first else ()
