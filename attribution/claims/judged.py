"""Find whose claims a phrase is about.

A phrase that judges a speaker ("she misspoke", "the ministry is wrong") names no claim. It is about the last thing that
the speaker has said before; whether that is taken back or contradicted depends on who says so.

A phrase about "Roe's claim" or "its report" is about what Roe or it has said; who withdraws a story withdraws one of
their own; and who denies or doubts something does not mean what they have said themselves, or their chief.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

from attribution.claims.clause import find_subject
from attribution.claims.phrases import Mark
from attribution.claims.place import Place
from attribution.claims.references import claim_nouns, possessor_ends
from attribution.lexicons.classes import role_class, word_class
from attribution.statements.contexts import source_kinds
from attribution.values.document import Document
from attribution.values.evolution import evolve
from attribution.values.source import Source
from attribution.values.statement import Statement

__all__ = ["ANYBODY", "Speakers", "Whose"]

_REACH = 12  # sentences
_NEAR = 12  # statements
_OPEN_ACTS = frozenset(("ask", "order", "want", "plan", "decide", "promise", "support", "oppose", "evaluate"))
_BETWEEN = frozenset(("MD", "RB", "CC", "VB", "VBD", "VBZ", "VBP", "VBN", "VBG"))
_OWN = frozenset(("i", "we"))
_OURS = frozenset(("my", "our"))
_DEEDS = frozenset(("ask", "order", "plan", "promise", "complaint"))
"""Acts of nouns for what is withdrawn without a word being taken back, and such a noun."""
_POSSESSED = 3
_KNOWN = frozenset(("government", "group", "organisation", "person"))
_OPPOSED = frozenset(("denied", "disputed"))
_PURPORTED = frozenset(("allegedly", "ostensibly", "purportedly", "supposedly"))
_BACKED = frozenset(("confirmed", "corroborated"))
_CLAUSE = 12  # tokens from a subject to what belongs to it
_EACH = frozenset(("each", "every", "neither", "nobody", "none"))
_BODIES = frozenset(("organisation", "government"))
_NEXT = 2  # sentences from what a body says to what its spokesman adds
_VOICE = "spokes"


@frozen(slots=True)
class Whose:
    """Whose statements a phrase can mean.

    Attributes:
        by: the source whose they are, or None where it may be anybody's.
        not_by: sources whose they are not, unless these deny what they speak of themselves.
    """

    by: str | None = None
    not_by: frozenset[str] = frozenset()

    def fits(self, statement: Statement) -> bool:
        """Tell whether a statement can be meant."""
        who = statement.source.id
        if self.by is not None:
            return who == self.by
        return who not in self.not_by or statement.polarity != "affirmed"


ANYBODY = Whose()
_NOBODY = Whose("")  # of nobody who has spoken


class Speakers:
    """Who is mentioned where in a document, and what each has said.

    Args:
        document: the text.
        statements: its statements.
        places: where they stand.
        sources: its sources with their mentions.
        folder: a user's folder of lexicons, or None.
    """

    def __init__(
        self,
        document: Document,
        statements: Sequence[Statement],
        places: Sequence[Place],
        sources: Sequence[Source],
        folder: Path | None = None,
    ) -> None:
        self._folder = folder
        self._sources = {s.id: s for s in sources}
        self._known = frozenset(s.id for s in sources if s.type in _KNOWN)
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
        k = self.holder(mark)
        holder = self._statements[k] if k >= 0 else None
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

    def whose(self, target: range, status: str, statement: Statement | None, actor: str | None) -> Whose:
        """Say whose statements a phrase for earlier claims can mean.

        Args:
            target: tokens that name the claims.
            status: what is said of them, "" for nothing about checking.
            statement: the one whose source says so, or None where it is the writer.
            actor: the source that does to them what is said, or None.
        """
        found = (
            self._mentions.get(self._document.ends[i], (-1, ""))[1]
            for i in possessor_ends(self._document, target, self._folder)
        )
        owner = next((who for who in found if self._has_spoken(who, target.start)), None)
        if owner is None and self._is_of_each(target):
            return _NOBODY
        if status == "retracted" and actor is not None and self._has_spoken(actor, target.start):
            return Whose(owner or actor)
        if status == "retracted" and self._is_own_deed(target):
            return _NOBODY
        speaker = statement.source.id if statement is not None else None
        is_own = speaker is not None and status in _OPPOSED and self._is_own_word(target, speaker)
        if speaker is not None and (is_own or self._is_ours(target)):
            return Whose(speaker)
        # Who has answered somebody before may call that a rumour; who comes in now speaks of what goes round.
        is_new = statement is None or not self._has_spoken(statement.source.id or "", target.start)
        talk = self._known if owner is None and is_new and self._is_talk(target) else frozenset()
        if statement is None or statement.source.id is None or status not in _OPPOSED:
            return Whose(owner, talk)
        not_by = frozenset((statement.source.id, *self._chiefs(statement)))
        return Whose(owner) if owner not in (None, *not_by) else Whose(None, not_by | talk)

    def status(self, mark: Mark, k: int) -> str:
        """Return the status that a mark gives to a statement whose cue it is part of: "we wrongly said" takes back."""
        said = self._statements[k]
        first = said.source.spans[0].text.split()[0].lower() if said.source.spans else ""
        holder = self.holder(mark)
        who = self._statements[holder].source.id if holder >= 0 else None
        is_own = first in _OWN or first in _OURS or (who is not None and who == said.source.id)
        return mark.itself if mark.itself and is_own else mark.status

    def takes_back(self, mark: Mark) -> bool:
        """Tell whether speakers judge words of their own: "my claim was false", "our report was wrong"."""
        k = self.holder(mark) if mark.status in _OPPOSED else -1
        who = self._statements[k].source.id if k >= 0 else None
        target = range(*mark.target)
        return who is not None and (self._is_ours(target) or self._is_own_word(target, who))

    def _is_own_word(self, target: range, who: str) -> bool:
        """Tell whether a noun names what somebody has said last in that way: "CNN reported ... . CNN said the report was wrong"."""
        nouns = claim_nouns(self._folder)
        lemmas, tags = self._document.lemmas, self._document.tags
        noun = next((lemmas[i] for i in target[:_POSSESSED] if tags[i] in ("NN", "NNS")), "")
        if noun not in nouns or possessor_ends(self._document, target, self._folder):
            return False
        last = bisect_left(self._order, target.start, key=self._begin)
        near = self._order[max(0, last - _NEAR) : last][::-1]
        named = (
            self._statements[k]
            for k in near
            if self._statements[k].cue.lemma == noun and self._places[k].content[1] <= target.start
        )
        return next((s.source.id == who for s in named), False)

    def is_own_proof(self, mark: Mark) -> bool:
        """Tell whether a thing confirms a claim only in somebody's words: "the union says photographs confirm this"."""
        if mark.status not in _BACKED or self.holder(mark) < 0:
            return False
        document = self._document
        sentence = document.sentences[document.sentence_at(mark.first)]
        first, last = find_subject(document, mark.first, sentence.first)[1]
        while last > first and self._is_between(last - 1):
            last -= 1
        if any(document.forms[i].lower() in _PURPORTED for i in range(last, mark.first)):
            return True
        is_noun = last > first and document.tags[last - 1] in ("NN", "NNS")
        return is_noun and source_kinds().get(document.lemmas[last - 1].lower()) != "speaker"

    def _is_talk(self, target: range) -> bool:
        """Tell whether a phrase names what goes round, which nobody who is known has said: "the rumours"."""
        tags, lemmas = self._document.tags, self._document.lemmas
        return next(
            (lemmas[i] in word_class("going round") for i in target if tags[i] in ("NN", "NNS")), False
        )

    def _is_ours(self, target: range) -> bool:
        return any(self._document.forms[i].lower() in _OURS for i in target[:_POSSESSED])

    def _is_own_deed(self, target: range) -> bool:
        """Tell whether a phrase names an offer, plan or complaint of whoever withdraws it, and nothing that was claimed."""
        tags, lemmas = self._document.tags, self._document.lemmas
        if not any(tags[i] == "PRP$" for i in target[:1]):
            return False
        noun = next((lemmas[i] for i in target if tags[i] in ("NN", "NNS")), "")
        return noun in _DEEDS or claim_nouns(self._folder).get(noun) in _DEEDS

    def clip(self, mark: Mark) -> Mark:
        """Keep the subject of a mark inside the content that holds the mark: "the bank said | the story was untrue"."""
        k = self.holder(mark) if mark.about == "subject" else -1
        first = self._begin(k) if k >= 0 else 0
        return evolve(mark, target=(first, mark.target[1])) if first > mark.target[0] else mark

    def means(self, mark: Mark) -> Whose:
        """Say whose statements a mark can mean that is no statement's cue."""
        if mark.about == "clause":  # what is said in full is meant whoever has said it
            return ANYBODY
        k = self.holder(mark)
        holder = self._statements[k] if k >= 0 else None
        actor = None
        if mark.status == "retracted" and mark.about == "object":
            sentence = self._document.sentences[self._document.sentence_at(mark.first)]
            actor = self._last_named(*find_subject(self._document, mark.first, sentence.first)[1], holder)
        whose = self.whose(range(*mark.target), mark.status, holder, actor)
        denier = self._denier(mark)
        return evolve(whose, not_by=whose.not_by | {denier}) if denier and whose.by is None else whose

    def _denier(self, mark: Mark) -> str:
        """Return whose denial a noun is, or "": "her denial" is not of what she has said."""
        before = mark.first - 1
        if mark.status not in _OPPOSED or before < 0 or self._document.tags[mark.first] != "NN":
            return ""
        owner = before - 1 if self._document.tags[before] == "POS" else before
        is_owned = owner != before or self._document.tags[owner] == "PRP$"
        ends = (self._document.ends[i] for i in (before, owner))
        return next((self._mentions[end][1] for end in ends if is_owned and end in self._mentions), "")

    def holder(self, mark: Mark) -> int:
        """Return the position of the innermost statement whose content holds a mark, or -1."""
        last = bisect_right(self._order, mark.first, key=self._begin)
        near = self._order[max(0, last - _NEAR) : last][::-1]
        return next((k for k in near if self._holds(k, mark)), -1)

    def _is_of_each(self, target: range) -> bool:
        """Tell whether claims belong to each of several who are named by no name: "neither side had proof of its claims"."""
        document = self._document
        ends = possessor_ends(document, target, self._folder)
        if not ends or document.tags[ends[0]] != "PRP$":
            return False
        first = max(document.sentences[document.sentence_at(ends[0])].first, ends[0] - _CLAUSE)
        for j in range(ends[0] - 1, first - 1, -1):
            if document.tags[j] in (".", ":", ",", "``", "''"):
                return False
            if document.forms[j].lower() in _EACH:
                return True
        return False

    def _has_spoken(self, who: str, before: int) -> bool:
        """Tell whether a source has said anything before a token."""
        said = self._said.get(who, [])
        return bool(said) and self._begin(said[0]) < before

    def _chiefs(self, statement: Statement) -> tuple[str, ...]:
        """Return those whom the source of a statement speaks for."""
        source = self._sources.get(statement.source.id or "")
        if source is None:
            return ()
        out = [source.affiliation] if source.affiliation else []
        if source.role and source.role.split()[-1].lower() in role_class("agent"):
            tokens = (i for s in statement.source.spans for i in self._document.tokens_in(s.start, s.end))
            found = (self._mentions.get(self._document.ends[i], (-1, ""))[1] for i in tokens)
            out.extend(who for who in found if who and who != source.id)
        if not out and source.role and source.role.lower().startswith(_VOICE):
            out.extend(self._body_before(statement))
        return tuple(out)

    def _body_before(self, statement: Statement) -> tuple[str, ...]:
        """Return the body that has spoken right before a statement: "the army said ... . 'Lies,' a spokesman said"."""
        if not statement.content.spans:
            return ()
        span = statement.content.spans[0]
        first = self._document.tokens_in(span.start, span.end).start
        here = self._document.sentence_at(first)
        last = bisect_left(self._order, first, key=self._begin)
        before = (
            k for k in self._order[max(0, last - _NEAR) : last][::-1] if not self._statements[k].nested_in
        )
        k = next(before, -1)
        who = self._sources.get(self._statements[k].source.id or "") if k >= 0 else None
        if who is None or who.type not in _BODIES or here - self._places[k].sentence > _NEXT:
            return ()
        return (who.id,)

    def _begin(self, k: int) -> int:
        return self._places[k].content[0]

    def _holds(self, k: int, mark: Mark) -> bool:
        return self._places[k].content[0] <= mark.first < self._places[k].content[1]

    def _is_between(self, i: int) -> bool:
        """Tell whether a token may stand between a subject and its verb; "since" is tagged as a preposition ("has since ...")."""
        return self._document.tags[i] in _BETWEEN or self._document.forms[i].lower() == "since"

    def _subject(self, mark: Mark, holder: Statement | None) -> str | None:
        """Return the id of the source that a mark's subject names: the last mention before its verb group."""
        first, last = mark.target
        return self._last_named(first, last, holder, is_before=last == mark.first)

    def _last_named(
        self, first: int, last: int, holder: Statement | None, *, is_before: bool = True
    ) -> str | None:
        """Return the id of the source that a subject ends with; a verb group may stand after it if it is before its verb."""
        document = self._document
        while is_before and last > first and self._is_between(last - 1):
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
