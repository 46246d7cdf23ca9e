"""Join descriptions to the name that the text gives only afterwards.

News often opens with "A plumber from Ohio says ..." and names the plumber two sentences on. Such a
description is joined to the first person named after it, but only where nothing speaks against it:
the person is introduced there, says something, and bears no role of another sort.
"""

from bisect import bisect_right
from collections.abc import Sequence

from attribution.lexicons.classes import role_class, role_groups
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.participants import Participant, Register
from attribution.text.penn import PROPER_NOUNS
from attribution.values.document import Document

__all__ = ["join_later_names"]

_REACH = 7  # sentences to the name of a main character
_SAME_NOUN = 9  # sentences to a person who bears the same noun
_SYNONYM = 5  # sentences to one of like work
_NEXT = 2  # sentences to a person who then speaks more than once
_OPENING = 3  # sentences
_MAIN = 3  # mentions of a main character


def join_later_names(document: Document, register: Register) -> None:
    """Join unnamed individuals to the persons named after them.

    Args:
        document: the text.
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
        if first.form != "noun" or first.is_turn or first.determiner in ("none", "other"):
            continue
        later = named[bisect_right(starts, first.head) : bisect_right(starts, first.head) + 3]
        x = _best_that_fits(document, u, first, later, taken, register.lexicon)
        if x is not None:
            taken.add(x.number)
            for m, reason in zip(u.mentions, u.reasons, strict=True):
                register.add(x, m, "described before the name is given" if m is first else reason)
            u.mentions, u.reasons, u.last = [], [], None


def _best_that_fits(
    document: Document,
    u: Participant,
    first: Mention,
    later: Sequence[Participant],
    taken: set[int],
    lexicon: Lexicon,
) -> Participant | None:
    """Return the person named after the description whom it describes, one of the same work before all others."""
    chosen: Participant | None = None
    is_anonymous = bool(u.nouns & role_class("stays unnamed"))
    for x in later:
        distance = x.mentions[0].sentence - first.sentence
        if x.number in taken or distance > _SAME_NOUN:
            break
        if (u.gender and x.gender and u.gender != x.gender) or (u.age and x.age and u.age != x.age):
            continue
        own = _work(x, lexicon)
        if x.mentions[0].is_turn and not own:
            continue  # the label of a transcript's turn is nobody's office
        if first.owner is not None and _is_of_another(document, u, x):
            continue
        if u.nouns & own:
            if not is_anonymous or _shares_words(u, x):
                return x
            continue
        if distance <= _SYNONYM and any(u.nouns & g and own & g for g in role_groups("introducing")):
            if not is_anonymous and (first.determiner == "indefinite" or _shares_words(u, x)):
                return x
            continue
        is_office = first.owner is not None and first.noun in lexicon.titles  # "Norland's attorney general"
        if is_anonymous or (first.determiner == "possessive" and not is_office):
            continue
        if own and not u.nouns & role_class("anybody at first"):
            continue
        if x.mentions[0].label != "PERSON" and not (x.kind == "person" and x.is_sure):
            continue
        is_next = 1 <= distance <= _NEXT and x.n_said >= 2
        is_main = first.sentence < _OPENING and distance <= _REACH and len(x.mentions) >= _MAIN
        if is_next or is_main:
            chosen = chosen or x
    return chosen


def _is_of_another(document: Document, u: Participant, x: Participant) -> bool:
    """Tell whether a person has the office of another body: "the union's president ... Harvard president Jane Moss"."""
    before = x.mentions[0].owner or x.mentions[0].before
    if before is None:
        return False
    forms, tags = document.forms, document.tags
    named = {forms[i].lower() for i in range(*before) if tags[i] in PROPER_NOUNS}
    own = {w.lower() for n in u.owner.names for w in n} if u.owner is not None else set()
    return bool(named) and own.isdisjoint(named)


def _work(x: Participant, lexicon: Lexicon) -> set[str]:
    """Return the role nouns of a person, kinship left out."""
    found = {m.noun for m in x.mentions[:4] if m.form != "pronoun" and m.noun} - role_class("close kin")
    return {w for w in found if (n := lexicon.nouns.get(w)) is not None and n.kind == "person"}


def _shares_words(u: Participant, x: Participant) -> bool:
    """Tell whether a description and a person share a telling word besides the noun."""
    words = {w.lower() for n in x.names for w in n} | x.words
    for m in x.mentions[:3]:
        words |= m.modifiers
    return bool(u.words & words - {"senior", "top", "former"})
