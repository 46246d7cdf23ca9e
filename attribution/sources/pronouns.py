"""Resolve pronouns by weighing the participants mentioned lately.

Candidates must agree in number and not disagree in gender; the rest is salience in the manner of Lappin and
Leass (1994), "An algorithm for pronominal anaphora resolution", Computational Linguistics 20(4): subjects,
speakers, recency and frequency count, and what stands only inside a quotation counts less outside it.
"""

from attrs import frozen

from attribution.sources.lexicon import Pronoun
from attribution.sources.mention import BODIES, Mention
from attribution.sources.participants import Participant, Register

__all__ = ["Salience", "resolve_pronoun"]

_REACH = 8  # sentences
_PEOPLE = frozenset({"person", "unnamed", ""})
_BODIES = BODIES | {"document"}


@frozen(slots=True)
class Salience:
    """What each sign of salience weighs; found by coordinate search on the train part of the rumours set.

    Attributes:
        plural: a plural for "they"; unlikely: an outlet, document or place for "they".
        agreement: known gender; person: known to be one; named: has a name.
        sentence, mention: what each sentence, each mention in between takes off.
        subject, source, said, speaker: subject of a verb, speaks there, has spoken, spoke last.
        frequency: each mention so far.
        quoted: taken off where it stands only inside a quotation that the pronoun is not in.
        own_words: taken off from the last speaker inside a quotation, who would say "I".
        misread: taken off where the name looked like an organisation's.
        possessive: a subject before a possessive in one sentence.
    """

    plural: float = 0.3
    unlikely: float = -0.6
    agreement: float = 1.0
    person: float = 0.5
    named: float = 0.5
    sentence: float = 0.8
    mention: float = 0.04
    subject: float = 0.8
    source: float = 0.5
    said: float = 1.0
    speaker: float = 1.0
    frequency: float = 0.12
    quoted: float = 1.0
    own_words: float = 0.9
    misread: float = 1.5
    possessive: float = 0.6


_SALIENCE = Salience()


def resolve_pronoun(
    m: Mention, entry: Pronoun, register: Register, speaker: Participant | None = None
) -> tuple[Participant | None, str]:
    """Find whom a third-person pronoun stands for.

    Args:
        m: the pronoun.
        entry: its features.
        register: the participants so far.
        speaker: who is quoted with it and would say "I" of himself, or None.

    Returns:
        The participant and the reason; (None, "") where nobody fits.
    """
    best: Participant | None = None
    best_score = float("-inf")
    for p in register.recents():
        score = _fit(p, m, entry, register) if p is not speaker else None
        if score is not None and score > best_score:
            best, best_score = p, score
    if speaker is None and ((m.noun == "it" and m.is_source) or (m.noun == "its" and best is None)):
        best = _firm(m, best, register) or best
    if best is None or best.last is None:
        return None, ""
    return best, _reason(m, entry, best)


def _firm(m: Mention, other: Participant | None, register: Register) -> Participant | None:
    """Return the last speaker as what "it" stands for where its bare name may be a firm's: "Acme ... It denied".

    Not where a body is there to be meant, nor a document that the speaker made ("Roe wrote a letter. It said").
    """
    p = register.speaker
    if p is None or p.last is None or not p.last.is_source or not register.may_be_body(p):
        return None
    if m.sentence - p.last.sentence > 1 or (other is not None and not _is_means(other, p.last)):
        return None
    return p


def _is_means(document: Participant, speaker: Mention) -> bool:
    """Tell whether a participant is but the document that somebody spoke through: "said in a statement"."""
    last = document.last
    if document.kind != "document" or last is None:
        return False
    return not (last.is_source or last.is_subject or speaker.tells_of(last))


def _fit(
    p: Participant, m: Mention, entry: Pronoun, register: Register, w: Salience = _SALIENCE
) -> float | None:
    """Weigh a candidate; None where it cannot be meant."""
    last = p.last
    if last is None or (last.is_no_one and entry.number != "plural") or p.is_quoted_by(m):
        return None
    distance = m.sentence - last.sentence
    if distance > _REACH:
        return None
    score = 0.0
    kind = p.kind
    if entry.number == "plural":
        if kind == "person" and not p.plural:
            return None
        if p.plural or kind == "group":
            score += w.plural
        elif kind in ("document", "outlet", "place"):
            if m.quoted >= 0 and last.quoted != m.quoted:
                return None  # "Speaking to the Echo, Roe said: 'They told us'"
            score += w.unlikely
    elif entry.gender in ("m", "f"):
        if p.plural or p.members or p.is_only_quoted_by(m):
            return None
        if not kind and not p.is_named and last.form == "noun":
            return None  # "an inquest"
        if kind not in _PEOPLE:
            if p.is_sure or not p.is_named or kind != "organisation":
                return None
            score -= w.misread
        gender = p.gender
        if gender and gender != entry.gender:
            return None
        if gender:
            score += w.agreement
        if kind == "person":
            score += w.person
        if p.is_named:
            score += w.named
    else:
        if p.plural or kind not in _BODIES or p.members:
            return None
        if p.is_named:
            score += w.named
    score -= w.sentence * min(distance, 4) + w.mention * min(register.rank - p.last_rank, 30)
    if last.is_subject:
        score += w.subject
    if last.is_source:
        score += w.source
    elif p.n_said:
        score += w.said
    if p is register.speaker and m.is_source:
        score += w.speaker
    score += min(len(p.mentions), 6) * w.frequency
    if last.quoted >= 0 and m.quoted != last.quoted and not last.is_source:
        score -= w.quoted
    if m.quoted >= 0 and last.quoted != m.quoted and p is register.speaker:
        score -= w.own_words
    if entry.case == "possessive" and distance == 0 and last.is_subject:
        score += w.possessive
    return score


def _reason(m: Mention, entry: Pronoun, p: Participant) -> str:
    """Say in words why the candidate was taken."""
    what = {"m": "male", "f": "female"}.get(
        entry.gender, "plural" if entry.number == "plural" else "non-personal"
    )
    why = []
    if p.gender and entry.gender in ("m", "f"):
        why.append("gender agrees")
    if p.last is not None:
        if p.last.is_source:
            why.append("the last to speak" if p.n_said else "a speaker")
        elif p.last.is_subject:
            why.append("subject of its clause")
        near = m.sentence - p.last.sentence
        why.append(
            "same sentence" if near == 0 else "previous sentence" if near == 1 else f"{near} sentences before"
        )
    return f"pronoun {m.noun!r}: most salient {what}-compatible participant ({', '.join(why)})"
