"""Collect who speaks for and against each claim, with what weight and in which independent group."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.claims.references import claim_nouns
from attribution.scores.policy import Policy
from attribution.scores.sourcing import sourcing_weight
from attribution.scores.speech import act_class, is_question, speech_class
from attribution.values.analysis import Analysis
from attribution.values.claim import Relation
from attribution.values.source import Source
from attribution.values.statement import Statement

__all__ = ["UNSOURCED", "Voice", "collect_voices", "groups_of"]

UNSOURCED = "unsourced"
_MAX_DEPTH = 64
_NAMING = 6  # words of a content in which the noun that it refers by is looked for
_REQUESTS = ("directive", "intent")
_CITING = frozenset(("cite", "quote", "accord"))


@frozen(slots=True)
class Voice:
    """One source standing for or against one claim in one statement.

    Attributes:
        statement: the statement.
        source: who, or None.
        group: label of independence; voices of one group count once.
        is_for: for or against the claim.
        weight: evidence that it adds on its side, its reliability left out.
        contrary: evidence that it adds on the other side ("unlikely" is some evidence against).
        reliability: factor of the source's reliability.
        standing: factor of how the source is given and how near it stands.
        route: how it bears on the claim: ``"states"``, ``"denies"``, ``"same"``, ``"supports"``, ``"contradicts"``,
            ``"refers_to"``.
        why: the product in words.
        speech: the policy's class of the statement: assertion, forecast, attitude, intent or directive.
        relation: the relation by which it bears on the claim, or None.
    """

    statement: Statement
    source: Source | None
    group: str
    is_for: bool
    weight: float
    contrary: float
    reliability: float
    standing: float
    route: str
    why: str
    speech: str
    relation: Relation | None = None

    @property
    def total(self) -> float:
        """Evidence on the voice's own side with the source's reliability."""
        return self.weight * self.reliability


def groups_of(source: Source | None, sources: Mapping[str, Source]) -> tuple[tuple[Source | None, str], ...]:
    """Return whom a source consists of, each with its independence group.

    A joint source ("the mayor and the police chief") speaks for each of its members.
    """
    if source is None:
        return ((None, UNSOURCED),)
    members = [m for i in source.members if (m := sources.get(i)) is not None and m.id != source.id]
    if not members:
        return ((source, source.independence_group or source.id),)
    return tuple((m, m.independence_group or m.id) for m in members)


def _is_evidence(statement: Statement) -> bool:
    """Tell whether a statement takes a side: whoever only asks, or says nothing, takes none."""
    return statement.reported and statement.polarity != "open" and not is_question(statement)


def _origin_groups(statements: Sequence[Statement], sources: Mapping[str, Source]) -> dict[str, str]:
    """Map statements that only pass on another one's word to the group of who said it first.

    "The agency reported that officials said X" and "the agency reported, citing officials, that X" are the
    officials' word: where both statements express one claim, the agency is no second source for it.
    """
    by_id = {s.id: s for s in statements}
    out: dict[str, str] = {}
    shared: dict[tuple[str, str, int], Statement] = {}
    for s in statements:
        if s.source.id is None or not s.claim:
            continue
        group = _group(s, sources)
        outer = by_id.get(s.nested_in) if s.nested_in is not None else None
        if outer is not None and outer.claim == s.claim:
            if outer.source.id is not None and group is not None:
                out.setdefault(outer.id, group)
            continue
        if s.content.spans:
            first = shared.setdefault((s.claim, s.polarity, s.content.spans[-1].end), s)
            other = _group(first, sources)
            if first is not s and other is not None and group is not None:
                # One content with two cues: whoever is cited is the origin, otherwise the one named first.
                if s.cue.lemma.split(" ")[0] in _CITING:
                    out.setdefault(first.id, group)
                else:
                    out.setdefault(s.id, other)
    return out


def _group(statement: Statement, sources: Mapping[str, Source]) -> str | None:
    source = sources.get(statement.source.id) if statement.source.id is not None else None
    return None if source is None else source.independence_group or source.id


def _chain_factor(
    statement: Statement, by_id: Mapping[str, Statement], factors: Mapping[str, float]
) -> float:
    """Return what is left of a statement that others pass on: a reporter who does not stand behind it takes from it."""
    factor, outer, depth = 1.0, statement.nested_in, 0
    while outer is not None and depth < _MAX_DEPTH:
        s = by_id.get(outer)
        if s is None:
            break
        factor *= min(1.0, factors[s.id]) * (
            0.5 if not _is_evidence(s) else 0.4 if s.polarity == "denied" else 1.0
        )
        outer, depth = s.nested_in, depth + 1
    return factor


def _stance(statement: Statement) -> float:
    """Return how far the writer stands behind what the source does.

    The commitment of "denied X" is about X and near zero; the denial itself is reported as plainly as any word.
    """
    return min(1.0, statement.commitment + 0.5) if statement.polarity == "denied" else statement.commitment


def _disbelief(statement: Statement) -> float:
    """Return the share of a statement's weight that its words of probability turn against it."""
    low = max((h.strength for h in statement.hedges if h.kind == "estimative"), default=0.0)
    return max(0.0, 2 * low - 1)


def collect_voices(analysis: Analysis, policy: Policy, folder: Path | None = None) -> dict[str, list[Voice]]:
    """Collect the voices for and against every claim.

    Args:
        analysis: statements with certainty and commitment, sources, claims, relations.
        policy: the weights.
        folder: a user's folder of lexicons, or None.

    Returns:
        Claim id to voices, those of the claim's own statements first, in text order; a claim without evidence has
        an empty list.
    """
    sources = {s.id: s for s in analysis.sources}
    by_id = {s.id: s for s in analysis.statements}
    low, high = policy["commitment.floor"], policy["commitment.ceiling"]
    commitment = {s.id: low + (high - low) * (_stance(s) + 1) / 2 for s in analysis.statements}
    origins = _origin_groups(analysis.statements, sources)
    own: dict[str, list[Voice]] = {c.id: [] for c in analysis.claims}
    for s in analysis.statements:
        if s.claim not in own or not _is_evidence(s):
            continue
        source = sources.get(s.source.id) if s.source.id is not None else None
        speech = speech_class(analysis.document, s)
        act = policy[f"act.{speech}"]
        chain = _chain_factor(s, by_id, commitment)
        for member, group in groups_of(source, sources):
            kind, reliability, words = sourcing_weight(member, policy)
            weight = s.certainty * commitment[s.id] * kind * act * chain
            why = f"certainty {s.certainty:.2f} x commitment {commitment[s.id]:.2f} x source {kind:.2f} ({words})"
            if act != 1:
                why += f" x {speech} {act:.2f}"
            if chain != 1:
                why += f" x passed on by another {chain:.2f}"
            if reliability != 1:
                why += f" x reliability {reliability:.2f}"
            base = commitment[s.id] * kind * act * chain
            is_for = s.polarity != "denied"
            own[s.claim].append(
                Voice(
                    s,
                    member,
                    origins.get(s.id, group),
                    is_for,
                    weight,
                    base * _disbelief(s),
                    reliability,
                    kind,
                    "states" if is_for else "denies",
                    why,
                    speech,
                )
            )
    out = {c: list(voices) for c, voices in own.items()}
    strongest: dict[str, list[Voice]] = {}
    requests = _request_nouns(folder)
    for r in analysis.relations:
        if r.a in own and r.b in own and r.a != r.b:
            for c in (r.a, r.b):
                if c not in strongest:
                    strongest[c] = _strongest_of_groups(own[c])
            _relate(r, strongest, out, policy, requests)
    return out


def _strongest_of_groups(voices: Sequence[Voice]) -> list[Voice]:
    """Keep one voice a side and group, the strongest: all others would count nothing for a related claim."""
    best: dict[tuple[bool, str], Voice] = {}
    for v in voices:
        held = best.get((v.is_for, v.group))
        if held is None or v.total > held.total:
            best[v.is_for, v.group] = v
    return list(best.values())


def _relate(
    relation: Relation,
    own: Mapping[str, Sequence[Voice]],
    out: dict[str, list[Voice]],
    policy: Policy,
    requests: frozenset[str],
) -> None:
    """Let the voices of one claim count for or against the other, as their relation says."""
    kind = relation.relation
    factor = relation.score * (policy[f"relation.{kind}"] if kind in ("supports", "contradicts") else 1.0)
    turns = kind == "contradicts"
    pairs = [(relation.a, relation.b)]
    if kind in ("same", "contradicts"):
        pairs.append((relation.b, relation.a))
    for a, b in pairs:
        for v in own[a]:
            if kind == "refers_to" and (_is_told(v, relation) or not _takes_a_stand(v, own[b], requests)):
                continue
            if kind in ("supports", "contradicts") and not v.is_for:
                continue
            out[b].append(
                Voice(
                    v.statement,
                    v.source,
                    v.group,
                    v.is_for != turns,
                    v.weight * factor,
                    v.contrary * factor,
                    v.reliability,
                    v.standing,
                    "denies" if kind == "refers_to" and not v.is_for else kind,
                    f"{v.why} x {kind.replace('_', ' ')} {factor:.2f} ({relation.why})",
                    v.speech,
                    relation,
                )
            )


def _is_told(voice: Voice, relation: Relation) -> bool:
    """Tell whether a denial is what the other claim reports ("Roe said the bank denied it"): it is not against being told."""
    return not voice.is_for and relation.why.startswith("holds")


def _takes_a_stand(voice: Voice, about: Sequence[Voice], requests: frozenset[str]) -> bool:
    """Tell whether a statement that refers to a claim ("denied the report") stands for or against it.

    A rejected demand is not a denied claim: only what denies counts against a request.
    """
    act = voice.statement.act
    if act in ("deny", "confirm"):
        return True
    if act not in ("reject", "oppose", "support"):
        return False
    words = {w for x in voice.statement.content.spans for w in x.text.lower().split()[:_NAMING]}
    return not words & requests and any(v.speech in ("assertion", "forecast") for v in about)


@lru_cache(maxsize=16)
def _request_nouns(folder: Path | None = None) -> frozenset[str]:
    """Return the nouns that stand for a request or an order ("the demand")."""
    return frozenset(noun for noun, act in claim_nouns(folder).items() if act_class(act) in _REQUESTS)
