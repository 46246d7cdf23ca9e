"""The word lists of this floor, read once into dictionaries that tight loops can ask."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.lexicons.load import table
from attribution.text.tokens import token_ranges

__all__ = ["Lexicon", "Noun", "Place", "Pronoun", "Title", "load_lexicon"]


@frozen(slots=True)
class Noun:
    """What a common noun says of its bearer: kind, gender (``"m"``, ``"f"`` or empty), proximity to its matter."""

    kind: str
    gender: str = ""
    proximity: str = ""


@frozen(slots=True)
class Title:
    """A title before a name: whether it is also a role, its gender and the role it spells."""

    is_rank: bool
    gender: str
    role: str


@frozen(slots=True)
class Place:
    """A place that speaks for a government, or a demonym: its kind and its country."""

    kind: str
    country: str


@frozen(slots=True)
class Pronoun:
    """A pronoun's person, number, gender and case, in the words of the lexicon."""

    person: str
    number: str
    gender: str
    case: str


@frozen(slots=True, eq=False)
class Lexicon:
    """All word lists of the floor.

    Attributes:
        nouns: lower-case noun (one or two words) to what it says.
        titles: lower-case title to what it says.
        places: place or demonym as written to what it stands for.
        names: lower-case well-known name to (kind, full name): outlets and bodies.
        heads: lower-case last word of a name to its kind.
        endings: endings of names ("com") to their kind, without the dot.
        nicknames: lower-case short given name to the full ones.
        given: lower-case given name to gender.
        pronouns: lower-case pronoun to its features.
        anaphors: noun to the kinds of bodies that it may take up.
        things: acronyms that stand for things, as written.
        offices: acronyms of offices, as written, to the noun for who holds them.
        fields: what offices and bodies are for, lower case: words, and a few pairs of words.
        verbs: the base forms of verbs.
        phrases: first word of a well-known name of several words to such names, the longest first.
    """

    nouns: Mapping[str, Noun]
    titles: Mapping[str, Title]
    places: Mapping[str, Place]
    names: Mapping[str, tuple[str, str]]
    heads: Mapping[str, str]
    endings: Mapping[str, str]
    nicknames: Mapping[str, frozenset[str]]
    given: Mapping[str, str]
    pronouns: Mapping[str, Pronoun]
    anaphors: Mapping[str, frozenset[str]]
    things: frozenset[str]
    offices: Mapping[str, str]
    fields: frozenset[str]
    verbs: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=8)
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read the word lists, shipped and the user's, once.

    Args:
        folder: a user's folder of lexicons that add to the shipped ones, or None.

    Returns:
        The lists as dictionaries.

    Raises:
        LexiconError: if a file breaks its schema.

    >>> load_lexicon().nouns["spokeswoman"]
    Noun(kind='person', gender='f', proximity='party')
    """

    def rows(name: str) -> list[dict[str, str]]:
        return [{k: str(v) for k, v in r.items()} for r in table(name, folder)]

    names: dict[str, tuple[str, str]] = {}
    for r in rows("outlets"):
        names.setdefault(_bare(r["outlet"]), ("outlet", r["name"]))
    for r in rows("bodies"):
        for name in _spellings(r["body"]):
            names.setdefault(_bare(name), (r["kind"], r["name"]))
    nicknames: dict[str, set[str]] = defaultdict(set)
    for r in rows("nicknames"):
        nicknames[r["short"].lower()].add(r["full"].lower())
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    places = [r["place"] for r in rows("places") if r["kind"] == "seat" or " and " in r["place"]]
    listed = [r["outlet"] for r in rows("outlets")] + [r["body"] for r in rows("bodies")] + places
    for name in (spelling for listing in listed for spelling in _spellings(listing)):
        words = tuple(name[a:b] for a, b in token_ranges(name, folder=folder))
        if len(words) > 1:
            phrases[words[0]].append(words)
    anaphors: dict[str, set[str]] = defaultdict(set)
    for r in rows("anaphors"):
        anaphors[r["noun"]].add(r["kind"])
    heads = {r["head"]: r["kind"] for r in rows("name_heads")}
    return Lexicon(
        nouns={r["noun"]: Noun(r["kind"], r["gender"], r["proximity"]) for r in rows("source_nouns")},
        titles={r["title"]: Title(r["kind"] == "rank", r["gender"], r["role"]) for r in rows("titles")},
        places={r["place"]: Place(r["kind"], r["country"]) for r in rows("places")},
        names=names,
        heads={k: v for k, v in heads.items() if k[0] != "."},
        endings={k.rpartition(".")[2]: v for k, v in heads.items() if k[0] == "."},
        nicknames={k: frozenset(v) for k, v in nicknames.items()},
        given={r["name"].lower(): r["gender"] for r in rows("given_names")},
        pronouns={
            r["pronoun"]: Pronoun(r["person"], r["number"], r["gender"], r["case"]) for r in rows("pronouns")
        },
        anaphors={k: frozenset(v) for k, v in anaphors.items()},
        things=frozenset(r["acronym"] for r in rows("acronyms")),
        offices={r["acronym"]: r["noun"] for r in rows("offices")},
        fields=frozenset(r["field"] for r in rows("fields")),
        verbs=frozenset(r["lemma"] for r in rows("bases") if r["kind"] == "v"),
        phrases={k: tuple(sorted(v, key=lambda w: (-len(w), w))) for k, v in phrases.items()},
    )


def _spellings(name: str) -> tuple[str, ...]:
    """Return a listed name, and with "&" where it has "and"."""
    return (name, name.replace(" and ", " & ")) if " and " in name else (name,)


def _bare(name: str) -> str:
    """Bring a listed name to the form it is looked up by: lower case without "the"."""
    name = name.lower()
    return name[4:] if name.startswith("the ") else name
