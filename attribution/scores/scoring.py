"""Score an analysis: the floor's public function."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from attribution.options import Options
from attribution.scores.commitment import (
    CueValues,
    commitment_of,
    cue_value,
    load_cue_values,
    manner_of,
    scare_quotes,
)
from attribution.scores.credibility import credibility_of, support_of
from attribution.scores.evidence import Voice, collect_voices
from attribution.scores.hedge_lexicon import load_hedges
from attribution.scores.hedging import HedgeHits, certainty_of, find_hits, hedges_of
from attribution.scores.impression import gather_impressions
from attribution.scores.policy import load_policy
from attribution.scores.verification import verification_states, verifications_by_claim
from attribution.values.analysis import Analysis
from attribution.values.claim import Verification
from attribution.values.document import Document
from attribution.values.evolution import evolve
from attribution.values.statement import Statement

__all__ = ["score", "score_statements"]

_DEFAULT = Options()


def score(analysis: Analysis, options: Options = _DEFAULT) -> Analysis:
    """Score statements and claims.

    Args:
        analysis: statements, sources, claims, relations and verifications.
        options: ``lexicons`` and ``policy`` matter here.

    Returns:
        The analysis with hedges, certainty and commitment of each statement, and verification, support and
        credibility of each claim.

    Raises:
        LexiconError: if a lexicon breaks its schema.
        PolicyError: if the policy file cannot be used.
    """
    policy = load_policy(options.policy)
    if not analysis.statements:
        return analysis
    analysis = evolve(analysis, statements=score_statements(analysis.document, analysis.statements, options))
    voices = collect_voices(analysis, policy, options.lexicons)
    states = gather_impressions(analysis, verification_states(analysis, voices), options)
    checks = verifications_by_claim(analysis.verifications)
    speakers = _speakers(analysis)
    claims = []
    for claim in analysis.claims:
        mine, about = voices[claim.id], checks.get(claim.id, [])
        spoken = _spoken(about, mine, speakers)
        support = support_of(mine)
        claims.append(
            evolve(
                claim,
                verification=states[claim.id],
                support=support,
                credibility=credibility_of(mine, about, spoken, policy, support),
            )
        )
    return evolve(analysis, claims=tuple(claims))


def score_statements(
    document: Document, statements: Sequence[Statement], options: Options = _DEFAULT
) -> tuple[Statement, ...]:
    """Fill hedges, certainty and commitment of statements.

    Args:
        document: their text.
        statements: in text order.
        options: ``lexicons`` matters here.

    Returns:
        The statements, in the same order.
    """
    hits = find_hits(document, load_hedges(options.lexicons))
    values = load_cue_values(options.lexicons)
    nested: dict[str, list[Statement]] = {}
    for s in statements:
        if s.nested_in is not None:
            nested.setdefault(s.nested_in, []).append(s)
    return tuple(_scored(document, s, hits, values, nested.get(s.id, ())) for s in statements)


def _scored(
    document: Document,
    statement: Statement,
    hits: HedgeHits,
    values: CueValues,
    nested: Sequence[Statement],
) -> Statement:
    value = cue_value(values, statement.cue, statement.act)
    hedges = hedges_of(document, statement, hits, nested) + scare_quotes(document, statement)
    hedges = tuple(sorted(hedges, key=lambda h: (h.start, h.end)))
    return evolve(
        statement,
        hedges=hedges,
        certainty=certainty_of(value.certainty, statement, hedges),
        commitment=commitment_of(value, manner_of(document, statement, values), hedges),
    )


def _speakers(analysis: Analysis) -> dict[int, frozenset[str]]:
    """Map verification phrases to the statements in whose cue they stand ("the ministry *denied* the report")."""
    cues = sorted((c.start, c.end, s.id) for s in analysis.statements for c in s.cue.spans)
    out: dict[int, frozenset[str]] = {}
    for k, check in enumerate(analysis.verifications):
        found = []
        for n in range(bisect_left(cues, (check.end,)) - 1, -1, -1):
            if cues[n][1] <= check.start:
                break
            found.append(cues[n][2])
        if found:
            out[k] = frozenset(found)
    return out


def _spoken(
    checks: Sequence[tuple[int, Verification]],
    voices: Sequence[Voice],
    speakers: Mapping[int, frozenset[str]],
) -> dict[int, Voice]:
    """Map the verification phrases about a claim to the voice that utters them, where one does."""
    by_statement: dict[str, Voice] = {}
    if any(k in speakers for k, _ in checks):
        for v in voices:
            by_statement.setdefault(v.statement.id, v)
    out = {}
    for k, _ in checks:
        mine = [by_statement[i] for i in sorted(speakers.get(k, ())) if i in by_statement]
        if mine:
            out[k] = mine[0]
    return out
