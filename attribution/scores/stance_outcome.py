"""Tell how a text leaves what a claim says, from the statements that say it of the same subject.

A share of the claim's weight is a poor sign of that: "his publicist confirmed that he was alive" has less of "Rex
Callahan is alive" than the hoax "that Rex Callahan had died". So what is said of the subject counts here, with its
signs, and a pronoun may stand for the subject where the text has the name.
"""

from collections.abc import Iterator
from math import fsum

from attribution.claims.comparison import compare
from attribution.claims.keys import KeyTable, load_keys
from attribution.claims.proposition import MAX_TOKENS, Proposition, content_tokens, read_proposition
from attribution.options import Options
from attribution.scores.stance_views import ClaimView, Match, TextView, told_status
from attribution.values.statement import Statement

__all__ = ["DENIED", "find_outcome", "is_contradicted"]

_FOR = frozenset(("confirmed", "corroborated"))
#: Statuses that say outright that something is not so.
DENIED = frozenset(("denied", "retracted"))
_SAID = 0.6
_OPENERS = frozenset(("that", "``", "“", '"', "‘", "'"))
_ALL = 0.75  # share of a claim that a content must have to say of it that it is not so


def find_outcome(claim: ClaimView, text: TextView, match: Match, options: Options) -> str:
    """Find how a text leaves what a claim says.

    Args:
        claim: the claim.
        text: the text.
        match: where the text takes up the claim.
        options: where lexicons are.

    Returns:
        ``"confirmed"`` or ``"denied"`` where the text says so, in so many words, of every checked statement with the
        claim's content; "" where it says neither or both.
    """
    found = set(_outcomes(claim, text, match, options))
    return found.pop() if len(found) == 1 else ""


def _outcomes(claim: ClaimView, text: TextView, match: Match, options: Options) -> Iterator[str]:
    """Yield the outcome of each matching statement that says what the claim says and has been checked."""
    states = {c.id: told_status(c.verification) for c in text.analysis.claims}
    key_table = load_keys(options.lexicons)
    for n, _ in match.statements:
        statement = text.analysis.statements[n]
        status = states.get(statement.claim, "attributed")
        if statement.polarity != "affirmed":
            continue
        outcome = "confirmed" if status in _FOR else "denied" if status in DENIED else ""
        if outcome and _says(claim, _proposition(statement, text, key_table, options), text, key_table):
            yield outcome


def is_contradicted(claim: ClaimView, text: TextView, match: Match, options: Options) -> bool:
    """Tell whether a text says that it is not as a claim says ("is not safe", "no staff were there"), and nowhere that it is.

    Args:
        claim: the claim.
        text: the text.
        match: where the text takes up the claim.
        options: where lexicons are.
    """
    found = set(_sides(claim, text, match, options))
    return "against" in found and "for" not in found


def _sides(claim: ClaimView, text: TextView, match: Match, options: Options) -> Iterator[str]:
    """Yield "for", "against" or "" for each matching statement, and each matching sentence in which nobody speaks."""
    key_table = load_keys(options.lexicons)
    document = text.analysis.document
    for n, cover in match.statements:
        statement = text.analysis.statements[n]
        if statement.polarity == "affirmed" and statement.reported:
            other = _proposition(statement, text, key_table, options)
            if cover < _ALL:
                cover = max(cover, _cover_with_speaker(claim, other, statement, text, key_table))
            yield _side(claim, other, cover, key_table)
    for n, cover in match.sentences:
        if not text.owners.get(n):
            s = document.sentences[n]
            tokens = range(s.first, min(s.last, s.first + MAX_TOKENS))
            other = read_proposition(document, text.keys, tokens, key_table, options.lexicons)
            yield _side(claim, other, cover, key_table)


def _cover_with_speaker(
    claim: ClaimView, other: Proposition, statement: Statement, text: TextView, key_table: KeyTable
) -> float:
    """Return how much of a claim a content has with the speaker in place of its pronoun ("Roe said | she did not steal it")."""
    document = text.analysis.document
    words = content_tokens(document, [(s.start, s.end) for s in statement.content.spans])
    subject = next((i for i in words if document.forms[i].lower() not in _OPENERS), -1)
    if subject < 0 or document.tags[subject] != "PRP" or not claim.proposition.total:
        return 0.0
    speaker = content_tokens(document, [(s.start, s.end) for s in statement.source.spans])
    known = other.keys.keys() | {text.keys[i] for i in speaker}
    return fsum(key_table.weight(k) for k in claim.proposition.keys if k in known) / claim.proposition.total


def _side(claim: ClaimView, other: Proposition, cover: float, key_table: KeyTable) -> str:
    """Return on which side of a claim a content is, "" on neither; against it is what negates nearly all of it."""
    found = compare(claim.proposition, other, key_table)
    if found.relation in ("same", "supports"):
        return "for"
    is_negation = found.why.startswith("polarity") and " against " not in found.why
    return "against" if is_negation and cover >= _ALL and found.score >= _ALL else ""


def _proposition(statement: Statement, text: TextView, key_table: KeyTable, options: Options) -> Proposition:
    """Read the content of a statement."""
    document = text.analysis.document
    tokens = content_tokens(document, [(s.start, s.end) for s in statement.content.spans])
    return read_proposition(document, text.keys, tokens, key_table, options.lexicons)


def _says(claim: ClaimView, other: Proposition, text: TextView, key_table: KeyTable) -> bool:
    """Tell whether a content says what a claim says, with the same signs and of the same subject."""
    mine = claim.proposition
    if mine.is_open or other.is_open:
        return False
    said = {k: sign for k, sign in mine.keys.items() if k not in mine.actors}
    shared = fsum(key_table.weight(k) for k, sign in said.items() if other.keys.get(k) == sign)
    if not shared or shared < _SAID * fsum(map(key_table.weight, said)):
        return False
    if other.actors:
        return not mine.actors.isdisjoint(other.actors)
    return all(k in text.places for k in mine.actors & mine.names)
