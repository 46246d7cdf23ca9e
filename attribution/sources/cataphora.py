"""Join descriptions to the name that the text gives only afterwards.

News often opens with "A plumber from Ohio says ..." and names the plumber two sentences on. Such a
description is joined to the first person named after it, but only where nothing speaks against it:
the person is introduced there, says something, and bears no role of another sort.
"""

from bisect import bisect_right
from collections.abc import Sequence

from attribution.sources.mention import Mention
from attribution.sources.participants import Participant, Register

__all__ = ["join_later_names"]

_REACH = 7  # sentences
_OPENING = 3  # sentences
_MAIN = 3  # mentions of a main character
_ANONYMOUS = frozenset(
    [
        "source",
        "official",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "witness",
        "insider",
        "tipster",
        "resident",
        "rep",
    ]
)
_SAME_WORK = (
    frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel"}),
    frozenset(
        {"expert", "analyst", "researcher", "professor", "scientist", "specialist", "academic", "head"}
    ),
    frozenset({"leader", "chief", "head", "president", "commander"}),
    frozenset({"official", "chief", "minister", "secretary", "director", "commander", "general", "marshal"}),
    frozenset({"priest", "father", "reverend", "pastor", "cleric"}),
    frozenset({"senator", "congressman", "congresswoman", "representative", "lawmaker", "politician"}),
)
_KIN = frozenset(
    {"son", "daughter", "father", "mother", "brother", "sister", "husband", "wife", "uncle", "aunt"}
)
_ANYBODY = frozenset(
    [
        "man",
        "woman",
        "boy",
        "girl",
        "teenager",
        "teen",
        "person",
        "father",
        "mother",
        "mum",
        "mom",
        "employee",
        "student",
        "lady",
        "guy",
    ]
)


def join_later_names(register: Register) -> None:
    """Join unnamed individuals to the persons named after them.

    Args:
        register: the participants of a text, read to its end; changed in place.
    """
    people = [p for p in register.all if p.mentions]
    named = [p for p in people if p.is_named and p.kind in ("person", "") and not p.plural and p.n_said]
    named.sort(key=lambda p: p.mentions[0].head)
    starts = [p.mentions[0].head for p in named]
    taken: set[int] = set()
    for u in people:
        if u.is_named or u.plural or u.kind != "person" or not u.n_said:
            continue
        first = u.mentions[0]
        if first.form != "noun" or first.determiner in ("none", "other"):
            continue
        later = named[bisect_right(starts, first.head) : bisect_right(starts, first.head) + 3]
        x = _best_that_fits(u, first, later, taken)
        if x is not None:
            taken.add(x.number)
            for m, reason in zip(u.mentions, u.reasons, strict=True):
                register.add(x, m, "described before the name is given" if m is first else reason)
            u.mentions, u.reasons, u.last = [], [], None


def _best_that_fits(
    u: Participant, first: Mention, later: Sequence[Participant], taken: set[int]
) -> Participant | None:
    """Return the person named after the description whom it describes, one of the same work before all others."""
    chosen: Participant | None = None
    for x in later:
        if x.number in taken or x.mentions[0].sentence - first.sentence > _REACH:
            break
        if u.gender and x.gender and u.gender != x.gender:
            continue
        own = _work(x)
        if u.nouns & own or any(u.nouns & g and own & g for g in _SAME_WORK):
            if not (u.nouns & _ANONYMOUS) or _shares_words(u, x):
                return x
            continue
        if u.nouns & _ANONYMOUS or first.sentence >= _OPENING or first.determiner == "possessive":
            continue
        if (not own or u.nouns & _ANYBODY) and x.mentions[0].label == "PERSON" and len(x.mentions) >= _MAIN:
            chosen = chosen or x
    return chosen


def _work(x: Participant) -> set[str]:
    """Return the role nouns of a person."""
    return {m.noun for m in x.mentions[:4] if m.form != "pronoun" and m.noun} - _KIN


def _shares_words(u: Participant, x: Participant) -> bool:
    """Tell whether a description and a person share a telling word besides the noun."""
    words = {w.lower() for n in x.names for w in n} | x.words
    for m in x.mentions[:3]:
        words |= m.modifiers
    return bool(u.words & words - {"senior", "top", "former"})
