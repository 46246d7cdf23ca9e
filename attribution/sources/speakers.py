"""Give each statement its participant: from its source spans, its quotation, or the speaker before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from attribution.lexicons.classes import role_class
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.participants import Participant, Register
from attribution.sources.roles import Roles
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["assign_speakers"]


_ANSWERS = frozenset({"a", "answer"})


def assign_speakers(
    document: Document,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    sources: Mapping[str, Sequence[Mention]],
    register: Register,
    lexicon: Lexicon,
    roles: Roles,
    outlet: Participant | None,
) -> dict[str, Participant]:
    """Give each statement its participant.

    Args:
        document: the text.
        statements: its statements in text order.
        mentions: all mentions, linked.
        sources: the mentions of each statement's source.
        register: the participants.
        lexicon: the word lists.
        roles: what the phrases say of affiliation and authorship.
        outlet: the participant that publishes the document, or None.

    Returns:
        Statement id to participant; statements whose source nobody can tell are left out.
    """
    out: dict[str, Participant] = {}
    pending: list[Statement] = []
    for s in statements:
        found = sources[s.id]
        people = [_voice(register.of[id(m)], roles) for m in found if id(m) in register.of]
        if len(people) < len(found) or not found:
            pending.append(s)
        else:
            out[s.id] = _one_of(people, found, register)
    speaker_of = _quotation_speakers(document, statements)
    answers = [s for s in pending if _is_answer(document, s)]
    asked = _interviewee(document, answers[0], register) if answers else None
    if asked is not None:
        out.update((s.id, asked) for s in answers)
        for m in (m for s in answers for m in sources[s.id]):
            register.add(asked, m, "answers in an interview with the person it introduces")
    by_id, previous = {s.id: s for s in statements}, _previous(statements)
    for s in pending:
        if s.id in out:
            continue
        found = sources[s.id]
        people = []
        for m in found:
            q = register.of.get(id(m))
            if q is None and m.quoted_by is not None and lexicon.pronouns[m.noun].person != "first":
                continue  # "'He lied,' Roe said": anybody but Roe
            if m.is_publisher:
                q = outlet
            elif q is None:
                q = _first_person(m, s, by_id, speaker_of, out, outlet)
                if q is not None and m.gender in ("m", "f") and not (q.kind == "person" or q.is_named):
                    continue  # "The inquest heard that she had told"
                q = _whole(q, roles) if q is not None and m.plural and q is not outlet else q
            if q is None:
                continue
            if id(m) not in register.of:
                register.add(q, m, _why_first_person(m, q, outlet))
            people.append(q)
        who = _one_of(people, found, register) if people else None
        if not found:
            who = _implicit(s, previous.get(s.id), document, out)
        if who is not None:
            out[s.id] = who
    for m in mentions:
        if m.form == "pronoun" and id(m) not in register.of and lexicon.pronouns[m.noun].person == "first":
            who = out.get(speaker_of.get(m.quoted, "")) if m.quoted >= 0 else outlet
            if who is not None:
                register.add(who, m, _why_first_person(m, who, outlet))
    return out


def _one_of(people: Sequence[Participant], found: Sequence[Mention], register: Register) -> Participant:
    """Return the only one of some people, or the joint source that they are."""
    distinct = list(dict.fromkeys(people))
    return distinct[0] if len(distinct) == 1 else register.joint(distinct, found[-1])


def _is_answer(document: Document, s: Statement) -> bool:
    """Tell whether a statement is an answer of an interview in questions and answers ("A: I knew.")."""
    spans = s.source.spans
    return (
        len(spans) == 1
        and document.text[spans[0].start : spans[0].end].lower() in _ANSWERS
        and bool(s.cue.spans)
        and document.text[s.cue.spans[0].start : s.cue.spans[0].end] in (":", ".")
    )


def _interviewee(document: Document, first: Statement, register: Register) -> Participant | None:
    """Return the person whom an interview introduces: named most often before its first answer, the first of equals."""
    at = document.tokens_in(first.source.spans[0].start, first.source.spans[0].end).start
    best: Participant | None = None
    most = 0
    for p in register.all:
        if p.is_named and p.kind == "person" and not p.plural and not p.takes_turns:
            n = sum(m.first < at for m in p.mentions)
            if n > most:
                best, most = p, n
    return best


def _voice(p: Participant, roles: Roles) -> Participant:
    """Return who speaks through a participant: the author of a document with a known one, else itself."""
    for _ in range(3):
        if p.is_named or p.kind in ("person", "government"):
            return p
        found = roles.author(p)
        if found is None:
            return p
        p = found[0]
    return p


def _quotation_speakers(document: Document, statements: Sequence[Statement]) -> dict[int, str]:
    """Map each outermost quotation to the statement whose content it is."""
    out: dict[int, str] = {}
    quotations = [(q.start, q.end, n) for n, q in enumerate(document.quotations) if q.depth == 0]
    begins = [q[0] for q in quotations]
    for s in statements:
        if s.nested_in is not None:
            continue
        for span in s.content.spans:
            i = max(bisect_left(begins, span.start) - 1, 0)
            while i < len(quotations) and quotations[i][0] < span.end:
                if quotations[i][1] > span.start:
                    out.setdefault(quotations[i][2], s.id)
                i += 1
    return out


def _first_person(
    m: Mention,
    s: Statement,
    by_id: Mapping[str, Statement],
    speaker_of: Mapping[int, str],
    known: Mapping[str, Participant],
    outlet: Participant | None,
) -> Participant | None:
    """Find whom "I" or "we" stands for: whoever says the words around it, else the writer."""
    outer = s.nested_in
    while outer is not None:
        if outer in known:
            return known[outer]
        outer = by_id[outer].nested_in if outer in by_id else None
    if m.quoted >= 0:
        sid = speaker_of.get(m.quoted, "")
        return known.get(sid) if sid != s.id else None
    return outlet


def _whole(p: Participant, roles: Roles) -> Participant:
    """Return whom a speaker means by "we": the body that the speaker speaks for, else the speaker."""
    if p.kind != "person" or not (p.nouns & role_class("means by we")):
        return p
    found = roles.affiliation(p)
    if (
        found is None
        or found.participant is None
        or found.participant.kind not in ("government", "organisation", "outlet")
    ):
        return p
    return found.participant


def _why_first_person(m: Mention, p: Participant, outlet: Participant | None) -> str:
    if m.is_publisher:
        return f"'this {m.noun}': the publisher"
    if p is outlet and m.quoted < 0:
        return f"pronoun {m.noun!r} outside quotations: the publisher"
    return f"pronoun {m.noun!r} inside a quotation: its speaker"


def _implicit(
    s: Statement, before: Statement | None, document: Document, known: Mapping[str, Participant]
) -> Participant | None:
    """Find the speaker of a statement that names none: a quotation that goes on, or a participle ("..., saying that").

    Args:
        s: the statement.
        before: the statement before it at the same level of nesting, or None.
        document: the text.
        known: statement id to participant.
    """
    outer = s.nested_in or ""
    earlier = before.id if before is not None else ""
    if not s.cue.spans:
        is_next = s.form == "direct" and _is_close(document, before, s)
        return known.get(outer) or (known.get(earlier) if is_next else None)
    first = document.tokens_in(s.cue.spans[0].start, s.cue.spans[0].end)
    if len(first) == 0 or s.cue.type != "verb" or document.lemmas[first.start] in ("accord", "be", "have"):
        return None
    tag = document.tags[first.start]
    goes_on = first.start and document.forms[first.start - 1] in ("and", "but") and tag[:2] == "VB"
    if (goes_on or tag == "VBG") and earlier in known and _is_same_sentence(document, before, s):
        return known[earlier]
    return known.get(outer) if tag == "VBG" else None


def _previous(statements: Sequence[Statement]) -> dict[str, Statement]:
    """Map each statement to the one before it at the same level of nesting."""
    last: dict[str | None, Statement] = {}
    out: dict[str, Statement] = {}
    for s in statements:
        if s.nested_in in last:
            out[s.id] = last[s.nested_in]
        last[s.nested_in] = s
    return out


def _place(s: Statement) -> int:
    """Return the first character of a statement's cue or content."""
    spans = s.cue.spans or s.content.spans
    return spans[0].start if spans else -1


def _is_close(document: Document, before: Statement | None, s: Statement) -> bool:
    """Tell whether a statement stands in the paragraph of the one before or in the next."""
    if s.nested_in is not None:
        return True
    if before is None or not before.content.spans:
        return False
    at = [
        bisect_right(document.paragraphs, x, key=lambda p: p.start)
        for x in (before.content.spans[-1].start, _place(s))
    ]
    return at[1] - at[0] <= 1


def _is_same_sentence(document: Document, before: Statement | None, s: Statement) -> bool:
    if before is None:
        return False
    a, b = (
        document.tokens_in(_place(before), _place(before) + 1),
        document.tokens_in(_place(s), _place(s) + 1),
    )
    return len(a) > 0 and len(b) > 0 and document.sentence_at(a.start) == document.sentence_at(b.start)
