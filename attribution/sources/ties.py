"""Find what ties sources together: affiliation, state, relaying, wire credit, overlap, a headline's shorthand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attribution.sources.headlines import headline_voices
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.participants import Participant, Register
from attribution.sources.profiles import bare
from attribution.sources.roles import Affiliation, Roles
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["find_ties", "key_of"]

_STATES = frozenset({"country", "capital", "seat", "demonym"})
_TELLING = frozenset({"told", "tell", "tells", "telling", "informed", "assured"})
_CITING = frozenset({"citing", "quoting", "cited", "quoted"})


def key_of(p: Participant) -> str:
    """Return the key that stands for a participant in ties."""
    return f"p{p.number}"


def find_ties(
    document: Document,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    people: Sequence[Participant],
    kinds: Mapping[int, str],
    speakers: Mapping[str, Participant],
    affiliations: Mapping[int, Affiliation],
    outlet: Participant | None,
    register: Register,
    roles: Roles,
    lexicon: Lexicon,
) -> Iterator[tuple[str, str]]:
    """Yield pairs of keys of sources that are not independent of each other.

    Args:
        document, statements, mentions: the text with its layers.
        people: the participants that become sources.
        kinds: source types by participant number.
        speakers: statement id to participant.
        affiliations: by participant number.
        outlet: the publisher, or None.
        register, roles, lexicon: what earlier steps found.
    """
    for p in people:
        state = _state_of(p, kinds, affiliations, lexicon)
        if state:
            yield key_of(p), f"state {state}"
        found = affiliations.get(p.number)
        if found is not None and found.participant is not None:
            q = found.participant
            if not _country(q, lexicon):
                yield key_of(p), key_of(q)
        if p.kind == "government" and not p.is_named:
            for m in p.mentions:
                if m.owner is not None and (
                    place := lexicon.places.get(" ".join(document.forms[m.owner[0] : m.owner[1]]))
                ):
                    yield key_of(p), f"state {place.country}"
        if p.members:
            yield key_of(p), key_of(p.members[0])
        if (whole := _whole_of(document, p, register, roles)) is not None:
            yield key_of(p), key_of(whole)
        if p.kind == "document" and (author := roles.author(p)) is not None:
            yield key_of(p), key_of(author[0])
    yield from _relays(document, statements, mentions, kinds, speakers, register)
    yield from ((key_of(p), key_of(q)) for p, q in headline_voices(document, statements, speakers, people))
    if outlet is not None:
        credits = {bare(c) for c in document.credits}
        for p in people:
            if p is not outlet and any(bare(" ".join(n)) in credits for n in p.names):
                yield key_of(outlet), key_of(p)
    yield from _overlaps(document, people, kinds)


def _whole_of(document: Document, p: Participant, register: Register, roles: Roles) -> Participant | None:
    """Return the people that a source is some of: "one of the officials"."""
    if p.is_named or not p.mentions:
        return None
    m = p.mentions[0]
    if document.forms[m.last : m.last + 1] != ("of",) or document.tags[m.head] in ("NN", "NNS"):
        return None
    n = roles.at.get(m.last + 1)
    return register.of.get(id(n)) if n is not None and n.plural else None


def _country(p: Participant, lexicon: Lexicon) -> str:
    """Return the state that a participant's name stands for, or empty."""
    for n in p.names:
        place = lexicon.places.get(" ".join(n))
        if place is not None and place.kind in _STATES and p.kind in ("government", "place", ""):
            return place.country
    return ""


def _state_of(
    p: Participant, kinds: Mapping[int, str], affiliations: Mapping[int, Affiliation], lexicon: Lexicon
) -> str:
    """Return the state that a source speaks for as its organ or official, or empty."""
    own = _country(p, lexicon)
    if own:
        return own
    found = affiliations.get(p.number)
    if found is None:
        return ""
    by_body = found.participant is not None and found.participant.kind == "government"
    if (
        kinds[p.number] != "government"
        and not by_body
        and not any(n in lexicon.nouns and lexicon.nouns[n].proximity == "official" for n in p.nouns)
    ):
        return ""
    if found.participant is not None and (country := _country(found.participant, lexicon)):
        return country
    place = lexicon.places.get(found.text) or lexicon.places.get(found.text.split("'")[0].split("’")[0])
    return place.country if place is not None and place.kind in _STATES else ""


def _relays(
    document: Document,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    kinds: Mapping[int, str],
    speakers: Mapping[str, Participant],
    register: Register,
) -> Iterator[tuple[str, str]]:
    """Yield outlets with the one source whose words they pass on; an outlet with several stands alone."""
    passed: defaultdict[int, dict[int, Participant]] = defaultdict(dict)
    outlets: dict[int, Participant] = {}

    def note(x: Participant | None, y: Participant | None) -> None:
        if x is not None and y is not None and x is not y and kinds.get(x.number, x.kind) == "outlet":
            outlets[x.number] = x
            passed[x.number][y.number] = y

    by_sentence: dict[int, Participant] = {}
    at = {m.start: m for m in mentions if m.form == "name"}
    for s in statements:
        p = speakers.get(s.id)
        if s.nested_in is not None:
            note(speakers.get(s.nested_in), p)
        for span in s.cue.spans[:1]:
            tokens = document.tokens_in(span.start, span.end)
            if len(tokens) == 0:
                continue
            by_sentence.setdefault(document.sentence_at(tokens.start), p) if p is not None else None
            if any(document.forms[i].lower() in _TELLING for i in tokens):
                for i in range(tokens.start + 1, min(tokens.stop + 2, len(document.forms))):
                    if i in at:
                        note(register.of.get(id(at[i])), p)
                        break
    for m in mentions:
        start = m.start
        if start and document.forms[start - 1].lower() in _CITING:
            note(by_sentence.get(m.sentence), register.of.get(id(m)))
    for number, people in passed.items():
        if len(people) == 1:
            yield key_of(outlets[number]), key_of(next(iter(people.values())))


def _overlaps(
    document: Document, people: Sequence[Participant], kinds: Mapping[int, str]
) -> Iterator[tuple[str, str]]:
    """Yield unnamed collectives of one sort and one place: "activists in Hama" and "activists in Hama and Homs"."""
    seen: dict[tuple[str, str], Participant] = {}
    for p in people:
        if kinds[p.number] != "group" or p.is_named or p.members:
            continue
        words = set(p.words)
        for m in p.mentions:
            if m.form == "noun":
                words |= {
                    document.forms[i].lower()
                    for i in range(m.last, min(m.extent, m.last + 8))
                    if document.tags[i][0] == "N"
                }
        for noun in sorted(p.nouns):
            for w in sorted(words):
                other = seen.setdefault((noun, w), p)
                if other is not p:
                    yield key_of(other), key_of(p)
