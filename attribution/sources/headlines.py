"""Find whom the voice of a headline stands for.

Headlines drop articles and names: "Mayor says bridge is safe" is what the text then has the mayor say, "Fed says rates
will rise" what the text has the Federal Reserve say. Such a voice is no source beside the one that the text gives. A
description is joined to whoever bears the same noun there (a body's when the text names it, see
:mod:`attribution.sources.naming`), and what remains depends on the speaker of the statement that says the same.
"""

from collections.abc import Iterator, Mapping, Sequence

from attribution.sources.mention import BODIES, Mention
from attribution.sources.participants import Participant, Register
from attribution.text.negations import NEGATIONS
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["REACH", "headline_voices", "in_headline", "join_headline_voices", "surnames"]

#: How many sentences a headline reaches into the text.
REACH = 9
_VOICES = 9  # of headlines; more are no help
_LONGEST = 80  # words of a content
_BODIES = BODIES | {"place"}
_TELLING = ("N", "V", "J", "C")  # first letters of the tags of content words and numbers
_LIGHT = frozenset({"be", "have", "do", "and", "or", "but"})
_NEGATORS = NEGATIONS | {"nobody", "nothing", "none"}


def in_headline(document: Document, sentence: int) -> bool:
    """Tell whether a sentence stands in a headline."""
    return document.paragraphs[document.sentences[sentence].paragraph].kind == "headline"


def surnames(document: Document) -> frozenset[str]:
    """Return the words that end names of persons in the prose of a text: "Bishop" is no bishop if "Ann Bishop" speaks."""
    labels, found = document.entities, set()
    for s in document.sentences:
        if document.paragraphs[s.paragraph].kind == "headline":
            continue
        for i in range(s.first + 1, s.last):
            if labels[i].endswith("PERSON") and not (i + 1 < s.last and labels[i + 1] == "I-PERSON"):
                found.add(document.forms[i])
    return frozenset(found)


def join_headline_voices(document: Document, register: Register) -> None:
    """Join who is described in a headline only to the first speaker that the text describes by the same noun.

    Args:
        document: the text.
        register: its participants, read to the end; changed in place.
    """
    for u in register.all:
        if not u.n_said or not _is_headline_only(document, u):
            continue
        first = u.mentions[0]
        for x in register.by_noun.get(first.noun, ()):
            if x is not u and _is_fuller(first, u, x):
                for m in u.mentions:
                    register.add(x, m, "the headline's word for who the text describes")
                u.mentions, u.reasons, u.last = [], [], None
                break


def _is_headline_only(document: Document, p: Participant) -> bool:
    """Tell whether headlines alone describe a participant, or name a body in their own way ("US", "Fed").

    A person whom a headline names is named in the text as well; bodies have longer names there.
    """
    told = [m for m in p.mentions if m.form != "pronoun"]
    if not told or p.members or (p.is_named and p.kind not in _BODIES):
        return False
    return all(in_headline(document, m.sentence) for m in told)


def _is_fuller(first: Mention, u: Participant, x: Participant) -> bool:
    """Tell whether a participant that speaks after the headline may be the one that it describes."""
    if not x.mentions or not x.n_said or x.plural != u.plural or not first.modifiers <= x.words:
        return False
    m = x.mentions[0]
    return m.determiner != "other" and 0 < m.sentence - first.sentence <= REACH


def headline_voices(
    document: Document,
    statements: Sequence[Statement],
    speakers: Mapping[str, Participant],
    people: Sequence[Participant],
) -> Iterator[tuple[Participant, Participant]]:
    """Yield who speaks in a headline only, with the speaker of the statement most like the headline's.

    Args:
        document: the text.
        statements: its statements in text order.
        speakers: statement id to participant.
        people: the participants that become sources.
    """
    alone = {p.number for p in people if _is_headline_only(document, p)}
    if not alone:
        return
    said = [(s, p, _words(document, s)) for s in statements if (p := speakers.get(s.id)) is not None]
    told = [x for x in said if not _is_of_headline(document, x[0])]
    heads = [(q, x) for x in said for q in x[1].members or (x[1],) if q.number in alone]
    for q, (s, _, words) in heads[:_VOICES]:
        alike = [(len(words & w), p) for t, p, w in told if t.polarity == s.polarity and _agree(words, w)]
        most, speaker = max(alike, key=lambda x: x[0], default=(0, q))
        if most:
            yield q, speaker


def _is_of_headline(document: Document, s: Statement) -> bool:
    """Tell whether a statement stands in a headline."""
    spans = s.content.spans or s.cue.spans
    tokens = document.tokens_in(spans[0].start, spans[0].end) if spans else range(0)
    return len(tokens) > 0 and in_headline(document, document.sentence_at(tokens.start))


def _agree(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether both contents are negated or neither."""
    return _NEGATORS.isdisjoint(some) == _NEGATORS.isdisjoint(others)


def _words(document: Document, s: Statement) -> frozenset[str]:
    """Return the base forms of the words that carry what a statement says, negators included."""
    found = {
        document.lemmas[i].lower()
        for span in s.content.spans
        for i in document.tokens_in(span.start, span.end)[:_LONGEST]
        if document.tags[i][0] in _TELLING or document.forms[i].lower() in _NEGATORS
    }
    return frozenset(found - _LIGHT)
