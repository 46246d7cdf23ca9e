"""Classes of words that the rules ask for: verbs that "deny a rumour" without voicing it, nouns for relatives, offices.

They say how English words behave, not what a newsroom calls things: a user's folder adds nothing to them
(:data:`attribution.lexicons.schemas.FIXED`).

>>> "rebut" in word_class("not voicing"), "uncle" in role_class("kin")
(True, True)
"""

from collections.abc import Mapping
from functools import lru_cache

from attribution.errors import LexiconError
from attribution.lexicons.load import table

__all__ = ["covered_roles", "role_class", "role_groups", "word_class", "word_groups"]

_REFERENCE = "@"


@lru_cache(maxsize=8)
def _classes(lexicon: str) -> Mapping[str, frozenset[str]]:
    """Return the words of each class of a lexicon."""
    found: dict[str, set[str]] = {}
    for row in table(lexicon):
        found.setdefault(str(row["class"]), set()).add(str(row["word"]))
    return {name: frozenset(words) for name, words in found.items()}


def _class(lexicon: str, name: str) -> frozenset[str]:
    found = _classes(lexicon).get(name)
    if found is None:
        raise LexiconError(f"no class {name!r} of words", file=f"{lexicon}.tsv", code="L106")
    return found


def _groups(lexicon: str, prefix: str) -> tuple[frozenset[str], ...]:
    """Return the classes whose names begin with a prefix and a colon, in file order."""
    groups = tuple(words for name, words in _classes(lexicon).items() if name.startswith(f"{prefix}:"))
    if not groups:
        raise LexiconError(f"no groups {prefix!r} of words", file=f"{lexicon}.tsv", code="L106")
    return groups


@lru_cache(maxsize=256)
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class of ``word_classes.tsv``, lower case; verbs, nouns and adjectives in their base form.

    Raises:
        LexiconError: if there is no such class (L106).
    """
    return _class("word_classes", name)


@lru_cache(maxsize=256)
def role_class(name: str) -> frozenset[str]:
    """Return the nouns for people of a class of ``role_classes.tsv``, lower case, in the singular.

    Raises:
        LexiconError: if there is no such class (L106).
    """
    return _class("role_classes", name)


@lru_cache(maxsize=16)
def word_groups(prefix: str) -> tuple[frozenset[str], ...]:
    """Return the groups of ``word_classes.tsv`` under a common name, such as nouns for moving, still and written media.

    Raises:
        LexiconError: if there are no such groups (L106).
    """
    return _groups("word_classes", prefix)


@lru_cache(maxsize=16)
def role_groups(prefix: str) -> tuple[frozenset[str], ...]:
    """Return the groups of ``role_classes.tsv`` under a common name, such as those of like work.

    Raises:
        LexiconError: if there are no such groups (L106).
    """
    return _groups("role_classes", prefix)


@lru_cache(maxsize=1)
def covered_roles() -> Mapping[str, frozenset[str]]:
    """Return for each general noun for people the nouns whose bearers it may take up: "soldier" a sergeant.

    >>> sorted(covered_roles()["scientist"])
    ['doctor', 'professor']
    """
    found: dict[str, set[str]] = {}
    for row in table("role_hypernyms"):
        covered = str(row["covers"])
        is_class = covered.startswith(_REFERENCE)
        words = role_class(covered.removeprefix(_REFERENCE)) if is_class else {covered}
        found.setdefault(str(row["noun"]), set()).update(words)
    return {noun: frozenset(words) for noun, words in found.items()}
