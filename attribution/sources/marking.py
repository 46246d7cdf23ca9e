"""Find the phrases that each statement's source consists of."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from attribution.lexicons.classes import word_class
from attribution.sources.implied import Implied
from attribution.sources.mention import Mention
from attribution.sources.mentions import source_ranges
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["main_mentions", "mark_sources"]

_LONGEST = 40  # mentions of one source that are looked at
_REBUTTALS = frozenset({"deny", "reject"})
_GOING_ON = frozenset({"add", "continue", "go on", "conclude"})
_SAID = frozenset({"it", "this", "that"})
_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "agent"})
_OPENERS = frozenset({"both", "neither", "either", "only", "even"})
_COORDINATORS = frozenset({"and", "or", "nor", ",", "in", "both", "as", "well", "&"})


def main_mentions(
    document: Document, statement: Statement, mentions: Sequence[Mention], starts: Sequence[int]
) -> list[Mention]:
    """Return the mentions that a statement's source consists of: one, or several for a joint source.

    Args:
        document: the text.
        statement: the statement.
        mentions: all mentions sorted by head token.
        starts: the head tokens of the mentions.

    Returns:
        Mentions in text order; empty for an implicit source.
    """
    out: list[Mention] = []
    for r in source_ranges(document, statement):
        first = bisect_left(starts, r.start)
        inside = mentions[first : min(bisect_left(starts, r.stop), first + _LONGEST)]
        outer = [m for m in inside if not any(_holds(o, m) for o in inside if o is not m)]
        outer.sort(key=lambda m: (m.first, -m.last))
        if len(outer) > 1 and outer[0].noun in _OPENERS and outer[1].start == outer[0].last:
            outer = outer[1:]  # "both he and Roe"
        if len(outer) > 1 and outer[0].form == "noun" and not outer[0].kind:
            # a phrase that cannot speak, taken along before a comma: "the next strikes, Danish officials"
            last = outer[-1]
            if (
                last.last == r.stop
                and (last.kind or last.form == "name")
                and document.forms[last.start - 1] == ","
            ):
                outer = [last]
        out += _conjuncts(document, outer, r)
    return out


def _holds(outer: Mention, inner: Mention) -> bool:
    """Tell whether a mention is a part or the possessor of another."""
    if outer.owner is not None and outer.owner[0] <= inner.head < outer.owner[1]:
        return True
    return outer.first <= inner.head < outer.last and (outer.head, outer.last - outer.first) > (
        inner.head,
        inner.last - inner.first,
    )


def _conjuncts(document: Document, outer: Sequence[Mention], r: range) -> list[Mention]:
    """Keep the head phrase, and the phrases coordinated with it."""
    if not outer:
        return []
    forms = document.forms
    first = outer[0]
    out = [first]
    previous, cursor = first, first.last
    for m in outer[1:]:
        gap = [forms[i].lower() for i in range(cursor, m.start)]
        if m.same_as in out:
            cursor = max(cursor, m.last)
            continue
        direct = cursor == previous.last or (previous.same_as is None and cursor != previous.extent)
        joined = (
            bool(gap)
            and _joins(gap)
            and (
                cursor == previous.last
                or (
                    first.form == "name"
                    and m.form == "name"
                    and ("," in gap or first.label == m.label == "PERSON")
                )
            )
        )
        comma = (
            gap == [","]
            and direct
            and m.same_as is None
            and m.form == previous.form
            and m.label == previous.label
            and _list_goes_on(forms, m, r)
        )
        if joined or comma:
            out.append(m)
            previous = m
        cursor = max(cursor, m.last)
    if len(out) == 2 and _is_double_role(out[0], out[1]):
        return out[1:]
    return out


def _joins(gap: Sequence[str]) -> bool:
    """Tell whether the words between two phrases coordinate them."""
    if (
        "as" in gap and "well" not in gap
    ):  # "not nine as activists" is no pair, "police as well as activists" is
        return False
    return all(w in _COORDINATORS for w in gap) and any(w in ("and", "or", "nor", "as", "&") for w in gap)


def _is_double_role(a: Mention, b: Mention) -> bool:
    """Tell whether two conjuncts are two roles of one person: "host and attorney Jane Roe"."""
    if a.form != "noun" or a.plural or b.plural or b.determiner or a.kind != "person":
        return False
    return (b.form == "name" and bool(b.role)) or (
        b.form == "noun" and b.kind == "person" and b.owner is None
    )


def _list_goes_on(forms: Sequence[str], m: Mention, r: range) -> bool:
    """Tell whether a comma after the first of several is that of a list."""
    return any(forms[i] in ("and", "or") for i in range(m.last, min(r.stop, m.last + 12)))


def mark_sources(
    document: Document, statements: Sequence[Statement], mentions: Sequence[Mention]
) -> dict[str, list[Mention]]:
    """Find the mentions of every statement's source and mark them as such.

    Returns:
        Statement id to mentions; empty lists for implicit sources.
    """
    starts = [m.head for m in mentions]
    out: dict[str, list[Mention]] = {}
    implied = Implied(document, mentions, statements)
    last: list[Mention] = []
    for s in statements:
        found = [] if _is_label(document, s) else main_mentions(document, s, mentions, starts)
        if not s.source.spans and (m := implied.find(s)) is not None:
            found = [m]
        told = tuple(document.tokens_in(c.start, c.end) for c in s.content.spans)
        rebuts = s.act in _REBUTTALS and any(_is_of_said(document, r) for r in told)
        for m in found:
            m.is_source = True
            m.told += told
            m.rebuts |= rebuts
            m.goes_on |= s.cue.lemma in _GOING_ON
        last = (
            found if found or s.cue.spans else last
        )  # a quotation without a cue goes on from the one before
        if s.form == "direct" and len(last) == 1:
            _mark_quoted(last[0], told, mentions, starts)
        if len(found) == 1 and found[0].form == "noun":
            _tie_name_inside(document, s, found[0], mentions, starts)
        if len(found) == 1 and found[0].form == "noun":
            ranges = source_ranges(document, s)
            _reach_over_and(document, found[0], ranges)
            _reach_over_pronoun(document, found[0], ranges)
        out[s.id] = found
    _mark_asked(document, statements, out, mentions, starts)
    return out


def _mark_asked(
    document: Document,
    statements: Sequence[Statement],
    sources: Mapping[str, Sequence[Mention]],
    mentions: Sequence[Mention],
    starts: Sequence[int],
) -> None:
    """Note for the pronouns of a question who answers it: "Asked whether he knew, Roe said"."""
    question = range(0)
    for s in statements:
        if s.nested_in is not None:
            continue
        found = sources[s.id]
        if len(found) == 1 and _may_answer(found[0], question):
            inside = mentions[bisect_left(starts, question.start) : bisect_left(starts, question.stop)]
            for m in inside:
                if m.form == "pronoun" and m.sentence == found[0].sentence:
                    m.answers = found[0]
        question = _question(document, s)


def _may_answer(m: Mention, question: range) -> bool:
    """Tell whether somebody answers a question about himself; a spokesman is asked about another."""
    is_behind = len(question) > 0 and m.start >= question.stop
    return is_behind and m.form != "pronoun" and m.noun not in _MOUTHPIECES


def _question(document: Document, s: Statement) -> range:
    """Return the tokens of a question that opens its sentence: "Asked whether ...", "When he was asked if ..."."""
    if s.cue.lemma != "ask" or not s.cue.spans or not s.content.spans:
        return range(0)
    cue = document.tokens_in(s.cue.spans[0].start, s.cue.spans[0].end)
    content = document.tokens_in(s.content.spans[0].start, s.content.spans[-1].end)
    first = document.sentences[document.sentence_at(cue.start)].first
    is_first = cue.start == first or document.forms[first].lower() == "when"
    return range(first, content.stop) if is_first and content.start >= cue.stop else range(0)


def _mark_quoted(
    speaker: Mention, told: Sequence[range], mentions: Sequence[Mention], starts: Sequence[int]
) -> None:
    """Note for the pronouns of a quotation who is quoted; a quotation inside it comes later and wins."""
    for r in told:
        for m in mentions[bisect_left(starts, r.start) : bisect_left(starts, r.stop)]:
            if m.form == "pronoun" and m.quoted >= 0 and m is not speaker:
                m.quoted_by = speaker


def _is_of_said(document: Document, content: range) -> bool:
    """Tell whether a content takes up words or is a clause: "it", "the claim", "that he fled", not "any wrongdoing"."""
    forms = document.forms
    if not content:
        return False
    first, last = forms[content.start].lower(), forms[content.stop - 1].lower()
    return first in _SAID or (first in ("the", "these", "those") and last in word_class("sayings"))


def _is_label(document: Document, s: Statement) -> bool:
    """Tell whether a source is but the heading over a statement: "Claim: ...", "Reality: ..."."""
    ranges = source_ranges(document, s)
    if len(ranges) != 1 or len(ranges[0]) != 1:
        return False
    i = ranges[0].start
    forms = document.forms
    return forms[i].lower() in word_class("label") and i + 1 < len(forms) and forms[i + 1] == ":"


def _tie_name_inside(
    document: Document, s: Statement, m: Mention, mentions: Sequence[Mention], starts: Sequence[int]
) -> None:
    """Take a person's name between commas inside a source as its name: "A clerk who saw it, Jane Roe, said"."""
    if (
        m.plural
        or m.kind != "person"
        or m.determiner not in ("indefinite", "definite", "possessive", "other")
    ):
        return
    forms = document.forms
    for r in source_ranges(document, s):
        first = bisect_left(starts, m.head + 1)
        for x in mentions[first : min(bisect_left(starts, r.stop), first + _LONGEST)]:
            if x.same_as is m:
                return
            if (
                x.form == "name"
                and x.label == "PERSON"
                and x.same_as is None
                and forms[x.start - 1] == ","
                and (x.last >= r.stop - 1 or forms[x.last] == ",")
            ):
                x.same_as = m
                return


def _reach_over_and(document: Document, m: Mention, ranges: Sequence[range]) -> None:
    """Let a complement go on over "and" as far as the source does: "activists in Hama and Homs"."""
    end = m.extent
    for r in ranges:
        if r.start <= m.head < r.stop and m.last < end and end + 1 < r.stop and document.forms[end] == "and":
            m.extent = min(r.stop, end + 4)


def _reach_over_pronoun(document: Document, m: Mention, ranges: Sequence[range]) -> None:
    """Let a description take along the pronoun that it is a part of: "two of them"."""
    end = m.extent
    if any(r.start <= m.head and end + 1 < r.stop for r in ranges) and document.forms[end] == "of":
        m.extent += 2 if document.tags[end + 1] == "PRP" else 0
