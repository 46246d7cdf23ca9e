"""The same source across documents.

Named sources are one where their full names or given acronyms agree; a bare surname joins the only full name with
that surname in the corpus. Unnamed sources ("a spokesman") are never joined across documents: nothing says
that they are the same person.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from attrs import frozen

from attribution.corpus.copies import groups
from attribution.corpus.digest import DocumentDigest, SourceDigest
from attribution.lexicons.classes import role_class

__all__ = ["CorpusSource", "merge_sources", "name_key"]

_ARTICLES = frozenset({"a", "an", "the"})
_WORD = re.compile(r"\w+")
Place = tuple[str, str]
"""A (document id, source id) pair."""


@frozen(slots=True)
class CorpusSource:
    """One source over all documents.

    Attributes:
        id: stable key, made from the name ("person/amina haddad") or from the document for unnamed ones.
        name: the most frequent full name.
        type: the most frequent type.
        named: whether it has a proper name.
        aliases: other names, sorted.
        places: where it occurs, sorted.
        reliability: letter from a user's profile, "F" where there is none.
    """

    id: str
    name: str
    type: str
    named: bool
    aliases: tuple[str, ...]
    places: tuple[Place, ...]
    reliability: str = "F"


def name_key(name: str) -> str:
    """Fold a name: case, articles, titles, initials and punctuation do not count.

    >>> name_key("The Homs Media Centre") == name_key("Homs Media Centre"), name_key("Dr. Amina K. Haddad")
    (True, 'amina haddad')
    """
    words = [w for w in _WORD.findall(name.casefold()) if w not in _ARTICLES and w not in role_class("title")]
    full = [w for w in words if len(w) > 1]
    return " ".join(full or words)


def _family(kind: str) -> str:
    """Fold types that one name may get in different articles."""
    return "person" if kind in ("person", "unnamed") else "body"


def merge_sources(documents: Iterable[DocumentDigest]) -> tuple[CorpusSource, ...]:
    """Find the same sources across documents.

    Args:
        documents: digests, in any order.

    Returns:
        Sources sorted by id; each (document, source) pair is in exactly one.
    """
    by_place: dict[Place, SourceDigest] = {}
    keys: dict[Place, str] = {}
    links: list[tuple[str, str]] = []
    surnames: dict[str, set[str]] = defaultdict(set)
    for d in documents:
        for s in d.sources:
            place = (d.id, s.id)
            by_place[place] = s
            key = name_key(s.name) if s.named else ""
            if not key:
                keys[place] = f"{d.id}#{s.id}"
                continue
            family = _family(s.type)
            keys[place] = f"{family}/{key}"
            if family == "person" and " " in key:
                surnames[key.rsplit(" ", 1)[1]].add(f"person/{key}")
            for alias in s.aliases:
                # Acronyms are as good as names; other aliases ("the minister") hold in their document only.
                if alias.isupper() and 2 <= len(alias) <= 8:
                    links.append((f"{family}/{key}", f"{family}/{name_key(alias)}"))
    for key in set(keys.values()):
        family, _, name = key.partition("/")
        if family == "person" and " " not in name and len(surnames.get(name, ())) == 1:
            links.append((key, next(iter(surnames[name]))))
    root = groups(keys.values(), links)
    members: dict[str, list[Place]] = defaultdict(list)
    for place, key in keys.items():
        members[root[key]].append(place)
    return tuple(_joined(sorted(places), by_place) for _, places in sorted(members.items()))


def _joined(places: list[Place], by_place: Mapping[Place, SourceDigest]) -> CorpusSource:
    found = [by_place[p] for p in places]
    names = Counter(s.name for s in found)
    # The fullest of the frequent names: "Amina Haddad" before "Haddad".
    name = max(names, key=lambda n: (len(name_key(n).split()) > 1, names[n], len(n), n))
    types = Counter(s.type for s in found)
    kind = max(types, key=lambda t: (types[t], t))
    named = any(s.named for s in found)
    letters = sorted({s.reliability for s in found if s.reliability != "F"})
    ident = (
        f"{_family(kind)}/{name_key(name)}" if named and name_key(name) else f"{places[0][0]}#{places[0][1]}"
    )
    aliases = {a for s in found for a in (s.name, *s.aliases)} - {name}
    return CorpusSource(
        ident, name, kind, named, tuple(sorted(aliases)), tuple(places), letters[0] if letters else "F"
    )
