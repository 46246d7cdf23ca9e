"""Find what a phrase takes back that judges a speaker: "she misspoke", "the ministry is wrong".

Such a phrase names no claim. It is about the last thing that the speaker has said before; whether that is taken back or
contradicted depends on who says so.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from attribution.claims.phrases import Mark
from attribution.claims.place import Place
from attribution.values.document import Document
from attribution.values.source import Source
from attribution.values.statement import Statement

__all__ = ["Speakers"]

_REACH = 12  # sentences
_NEAR = 12  # statements
_OPEN_ACTS = frozenset(("ask", "order", "want", "plan", "decide", "promise", "support", "oppose", "evaluate"))
_BETWEEN = frozenset(("MD", "RB", "VB", "VBD", "VBZ", "VBP", "VBN", "VBG"))
_OWN = frozenset(("i", "we"))


class Speakers:
    """Who is mentioned where in a document, and what each has said.

    Args:
        document: the text.
        statements: its statements.
        places: where they stand.
        sources: its sources with their mentions.
    """

    def __init__(
        self,
        document: Document,
        statements: Sequence[Statement],
        places: Sequence[Place],
        sources: Sequence[Source],
    ) -> None:
        self._document = document
        self._statements = statements
        self._places = places
        self._mentions = {m.end: (m.start, s.id) for s in sources for m in s.mentions}
        self._order = sorted(range(len(statements)), key=self._begin)
        self._said: Mapping[str, list[int]] = {s.id: [] for s in sources}
        for k in self._order:
            st = statements[k]
            if st.source.id in self._said and st.reported and st.act not in _OPEN_ACTS:
                self._said[st.source.id].append(k)

    def judged(self, mark: Mark) -> tuple[str, int] | None:
        """Return the status that a mark gives and the statement that gets it, or None.

        Args:
            mark: one whose ``about`` is ``"speaker"``.
        """
        holder = self._holder(mark)
        who = self._subject(mark, holder)
        if who is None:
            return None
        status = mark.itself if holder is not None and holder.source.id == who else mark.status
        if status == "-":
            return None
        said = self._said[who]
        here = self._document.sentence_at(mark.first)
        last = bisect_left(said, mark.first, key=self._begin)
        for k in said[max(0, last - _NEAR) : last][::-1]:
            if not self._holds(k, mark):
                return (status, k) if here - self._places[k].sentence <= _REACH else None
        return None

    def _begin(self, k: int) -> int:
        return self._places[k].content[0]

    def _holds(self, k: int, mark: Mark) -> bool:
        return self._places[k].content[0] <= mark.first < self._places[k].content[1]

    def _holder(self, mark: Mark) -> Statement | None:
        """Return the innermost statement whose content holds a mark."""
        last = bisect_right(self._order, mark.first, key=self._begin)
        near = self._order[max(0, last - _NEAR) : last][::-1]
        return next((self._statements[k] for k in near if self._holds(k, mark)), None)

    def _subject(self, mark: Mark, holder: Statement | None) -> str | None:
        """Return the id of the source that a mark's subject names: the last mention before its verb group."""
        document = self._document
        first, last = mark.target
        if mark.target[1] == mark.first:
            while last > first and document.tags[last - 1] in _BETWEEN:
                last -= 1
        if last <= first:
            return None
        if document.forms[last - 1].lower() in _OWN:
            return holder.source.id if holder else None
        start, who = self._mentions.get(document.ends[last - 1], (-1, None))
        if who is None:
            return None
        # "a claim by the mayor was wrong": the mayor is not the subject.
        k = document.tokens_in(document.starts[first], max(start, document.starts[first])).stop - 1
        if k >= first and document.tags[k] in ("IN", "TO", "POS") and document.forms[k].lower() != "that":
            return None
        return who
