"""Credibility of a claim: evidence counted in subjective logic, with a ledger that sums to it exactly.

It says how a text presents and supports a claim, never whether the claim is true.
"""

from collections.abc import Mapping, Sequence

from attribution.scores.bands import information_digit, likelihood_band
from attribution.scores.evidence import Voice
from attribution.scores.opinion import opinion
from attribution.scores.policy import Policy
from attribution.scores.sourcing import reliability_of
from attribution.scores.verification import verification_id
from attribution.values.claim import STATUSES_AGAINST, Verification
from attribution.values.score import RELIABILITIES, Credibility, LedgerRow, Support

__all__ = ["credibility_of", "support_of"]

_ADDS_FOR = ("confirmed", "corroborated")
_ROUTES = {
    ("states", True): "source",
    ("same", True): "source",
    ("refers_to", True): "source",
    ("supports", True): "supporting source",
    ("denies", False): "denial",
    ("contradicts", False): "contradicting source",
}


def support_of(voices: Sequence[Voice]) -> Support:
    """List who stands for and against a claim and count independent groups.

    Args:
        voices: who speaks on the claim.

    Returns:
        Source ids in text order, each once a side; groups without a source count nowhere.
    """
    sides = []
    for is_for in (True, False):
        mine = [v for v in voices if v.is_for is is_for and v.source is not None]
        ids = tuple(dict.fromkeys(v.source.id for v in mine if v.source is not None))
        sides.append((ids, len({v.group for v in mine})))
    return Support(sides[0][0], sides[1][0], sides[0][1], sides[1][1])


def _strongest(voices: Sequence[Voice]) -> dict[tuple[bool, str], list[Voice]]:
    """Group voices by side and independence group, strongest first, groups in order of first voice."""
    groups: dict[tuple[bool, str], list[Voice]] = {}
    for v in voices:
        groups.setdefault((v.is_for, v.group), []).append(v)
    for members in groups.values():
        members.sort(key=lambda v: -v.total)
    return groups


def _discount(
    checks: Sequence[tuple[int, Verification]], policy: Policy
) -> tuple[float, list[tuple[str, str, float]]]:
    """Return the share of evidence for that doubt leaves, and (id, status, share) of each that takes some."""
    share, seen, rows = 1.0, set(), []
    for k, v in checks:
        key = f"discount.{v.status}"
        if key in policy.weights and v.status not in seen:
            seen.add(v.status)
            share *= policy[key]
            rows.append((verification_id(k), v.text, policy[key]))
    return share, rows


def _name(voice: Voice) -> str:
    return voice.source.name if voice.source is not None else "nobody named"


def _voice_row(members: Sequence[Voice], share: float) -> LedgerRow:
    best = members[0]
    factor = _ROUTES.get((best.route, best.is_for), "source" if best.is_for else "contradicting source")
    verb = best.statement.cue.spans[0].text if best.statement.cue.spans else "quoted"
    why = f"{_name(best)} ({verb}): {best.why}"
    if share != 1 and best.is_for:
        why += f" x doubt {share:.2f}"
    if len(members) > 1:
        why += f"; {len(members) - 1} more from the same or a dependent source, counted once"
    refs = dict.fromkeys(
        [best.statement.id]
        + ([best.source.id] if best.source is not None else [])
        + [v.statement.id for v in members[1:]]
        + [v.source.id for v in members[1:] if v.source is not None]
    )
    own = best.total * (share if best.is_for else 1.0)
    contrary = best.contrary * best.reliability
    for_, against = (own, contrary) if best.is_for else (contrary, own)
    return LedgerRow(factor, for_, against, tuple(refs), why)


def _check_rows(
    checks: Sequence[tuple[int, Verification]], spoken: Mapping[int, Voice], policy: Policy, share: float
) -> tuple[list[LedgerRow], float, float]:
    """Return a row for each status that verification phrases give a claim, that of the weightiest phrase.

    A phrase whose speaker is in the ledger adds only what it adds to his own row: a denial nothing, a confirmation
    what a confirmation by such a source weighs above his plain statement.

    Returns:
        The rows, and their evidence for and against without any factor of reliability.
    """
    best: dict[str, tuple[float, float, LedgerRow]] = {}
    for k, v in checks:
        is_for = v.status in _ADDS_FOR
        if not is_for and v.status not in STATUSES_AGAINST:
            continue
        full = plain = policy[f"verification.{v.status}"]
        why = f"the words “{v.text}” {full:.2f}"
        voice = spoken.get(k)
        refs: tuple[str, ...] = (verification_id(k),)
        if voice is not None and voice.is_for is is_for:
            refs += (voice.statement.id,)
            if is_for:
                standing = voice.standing * voice.reliability
                why += f" x source {standing:.2f}, less {voice.total:.2f} counted in the row of who says so"
                plain = max(0.0, plain * voice.standing - voice.weight)
                full = max(0.0, full * standing - voice.total)
            else:
                why += ", counted in the row of who says so"
                full = plain = 0.0
        if is_for:
            full, plain = full * share, plain * share
        row = LedgerRow(v.status, full if is_for else 0.0, 0.0 if is_for else full, refs, why)
        held = best.get(v.status)
        if held is None or full > held[0]:
            best[v.status] = (full, plain, row)
    r = sum(plain for status, (_, plain, _) in best.items() if status in _ADDS_FOR)
    s = sum(plain for status, (_, plain, _) in best.items() if status in STATUSES_AGAINST)
    return [row for _, _, row in best.values()], r, s


def _unlettered(
    groups: Mapping[tuple[bool, str], Sequence[Voice]], share: float, r: float, s: float
) -> tuple[float, float]:
    """Add to ``r`` and ``s`` the evidence of the groups without any factor of reliability, for the digit."""
    for (is_for, _), members in groups.items():
        best = max(members, key=lambda v: v.weight)
        if is_for:
            r, s = r + best.weight * share, s + best.contrary
        else:
            r, s = r + best.contrary, s + best.weight
    return r, s


def credibility_of(
    voices: Sequence[Voice],
    checks: Sequence[tuple[int, Verification]],
    spoken: Mapping[int, Voice],
    policy: Policy,
    support: Support | None = None,
) -> Credibility:
    """Join the evidence on one claim.

    Args:
        voices: who speaks on the claim.
        checks: verification phrases about it with their places.
        spoken: place of a verification phrase to the voice that utters it, where one does.
        policy: the weights.
        support: what :func:`support_of` says of the voices, where it is known.

    Returns:
        The opinion with its ledger: its rows sum to the evidence for and against.
    """
    share, discounts = _discount(checks, policy)
    groups = _strongest(voices)
    rows = [_voice_row(members, share) for members in groups.values()]
    checked, r, s = _check_rows(checks, spoken, policy, share)
    rows += checked
    for ref, words, factor in discounts:
        rows.append(
            LedgerRow(
                "doubt", 0.0, 0.0, (ref,), f"the words “{words}” leave {factor:.2f} of the evidence for"
            )
        )
    prior, base = policy["opinion.prior_weight"], policy["opinion.base_rate"]
    view = opinion(sum(x.for_ for x in rows), sum(x.against for x in rows), prior, base)
    letters = [reliability_of(v.source) for v in voices if v.is_for and v.source is not None]
    best = min((x for x in letters if x != "F"), default="F", key=RELIABILITIES.index)
    plain = opinion(*_unlettered(groups, share, r, s), prior, base)
    support = support or support_of(voices)
    digit = information_digit(
        plain, support.independent_for, support.independent_against, bool(checks), policy
    )
    return Credibility(
        score=view.score,
        belief=view.belief,
        disbelief=view.disbelief,
        uncertainty=view.uncertainty,
        information=digit,
        reliability=best,
        likelihood=likelihood_band(view.score, view.uncertainty, policy),
        ledger=tuple(rows),
    )
