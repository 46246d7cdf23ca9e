"""How a text leaves each claim: retracted, denied, unverified, disputed, confirmed, corroborated or attributed."""

from collections.abc import Mapping, Sequence

from attribution.scores.evidence import UNSOURCED, Voice
from attribution.values.analysis import Analysis
from attribution.values.claim import Evidence, Verification, VerificationState

__all__ = ["PRECEDENCE", "verification_id", "verification_states", "verifications_by_claim"]

PRECEDENCE = ("retracted", "denied", "unverified", "disputed", "confirmed", "corroborated", "attributed")
_MIN_CONTRADICTION = 0.95  # below it two claims may well stand side by side
_HEARSAY = 0.35
_PASSED_ON = ("say", "believe")
_OWN = ("states", "denies", "same")


def verification_id(k: int) -> str:
    """Return the id by which the ledger refers to the verification at place ``k`` (from 0): ``"v1"``, ``"v2"`` ..."""
    return f"v{k + 1}"


def verifications_by_claim(
    verifications: Sequence[Verification],
) -> dict[str, list[tuple[int, Verification]]]:
    """Map each claim to the verification phrases about it, with their places, in text order."""
    out: dict[str, list[tuple[int, Verification]]] = {}
    for k, v in enumerate(verifications):
        for claim in v.about:
            out.setdefault(claim, []).append((k, v))
    return out


def verification_states(
    analysis: Analysis, voices: Mapping[str, Sequence[Voice]]
) -> dict[str, VerificationState]:
    """Derive the status of every claim with its evidence.

    Args:
        analysis: claims and verifications.
        voices: who speaks for and against each claim.

    Returns:
        Claim id to state. Where several statuses have evidence the first in :data:`PRECEDENCE` holds; the
        evidence listed is that of the status.
    """
    checks = verifications_by_claim(analysis.verifications)
    out = {}
    for claim in analysis.claims:
        found: dict[str, list[Evidence]] = {}
        for k, v in checks.get(claim.id, ()):
            found.setdefault(v.status, []).append(Evidence("verification", verification_id(k), v.text))
        _add_voices(found, voices.get(claim.id, ()))
        status = next((s for s in PRECEDENCE if s in found), "attributed")
        out[claim.id] = VerificationState(status, tuple(found.get(status, ())))
    return out


def _add_voices(found: dict[str, list[Evidence]], voices: Sequence[Voice]) -> None:
    """Add what the sources themselves say of the claim to what verification phrases say."""
    own = [v for v in voices if v.route in _OWN]
    asserted: dict[str, Voice] = {}
    for v in own:
        if v.is_for and v.group != UNSOURCED and v.speech in ("assertion", "forecast"):
            asserted.setdefault(v.group, v)
    for v in voices:
        if v.is_for:
            continue
        if v.route == "denies":
            others = [g for g in asserted if g != v.group]
            if others and v.statement.act in ("deny", "reject", "say", "believe"):
                found.setdefault("denied", []).append(_evidence("denial", v))
            elif others:
                found.setdefault("disputed", []).append(_evidence("denial", v))
        elif v.relation is not None and v.relation.score >= _MIN_CONTRADICTION and v.group not in asserted:
            found.setdefault("disputed", []).append(_evidence("contradiction", v))
    hearsay = {v.statement.id for v in own if _is_hearsay(v)}
    if (
        hearsay
        and not _is_settled(found)
        and all(v.statement.id in hearsay or v.statement.nested_in in hearsay for v in own)
    ):
        found.setdefault("unverified", []).append(
            _evidence("hearsay", next(v for v in own if v.statement.id in hearsay))
        )
    # Several who speak in one statement speak with one voice: "Hale and his wife said they had lost everything".
    backing = {v.statement.id: v for v in asserted.values()}
    if len(backing) > 1:
        for v in backing.values():
            found.setdefault("corroborated", []).append(_evidence("source", v))


def _is_settled(found: Mapping[str, Sequence[Evidence]]) -> bool:
    """Tell whether the text itself says how it stands with a claim: then it is hearsay no longer."""
    return any(e.kind == "verification" for status in found for e in found[status])


def _is_hearsay(voice: Voice) -> bool:
    """Tell whether nobody is given for a statement that is passed on ("reportedly", "it was reported", "is rumoured to")."""
    s = voice.statement
    if voice.group != UNSOURCED or s.act not in _PASSED_ON or s.form == "direct":
        return False
    if s.cue.type in ("adverb", "adjective") or s.commitment <= _HEARSAY:
        return True
    return not s.source.spans and s.cue.lemma in ("say", "report")


def _evidence(kind: str, voice: Voice) -> Evidence:
    s = voice.statement
    words = " ".join(x.text for x in (*s.source.spans, *s.cue.spans))
    return Evidence(kind, s.id, words or s.cue.lemma or s.id)
