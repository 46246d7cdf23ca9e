"""Resolve the sources of a document's statements: the floor's public function."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from attribution.lexicons.classes import role_class
from attribution.options import Options
from attribution.sources.describe import aliases, canonical_name, source_type
from attribution.sources.independence import independence_groups
from attribution.sources.lexicon import Lexicon, load_lexicon
from attribution.sources.linking import link
from attribution.sources.marking import mark_sources
from attribution.sources.mention import NO_ONE, Mention
from attribution.sources.mentions import find_mentions
from attribution.sources.participants import Participant, Register
from attribution.sources.profiles import Profile, bare, load_profiles
from attribution.sources.proximity import proximity
from attribution.sources.roles import Affiliation, Roles
from attribution.sources.speakers import assign_speakers
from attribution.sources.ties import find_ties, key_of
from attribution.values.analysis import Analysis
from attribution.values.document import Document
from attribution.values.evolution import evolve
from attribution.values.source import Source
from attribution.values.statement import SourceRef, Statement

__all__ = ["Resolution", "resolve", "resolve_mentions"]

_DEFAULT = Options()
#: Labels of a transcript that stand for whoever asks or is heard there, not for a name.
_LABELS = frozenset(("a", "answer", "audience member", "caller", "journalist", "moderator", "participant", "q", "question", "reporter", "voice"))  # fmt: skip
_UNKNOWN = frozenset(("unidentified", "unknown", "unnamed"))


@frozen(slots=True, eq=False)
class Resolution:
    """What was found on the way to the sources: mentions, participants, speakers.

    Attributes:
        document: the text.
        mentions: in text order.
        register: all participants, also those who say nothing.
        roles: what the phrases say of affiliation and authorship.
        speakers: statement id to participant.
        outlet: the participant that publishes the document, or None.
        lexicon: the word lists.
        profiles: the sources that the user knows.
    """

    document: Document
    mentions: Sequence[Mention]
    register: Register
    roles: Roles
    speakers: Mapping[str, Participant]
    outlet: Participant | None
    lexicon: Lexicon
    profiles: Mapping[str, Profile]


def resolve_mentions(
    document: Document, statements: Sequence[Statement], options: Options = _DEFAULT
) -> Resolution:
    """Join the mentions of a text into participants and give each statement its speaker; see :func:`resolve`."""
    lexicon = load_lexicon(options.lexicons)
    profiles = load_profiles(options.sources)
    mentions = find_mentions(document, statements, lexicon)
    sources = mark_sources(document, statements, mentions)
    register = link(document, mentions, lexicon, profiles, (g for g in sources.values() if len(g) > 1))
    outlet = _outlet(document, register, profiles)
    roles = Roles(document, mentions, register, lexicon)
    speakers = assign_speakers(document, statements, mentions, sources, register, lexicon, roles, outlet)
    return Resolution(document, mentions, register, roles, speakers, outlet, lexicon, profiles)


def resolve(document: Document, statements: Sequence[Statement], options: Options = _DEFAULT) -> Analysis:
    """Find the participant behind every statement's source, and all its mentions.

    Args:
        document: a read document.
        statements: its statements, in text order.
        options: ``lexicons`` and ``sources`` matter here.

    Returns:
        An analysis with the statements (each with the id of its source, or None where nobody can be told), the
        sources in order of first mention (those without a mention last), and the outlet's id. Sources are
        whoever makes a statement, the members of joint sources, whoever these are affiliated to, and the outlet.

    Raises:
        InputError: if the file of known sources cannot be read.
        PolicyError: if it breaks its format.

    >>> from attribution.text import read
    >>> resolve(read("It rained."), ()).sources
    ()
    """
    r = resolve_mentions(document, statements, options)
    lexicon, profiles, register, roles, speakers, outlet = (
        r.lexicon, r.profiles, r.register, r.roles, r.speakers, r.outlet,
    )  # fmt: skip
    _mark_reporters(statements, speakers)
    people, affiliations = _everybody(speakers, outlet, roles, register, profiles)
    kinds = {p.number: _kind(document, p, lexicon, profiles) for p in people}
    ties = find_ties(
        document,
        statements,
        r.mentions,
        people,
        kinds,
        speakers,
        affiliations,
        outlet,
        register,
        roles,
        lexicon,
    )
    groups = independence_groups([key_of(p) for p in people], ties)
    ids = {p.number: f"e{n}" for n, p in enumerate(people, 1)}
    quotations = _quotations(statements, speakers)
    out = []
    for p in people:
        found = affiliations.get(p.number)
        linked = found.participant if found is not None else None
        of = kinds.get(linked.number, "") if linked is not None else ""
        source = _describe(r, p, kinds[p.number], ids)
        out.append(
            evolve(
                source,
                affiliation=ids.get(linked.number) if linked is not None else None,
                affiliation_text=found.text if found is not None else None,
                independence_group=groups[key_of(p)],
                proximity=proximity(p, kinds[p.number], of, quotations.get(p.number, ()), lexicon),
                reliability=_letter(p, linked, profiles),
            )
        )
    done = tuple(
        evolve(s, source=SourceRef(ids[speakers[s.id].number] if s.id in speakers else None, s.source.spans))
        for s in statements
    )
    return Analysis(
        document=document,
        statements=done,
        sources=tuple(out),
        outlet=ids[outlet.number] if outlet is not None else None,
    )


def _describe(r: Resolution, p: Participant, kind: str, ids: Mapping[int, str]) -> Source:
    """Make the source of a participant, without what depends on others.

    Args:
        r: the mentions and participants of the text.
        p: the participant.
        kind: its source type.
        ids: the id of each participant that becomes a source, by number.
    """
    profile = r.profiles.get(p.profile)
    name = profile.name if profile is not None else canonical_name(r.document, p, r.lexicon, r.roles)
    is_nobody = name.lower() in NO_ONE
    pairs = sorted(zip(p.mentions, p.reasons, strict=True), key=lambda x: (x[0].first, x[0].last))
    return Source(
        id=ids[p.number],
        name=name,
        type="unnamed" if is_nobody else kind,
        named=(p.is_named and not is_nobody and not _is_label(p, name))
        or (bool(p.members) and all(q.is_named for q in p.members)),
        role=r.roles.role(p),
        aliases=aliases(r.document, p, name, r.lexicon),
        mentions=tuple(r.document.token_span(m.first, m.last) for m, _ in pairs),
        reasons=tuple(reason for _, reason in pairs),
        members=tuple(ids[q.number] for q in p.members),
    )


def _is_label(p: Participant, name: str) -> bool:
    """Tell whether the name of who takes turns in a transcript is none: "Q", "UNIDENTIFIED MALE"."""
    low = name.lower()
    return p.takes_turns and (low in _LABELS or low.split(" ")[0] in _UNKNOWN)


def _mark_reporters(statements: Sequence[Statement], speakers: Mapping[str, Participant]) -> None:
    """Take unlisted names that "report" for outlets, unless something speaks for a person."""
    for s in statements:
        p = speakers.get(s.id)
        if p is None or p.is_sure or not p.is_named or p.members or not s.cue.lemma.startswith("report"):
            continue
        if p.n_male or p.n_female or p.kind not in ("organisation", "place", "person", ""):
            continue
        if s.cue.type == "verb" and not any(m.role or m.form == "noun" for m in p.mentions):
            p.kind, p.is_sure = "outlet", True


def _outlet(document: Document, register: Register, profiles: Mapping[str, Profile]) -> Participant | None:
    """Return the participant that publishes the document, created where the text does not mention it."""
    name = (document.outlet or "").strip()
    if not name:
        return None
    words = tuple(name.split())
    p = register.find_outlet(words)
    if p is None:
        p = register.create()
        register.name(p, words)
    p.kind, p.is_sure = "outlet", True
    if bare(name) in profiles:
        p.profile = bare(name)
    return p


def _everybody(
    speakers: Mapping[str, Participant],
    outlet: Participant | None,
    roles: Roles,
    register: Register,
    profiles: Mapping[str, Profile],
) -> tuple[list[Participant], dict[int, Affiliation]]:
    """Collect the participants that become sources, in order of first mention, with their affiliations."""
    wanted: dict[int, Participant] = {}
    affiliations: dict[int, Affiliation] = {}
    queue = [*speakers.values(), *([outlet] if outlet is not None else [])]
    while queue:
        p = queue.pop()
        if p.number in wanted:
            continue
        wanted[p.number] = p
        queue += p.members
        found = _affiliation(p, roles, register, profiles)
        if found is not None:
            affiliations[p.number] = found
            if found.participant is not None and roles.is_known_body(found.participant):
                queue.append(found.participant)

    def place(p: Participant) -> tuple[int, int, int]:
        heads = [m.head for q in (p, *p.members) for m in q.mentions]
        return (0 if heads else 1, min(heads, default=0), p.number)

    people = sorted(wanted.values(), key=place)
    return people, _without_circles(people, affiliations)


def _without_circles(
    people: Sequence[Participant], affiliations: Mapping[int, Affiliation]
) -> dict[int, Affiliation]:
    """Cut links by which somebody would belong to himself; the words of the affiliation stay."""
    out = dict(affiliations)
    for p in people:
        seen = {p.number}
        n = p.number
        while (found := out.get(n)) is not None and found.participant is not None:
            if found.participant.number in seen:
                out[n] = Affiliation(found.text, None)
                break
            n = found.participant.number
            seen.add(n)
    return out


def _affiliation(
    p: Participant, roles: Roles, register: Register, profiles: Mapping[str, Profile]
) -> Affiliation | None:
    """Return the affiliation: the user's, else the text's; None for bodies and joint sources."""
    profile = profiles.get(p.profile)
    if profile is not None and profile.affiliation:
        other = register.by_profile.get(bare(profile.affiliation)) or register.by_name.get(
            profile.affiliation.lower()
        )
        return Affiliation(profile.affiliation, other)
    if p.members:
        return None
    return roles.affiliation(p)


def _letter(p: Participant, body: Participant | None, profiles: Mapping[str, Profile]) -> str:
    """Return the user's letter for a source; who speaks for a body and is not known himself has the body's."""
    known = profiles.get(p.profile)
    if known is None and body is not None and p.nouns & role_class("speaks for"):
        known = profiles.get(body.profile)
    return known.reliability if known is not None else "F"


def _kind(document: Document, p: Participant, lexicon: Lexicon, profiles: Mapping[str, Profile]) -> str:
    """Return the source type: the user's, else the text's."""
    profile = profiles.get(p.profile)
    if profile is not None and profile.type is not None:
        return profile.type
    return source_type(document, p, lexicon)


def _quotations(statements: Sequence[Statement], speakers: Mapping[str, Participant]) -> dict[int, list[str]]:
    """Return the direct quotations of each participant."""
    out: dict[int, list[str]] = {}
    for s in statements:
        if s.form != "indirect" and s.id in speakers:
            out.setdefault(speakers[s.id].number, []).extend(c.text for c in s.content.spans)
    return out
