"""The same claim over many documents: who had it first, how many independent origins it has, who denies it.

The unit of evidence is the *origin*, not the article: all statements that go back to one voice count once. They do
where their documents are copies of each other, where they quote the same named source, where one cites the outlet
of another ("The Herald reported that ..."), and where they carry the same agency's credit.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from attribution.corpus.copies import groups
from attribution.corpus.digest import ClaimDigest, DocumentDigest, StatementDigest, instant
from attribution.corpus.merge import CorpusSource, name_key

__all__ = ["ClaimPlace", "CorpusClaim", "Origin", "cluster", "corpus_claims", "outlet_key"]

ClaimPlace = tuple[str, str]
"""A (document id, claim id) pair."""

SUPPORT_THRESHOLD = 0.62
"""Claims that support each other at least this strongly, with no number at odds, are one claim."""


@frozen(slots=True)
class Origin:
    """One independent voice behind a claim.

    Attributes:
        document: id of the earliest document that has it.
        published: its date, or None.
        source: id of the corpus source, or None where the document itself is all there is.
        stance: ``"for"`` or ``"against"``.
        documents: all documents that carry this voice, sorted.
        is_named: whether the source has a proper name.
        statements: (document, statement) ids of the voice, earliest first.
    """

    document: str
    published: str | None
    source: str | None
    stance: str
    documents: tuple[str, ...]
    is_named: bool
    statements: tuple[tuple[str, str], ...]


@frozen(slots=True)
class CorpusClaim:
    """A claim over all documents.

    Attributes:
        id: ``"document/claim"`` of its earliest place.
        text: how its earliest document words it.
        places: every (document, claim) that expresses it, sorted.
        object: id shared with the claims that exclude this one.
        rivals: ids of those claims.
        origins: independent voices, earliest first.
        statuses: verification status in each document that has it, sorted by document.
        verdict: a person's verdict, or None.
    """

    id: str
    text: str
    places: tuple[ClaimPlace, ...]
    object: str
    rivals: tuple[str, ...]
    origins: tuple[Origin, ...]
    statuses: tuple[tuple[str, str], ...]
    verdict: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that have it, sorted."""
        return tuple(sorted({d for d, _ in self.places}))

    @property
    def n_for(self) -> int:
        """Number of independent origins for it."""
        return sum(o.stance == "for" for o in self.origins)

    @property
    def n_against(self) -> int:
        """Number of independent origins against it."""
        return sum(o.stance == "against" for o in self.origins)


def outlet_key(name: str | None) -> str | None:
    """Return the id of an outlet as a corpus source, or None."""
    return f"body/{name_key(name)}" if name and name_key(name) else None


def cluster(
    places: Iterable[ClaimPlace], matches: Iterable[Sequence[object]]
) -> tuple[dict[ClaimPlace, ClaimPlace], list[tuple[ClaimPlace, ClaimPlace]]]:
    """Group claims that say the same.

    Args:
        places: all claims.
        matches: rows (document, claim, document, claim, relation, score, why) of compared pairs.

    Returns:
        Each claim's representative, and the pairs of claims that contradict each other.
    """
    joined: list[tuple[str, str]] = []
    against: list[tuple[ClaimPlace, ClaimPlace]] = []
    for d1, c1, d2, c2, relation, score, why in matches:
        a, b = (str(d1), str(c1)), (str(d2), str(c2))
        strong = relation == "supports" and float(str(score)) >= SUPPORT_THRESHOLD
        if relation == "same" or (strong and not str(why).startswith("near number")):
            joined.append((_code(a), _code(b)))
        elif relation == "contradicts":
            against.append((a, b))
    root = groups((_code(p) for p in places), joined)
    return {_decode(k): _decode(v) for k, v in root.items()}, against


def _code(place: ClaimPlace) -> str:
    return f"{place[0]}\x00{place[1]}"


def _decode(code: str) -> ClaimPlace:
    document, _, claim = code.rpartition("\x00")
    return document, claim


def corpus_claims(
    documents: Mapping[str, DocumentDigest],
    representative: Mapping[ClaimPlace, ClaimPlace],
    against: Iterable[tuple[ClaimPlace, ClaimPlace]],
    source_at: Mapping[tuple[str, str], CorpusSource],
    copy_root: Mapping[str, str],
    verdicts: Mapping[ClaimPlace, str],
) -> tuple[CorpusClaim, ...]:
    """Build the claims of the corpus.

    Args:
        documents: digests by id.
        representative: result of :func:`cluster`.
        against: pairs of contradicting claims, across documents and within them.
        source_at: (document, source) to corpus source.
        copy_root: document to the representative of its copies.
        verdicts: human verdicts.

    Returns:
        Claims in falling number of documents, then by id.
    """
    members: dict[ClaimPlace, list[ClaimPlace]] = defaultdict(list)
    for place, root in representative.items():
        members[root].append(place)
    when = {d: (instant(documents[d].published), d) for d in documents}
    first = {root: min(places, key=lambda p: (when[p[0]], p)) for root, places in members.items()}
    ident = {root: "/".join(place) for root, place in first.items()}
    rivals: dict[ClaimPlace, set[ClaimPlace]] = defaultdict(set)
    for a, b in against:
        if a in representative and b in representative and representative[a] != representative[b]:
            rivals[representative[a]].add(representative[b])
            rivals[representative[b]].add(representative[a])
    thing = groups(ident.values(), [(ident[a], ident[b]) for a in sorted(rivals) for b in sorted(rivals[a])])
    lookup = _Lookup(
        documents,
        {(d.id, c.id): c for d in documents.values() for c in d.claims},
        {(d.id, s.id): s for d in documents.values() for s in d.statements},
        source_at,
        copy_root,
        when,
    )
    out = []
    for root, places in members.items():
        places.sort()
        # Who asserts a claim that excludes this one stands against it.
        opposing = sorted({p for r in rivals.get(root, ()) for p in members[r]})
        origins = _origins(places, opposing, lookup)
        verdict = next((verdicts[p] for p in places if p in verdicts), None)
        out.append(
            CorpusClaim(
                id=ident[root],
                text=lookup.claims[first[root]].text,
                places=tuple(places),
                object=thing[ident[root]],
                rivals=tuple(sorted(ident[r] for r in rivals.get(root, ()))),
                origins=origins,
                statuses=tuple(sorted({(p[0], lookup.claims[p].status) for p in places})),
                verdict=verdict,
            )
        )
    return tuple(sorted(out, key=lambda c: (-len(c.documents), c.id)))


@frozen(slots=True)
class _Lookup:
    """What stands where in a corpus.

    Attributes:
        documents: digests by id.
        claims: claims by (document, claim).
        statements: statements by (document, statement).
        source_at: (document, source) to corpus source.
        copy_root: document to the representative of its copies.
        when: document to what it is put in order by, its date first.
    """

    documents: Mapping[str, DocumentDigest]
    claims: Mapping[ClaimPlace, ClaimDigest]
    statements: Mapping[tuple[str, str], StatementDigest]
    source_at: Mapping[tuple[str, str], CorpusSource]
    copy_root: Mapping[str, str]
    when: Mapping[str, tuple[str, str]]


_Item = tuple[str, StatementDigest, CorpusSource | None]  # document, statement, who says it


def _origins(
    places: Sequence[ClaimPlace], opposing: Sequence[ClaimPlace], lookup: _Lookup
) -> tuple[Origin, ...]:
    """Collect the independent voices for and against."""
    found: dict[str, list[_Item]] = defaultdict(list)
    outlets: dict[str, list[str]] = defaultdict(list)
    links: list[tuple[str, str]] = []
    for stance, item in _heard(places, opposing, lookup):
        document, _, source = item
        d = lookup.documents[document]
        voice = f"{stance}\t{_voice(source, lookup.copy_root[document])}"
        found[voice].append(item)
        links.extend((voice, f"{stance}\tcredit/{name_key(credit)}") for credit in d.credits)
        if key := outlet_key(d.outlet):
            outlets[f"{stance}\t{key}"].append(voice)
    for voice in list(found):
        # "The Herald reported that X" beside the Herald's own article is not a second origin.
        links.extend((voice, other) for other in outlets.get(voice, ())[:1])
    root = groups(found, links)
    united: dict[str, list[_Item]] = defaultdict(list)
    for voice, items in found.items():
        united[root[voice]].extend(items)
    out = (_origin(voice.split("\t")[0], items, lookup) for voice, items in united.items())
    return tuple(sorted(out, key=lambda o: (lookup.when[o.document], o.stance, o.source or "")))


def _heard(
    places: Sequence[ClaimPlace], opposing: Sequence[ClaimPlace], lookup: _Lookup
) -> Iterator[tuple[str, _Item]]:
    """Yield the statements of a claim and of those that exclude it, each with its stance on the claim."""
    for side, group in (("for", places), ("against", opposing)):
        for document, claim in group:
            for number in lookup.claims[document, claim].statements:
                s = lookup.statements[document, number]
                if not s.reported or s.polarity == "open" or (side == "against" and s.polarity != "affirmed"):
                    continue
                source = lookup.source_at.get((document, s.source)) if s.source else None
                yield "against" if s.polarity == "denied" else side, (document, s, source)


def _origin(stance: str, items: list[_Item], lookup: _Lookup) -> Origin:
    """Make the origin of what one voice says; its earliest statement comes first."""
    items = sorted(items, key=lambda x: (lookup.when[x[0]], x[1].id))
    document, first, source = items[0]
    return Origin(
        document=document,
        published=lookup.documents[document].published,
        source=source.id if source else None,
        stance="against" if first.polarity == "denied" else stance,
        documents=tuple(sorted({x[0] for x in items})),
        is_named=any(x[2] is not None and x[2].named for x in items),
        statements=tuple((x[0], x[1].id) for x in items),
    )


def _voice(source: CorpusSource | None, copy_root: str) -> str:
    """Name the voice behind a statement: a named source is one everywhere, any other only within copies."""
    if source is None:
        return f"document/{copy_root}"
    return source.id if source.named else f"{copy_root}#{name_key(source.name)}"
