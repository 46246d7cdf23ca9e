"""Tell whether who bears one role may be called by another: the actor is "the star", the baker not "the inspector"."""

from collections.abc import Iterable, Set
from functools import lru_cache

from attribution.lexicons.classes import covered_roles, role_class, role_groups

__all__ = [
    "bears_work",
    "ends_like_work",
    "is_epithet",
    "is_of_another_grade",
    "may_be_called",
    "names_an_office",
]

_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee")
_GRADES = frozenset({"deputy", "vice", "former", "ex", "assistant", "lieutenant", "shadow"})
_FIELDS = frozenset({"prime", "foreign", "interior", "federal", "regional", "provincial"})
_PAST = frozenset({"former", "ex", "retired", "veteran", "disgraced", "ousted", "exiled"})


@lru_cache(maxsize=1)
def _anybody() -> frozenset[str]:
    """Return what anybody may be called whatever their work."""
    return role_class("kin") | role_class("anybody")


def ends_like_work(noun: str) -> bool:
    """Tell whether a noun that no list knows ends as nouns for people do: "baker", "cellist"."""
    return noun.endswith(_ENDINGS)


def may_be_called(nouns: Set[str], noun: str) -> bool:
    """Tell whether a person who bears some role nouns may be meant by another.

    Args:
        nouns: what the person was called before, lower case.
        noun: the head noun of a later description.

    >>> may_be_called({"actor"}, "singer"), may_be_called({"baker"}, "inspector"), may_be_called({"father"}, "hero")
    (True, False, True)
    """
    work = nouns - _anybody()
    if not work:
        return noun not in role_class("attending")
    if noun in work or noun in _anybody():
        return True
    if not work.isdisjoint(covered_roles().get(noun, ())):
        return True
    return any(noun in like and not work.isdisjoint(like) for like in role_groups("like"))


def bears_work(nouns: Set[str]) -> bool:
    """Tell whether one of somebody's nouns is an office or work, not kinship or what anybody may be."""
    return not nouns <= _anybody()


def is_epithet(noun: str, words: Set[str]) -> bool:
    """Tell whether a noun takes up a person of whom no work was told: "the singer", not "the mayor" of a place.

    Args:
        noun: the head noun of a description with "the".
        words: the words before it, lower case.

    >>> is_epithet("singer", set()), is_epithet("mayor", set()), is_epithet("mayor", {"former"})
    (True, False, True)
    """
    return noun in role_class("famed") or noun in _anybody() or not _PAST.isdisjoint(words)


def names_an_office(word: str, tag: str) -> bool:
    """Tell whether a word before a role noun says which office it is: "defence" minister, "deputy" mayor."""
    return tag == "NN" or word in _FIELDS or word in _GRADES


def is_of_another_grade(known: Iterable[Set[str]], words: Set[str]) -> bool:
    """Tell whether an office was borne in a grade only, and now stands without it: the deputy mayor is not the mayor.

    Args:
        known: the words before the noun wherever it was used of the person, lower case.
        words: those before it now.

    >>> is_of_another_grade([{"deputy"}], set()), is_of_another_grade([{"deputy"}, set()], set())
    (True, False)
    """
    return _GRADES.isdisjoint(words) and all(not _GRADES.isdisjoint(k) for k in known)
