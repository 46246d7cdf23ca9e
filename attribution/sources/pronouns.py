"""Resolve pronouns by weighing the participants mentioned lately.

Candidates must agree in number and not disagree in gender; the rest is salience in the manner of Lappin and
Leass (1994), "An algorithm for pronominal anaphora resolution", Computational Linguistics 20(4): subjects,
speakers, recency and frequency count, and what stands only inside a quotation counts less outside it.
"""

from attribution.sources.lexicon import Pronoun
from attribution.sources.mention import Mention
from attribution.sources.participants import Participant, Register

__all__ = ["resolve_pronoun"]

_REACH = 8  # sentences
_PEOPLE = frozenset({"person", "unnamed", ""})
_BODIES = frozenset({"organisation", "government", "outlet", "document"})


def resolve_pronoun(m: Mention, entry: Pronoun, register: Register) -> tuple[Participant | None, str]:
    """Find whom a third-person pronoun stands for.

    Args:
        m: the pronoun.
        entry: its features.
        register: the participants so far.

    Returns:
        The participant and the reason; (None, "") where nobody fits.
    """
    best: Participant | None = None
    best_score = float("-inf")
    for p in register.recents():
        score = _fit(p, m, entry, register)
        if score is not None and score > best_score:
            best, best_score = p, score
    if best is None or best.last is None:
        return None, ""
    return best, _reason(m, entry, best)


def _fit(p: Participant, m: Mention, entry: Pronoun, register: Register) -> float | None:
    """Weigh a candidate; None where it cannot be meant."""
    last = p.last
    if last is None:
        return None
    distance = m.sentence - last.sentence
    if distance > _REACH:
        return None
    score = 0.0
    kind = p.kind
    if entry.number == "plural":
        if kind == "person" and not p.plural:
            return None
        score += 1.0 if p.plural or kind == "group" else 0.0
        if kind == "document":
            score -= 2.0
    elif entry.gender in ("m", "f"):
        if p.plural or kind not in _PEOPLE or p.members:
            return None
        gender = p.gender
        if gender and gender != entry.gender:
            return None
        score += 1.0 if gender else 0.0
        score += 0.5 if kind == "person" else 0.0
        score += 0.5 if p.is_named else 0.0
    else:
        if p.plural or kind not in _BODIES or p.members:
            return None
        score += 0.5 if p.is_named else 0.0
    score -= 0.8 * min(distance, 4) + 0.05 * (register.rank - p.last_rank)
    if last.is_subject:
        score += 0.8
    if last.is_source:
        score += 1.0
    elif p.n_said:
        score += 0.5
    if p is register.speaker and m.is_source:
        score += 1.0
    score += min(len(p.mentions), 6) * 0.12
    if last.quoted >= 0 and m.quoted != last.quoted and not last.is_source:
        score -= 1.0
    if entry.case == "possessive" and distance == 0 and last.is_subject:
        score += 0.6
    return score


def _reason(m: Mention, entry: Pronoun, p: Participant) -> str:
    """Say in words why the candidate was taken."""
    what = {"m": "male", "f": "female"}.get(entry.gender, "plural" if entry.number == "plural" else "non-personal")
    why = []
    if p.gender and entry.gender in ("m", "f"):
        why.append("gender agrees")
    if p.last is not None:
        if p.last.is_source:
            why.append("the last to speak" if p.n_said else "a speaker")
        elif p.last.is_subject:
            why.append("subject of its clause")
        near = m.sentence - p.last.sentence
        why.append("same sentence" if near == 0 else "previous sentence" if near == 1 else f"{near} sentences before")
    return f"pronoun {m.noun!r}: most salient {what}-compatible participant ({', '.join(why)})"
