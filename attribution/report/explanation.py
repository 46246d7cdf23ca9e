"""Explain a claim, a source or a statement in plain sentences, with the words of the text that they rest on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attribution.errors import InputError
from attribution.report.wording import (
    DISCLAIMER,
    STATUS_MEANING,
    admiralty,
    commitment_in_words,
    count,
    quote,
    reason_in_words,
)

if TYPE_CHECKING:
    from attribution.report.report import Report
    from attribution.values.claim import Claim, VerificationState
    from attribution.values.score import Support
    from attribution.values.source import Source
    from attribution.values.statement import Statement

__all__ = ["explain"]

_ARTICLES = frozenset(("the", "a", "an"))
_POLARITY = {"affirmed": "stands for it", "denied": "stands against it", "open": "leaves it open"}
_EVIDENCE = {
    "verification": "a phrase about checking",
    "source": "one of its sources",
    "denial": "a denial",
    "contradiction": "a source that contradicts it",
    "hearsay": "passed on without a source",
    "impression": "no phrase says so; it is judged so from the words around",
}
_WAYS = {
    "hearsay": "the text passes it on as hearsay",
    "impression": "no phrase of the text says so, and it is judged so from the whole passage",
}
"""What a status means where it rests on nothing but evidence of one such kind."""


def explain(report: "Report", id: str) -> str:
    """Say why the report says what it says of one thing.

    Args:
        report: the report.
        id: of a claim (``"c1"``), a source (``"e1"``), a statement (``"s1"``) or a verification (``"v1"``, the
            first one in the report).

    Returns:
        Sentences, one a line, each line ended by a line feed. For a claim the ledger row by row; its numbers are the exact ones,
        rounded to three places.

    Raises:
        InputError: if the report holds no such id; the message says which it holds.
    """
    for things, describe in _kinds(report):
        if id in things:
            return "\n".join(describe(report, id)) + "\n"
    held = ", ".join(f"{ids[0]} to {ids[-1]}" if len(ids) > 1 else ids[0] for ids, _ in _kinds(report) if ids)
    raise InputError(f"no {id!r} in this report, which holds {held or 'nothing'}")


def _kinds(report: "Report") -> tuple[tuple[list[str], Callable[["Report", str], list[str]]], ...]:
    return (
        ([c.id for c in report.claims], _claim),
        ([s.id for s in report.sources], _source),
        ([s.id for s in report.statements], _statement),
        ([f"v{n}" for n in range(1, len(report.verifications) + 1)], _verification),
    )


def _claim(report: "Report", id: str) -> list[str]:
    claim = next(c for c in report.claims if c.id == id)
    state, support, credibility = claim.verification, claim.support, claim.credibility
    lines = [f"Claim {id}: {quote(claim.text)}", ""]
    lines.append(f"Status: {state.status}, that is, {_meaning(state)}.")
    lines += dict.fromkeys(
        f"  - {_EVIDENCE.get(e.kind, e.kind)}{f': {quote(e.text)}' if e.text else ''} ({e.ref})"
        for e in state.evidence
    )
    lines.append("Stated by:")
    by_id = {s.id: s for s in report.statements}
    lines += [f"  - {_said(report, by_id[s])}" for s in claim.statements if s in by_id]
    lines += _relations(report, claim)
    lines.append(_support(report, support))
    words = credibility.likelihood
    if words == "not assessed":
        words += ", for there is too little evidence to say how likely"
    lines += [
        "",
        f"Score {credibility.score:.3f} of 1: {words}.",
        f"Admiralty code {admiralty(credibility)}.",
    ]
    lines.append(
        f"Belief {credibility.belief:.3f} comes from the evidence for it, disbelief {credibility.disbelief:.3f} from that "
        f"against it; a share of the uncertainty, {credibility.uncertainty:.3f}, is added to the belief for the score."
    )
    if credibility.ledger:
        lines.append(
            "The evidence, row by row (certainty: how surely the source puts it; commitment: how far the writer stands behind it):"
        )
        for row in credibility.ledger:
            refs = f" [{', '.join(row.refs)}]" if row.refs else ""
            lines.append(f"  {row.for_:+.3f} for, {row.against:+.3f} against  {row.factor}: {row.why}{refs}")
        total_for = sum(row.for_ for row in credibility.ledger)
        total_against = sum(row.against for row in credibility.ledger)
        lines.append(f"  {total_for:+.3f} for, {total_against:+.3f} against  in all")
    else:
        lines.append("There is no evidence either way: it was not assessed.")
    return [*lines, "", DISCLAIMER]


def _meaning(state: "VerificationState") -> str:
    """Say what a status means here."""
    kinds = {e.kind for e in state.evidence}
    return (_WAYS.get(kinds.pop()) if len(kinds) == 1 else None) or STATUS_MEANING[state.status]


def _support(report: "Report", support: "Support") -> str:
    """Say who stands for and against a claim; groups are counted where several sources stand on a side."""
    if not support.for_ and not support.against:
        return "Nobody in the text stands for it or against it."
    sides = [
        _names(report, ids) + (f" ({count(n, 'independent group')})" if len(ids) > 1 else "")
        for ids, n in (
            (support.for_, support.independent_for),
            (support.against, support.independent_against),
        )
    ]
    return f"For it: {sides[0]}. Against it: {sides[1]}."


def _relations(report: "Report", claim: "Claim") -> list[str]:
    texts = {c.id: c.text for c in report.claims}
    affirmed = {s.id for s in report.statements if s.polarity != "denied"}
    stated = {c.id for c in report.claims if not affirmed.isdisjoint(c.statements)}
    lines = []
    for r in report.relations:
        # What is only denied supports nothing: "would be supported by c5".
        is_held = r.a in stated and r.b in stated
        if claim.id == r.a:
            other, words = r.b, r.relation.replace("_", " ")
            words = "would support" if words == "supports" and not is_held else words
        elif claim.id == r.b:
            other, words = r.a, r.relation
            if words == "supports":
                words = "is supported by" if is_held else "would be supported by"
            words = "is referred to by" if words == "refers_to" else words
        else:
            continue
        why = f" ({reason_in_words(r.why)})" if r.why else ""
        lines.append(f"  - {words} {other}: {quote(texts.get(other, ''))}{why}")
    return ["Relations:", *lines] if lines else []


def _source(report: "Report", id: str) -> list[str]:
    source = next(s for s in report.sources if s.id == id)
    lines = [f"Source {id}: {source.name}, {_kind(source)}.", ""]
    if source.role:
        lines.append(f"Role: {source.role}.")
    affiliation = _name(report, source.affiliation) if source.affiliation else source.affiliation_text
    if affiliation:
        lines.append(f"Affiliation: {affiliation}{f' ({source.affiliation})' if source.affiliation else ''}.")
    if source.aliases:
        lines.append(f"Also called: {', '.join(source.aliases)}.")
    if source.members:
        lines.append(f"Consists of: {_names(report, source.members)}.")
    group = [
        s.name for s in report.sources if s.independence_group == source.independence_group and s.id != id
    ]
    if source.independence_group and group:
        lines.append(f"Not independent of: {', '.join(group)} (group {source.independence_group}).")
    lines.append(f"Nearness to what it speaks of: {source.proximity.replace('_', ' ')}.")
    lines.append("Mentions:")
    for n, mention in enumerate(source.mentions):
        reason = source.reasons[n] if n < len(source.reasons) else ""
        lines.append(f"  - {quote(mention.text)} at {mention.start}{f': {reason}' if reason else ''}")
    said = [s for s in report.statements if s.source.id == id]
    lines.append("Statements:" if said else "No statement is attributed to it.")
    lines += [f"  - {_said(report, s)}" for s in said]
    return lines


def _kind(source: "Source") -> str:
    kind = "an unnamed source" if source.type == "unnamed" else f"{_article(source.type)} {source.type}"
    return kind if source.named or source.type == "unnamed" else f"{kind} without a proper name"


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _statement(report: "Report", id: str) -> list[str]:
    s = next(s for s in report.statements if s.id == id)
    lines = [f"Statement {_said(report, s)}", ""]
    cue = (
        f"{quote(s.cue.spans[0].text)} ({s.cue.type}, act: {s.act})"
        if s.cue.spans
        else "none: the quotation continues"
    )
    lines.append(f"Cue: {cue}. Form: {s.form}. The source {_POLARITY[s.polarity]}.")
    if not s.reported:
        lines.append("The act itself is negated or hypothetical: nothing is reported to have been said.")
    if s.nested_in:
        lines.append(f"It stands inside the content of {s.nested_in}.")
    if s.hedges:
        lines.append("Hedges and boosters:")
        lines += [f"  - {quote(h.text)}: {h.kind}, {h.direction}s by {h.strength:.2f}" for h in s.hedges]
    lines.append(f"Certainty as the source puts it: {s.certainty:.2f} of 1.")
    lines.append(
        f"The writer presents it {commitment_in_words(s.commitment)} (commitment {s.commitment:+.2f})."
    )
    if s.claim:
        lines.append(f"It expresses claim {s.claim}.")
    lines.append(f"Probability that this extraction is right: {s.confidence:.2f}.")
    return lines


def _verification(report: "Report", id: str) -> list[str]:
    v = report.verifications[int(id[1:]) - 1]
    texts = {c.id: c.text for c in report.claims}
    lines = [f"Verification {id}: {quote(v.text)} at {v.start}", "", f"Status: {v.status}."]
    lines.append("About:" if v.about else "It is about no claim that was found.")
    return lines + [f"  - {c}: {quote(texts.get(c, ''))}" for c in v.about]


def _said(report: "Report", s: "Statement") -> str:
    source = (
        _called(report, s.source.id)
        if s.source.id
        else " … ".join(x.text for x in s.source.spans) or "nobody named"
    )
    cue = " … ".join(x.text for x in s.cue.spans) or "(continuing)"
    return f"{s.id}: {source}, {quote(cue)}: {quote(' … '.join(x.text for x in s.content.spans))}"


def _name(report: "Report", id: str | None) -> str:
    return next((s.name for s in report.sources if s.id == id), id or "nobody named")


def _called(report: "Report", id: str) -> str:
    """Return the name of a source with the article that the text gives it ("the Defence Ministry", "an aide")."""
    source = next((s for s in report.sources if s.id == id), None)
    if source is None:
        return id
    name = source.name.lower()
    for mention in source.mentions:
        first, _, rest = " ".join(mention.text.lower().split()).partition(" ")
        # A description may go on where the mention ends: "a spokeswoman", the "spokeswoman for the regulator".
        is_it = rest == name or (not source.named and rest and name.startswith(f"{rest} "))
        if first in _ARTICLES and is_it:
            return f"{first} {source.name}"
    return source.name


def _names(report: "Report", ids: Sequence[str]) -> str:
    """List sources as one says it: "Ann Roe, the mayor and an aide"."""
    names = [_called(report, id) for id in ids]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "nobody"
