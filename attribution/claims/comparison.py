"""Compare two propositions: same, supporting, contradicting, and why.

Keys are weighed by how much they tell. Two propositions are the same where nearly all weight is shared on both
sides with equal signs and agreeing numbers; one supports the other where the shared part names the same event or
the greater part of one of them; they contradict each other where the shared part differs in exactly what matters:
sign, number, place, time, actor, or a predicate that excludes the other.

The signs follow de Marneffe, Rafferty and Manning (2008), "Finding contradictions in text", ACL, whose classes of
contradiction (negation, antonymy, numeric, structure) are the reasons given here.
"""

from collections.abc import Iterator, Sequence, Set
from math import fsum

from attrs import frozen

from attribution.claims.keys import KeyTable
from attribution.claims.proposition import Proposition
from attribution.claims.quantities import Quantity, compare_quantities

__all__ = ["NOTHING", "Comparison", "compare", "find_rivals"]

_SAME = 0.72
_COVERED = 0.45
_EVENT_WEIGHT = 6.0
_CONTRADICTED = 0.5
_COUNTED = 0.65
_NAMED = 0.5
_EXCLUDED = 0.2
_NUMBERS = 6  # of one content
_REST = 0.8
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")
_VERDICTS = ("agree", "near", "conflict")


@frozen(slots=True)
class Comparison:
    """How two propositions stand to each other.

    Attributes:
        relation: ``"same"``, ``"supports"``, ``"contradicts"`` or ``""``.
        score: in [0, 1], share of the weight that carries the relation.
        why: reason in words, e.g. ``"polarity: attack"`` or ``"shared: russia, attack"``.
    """

    relation: str
    score: float
    why: str


_NOBODY = frozenset(("nobody", "one"))  # "no one was hurt"

NOTHING = Comparison("", 0.0, "")


def compare(a: Proposition, b: Proposition, table: KeyTable) -> Comparison:
    """Compare two propositions.

    Args:
        a: one proposition.
        b: the other; the comparison is symmetric but for the order of values in ``why``.
        table: weights and opposites of keys.

    Returns:
        The comparison; :data:`NOTHING` where they have too little in common.
    """
    if a.surface and a.surface == b.surface:
        return Comparison("same", 1.0, "same words")
    small, large = (a, b) if len(a.keys) <= len(b.keys) else (b, a)
    weight = table.weight
    # What one says and the other only holds ("was checking whether P") they do not have in common.
    shared = [k for k in small.keys if k in large.keys and (k in small.unsettled) == (k in large.unsettled)]
    if not shared:
        return _opposed(a, b, shared, 0.0, table)
    mass = sum(map(weight, shared))
    dice = 2 * mass / (a.total + b.total)
    covered = mass / min(a.total, b.total)
    clash = [k for k in shared if a.keys[k] != b.keys[k]]
    numbers = _numbers(a, b)
    if clash:
        found = _negated(a, b, shared, clash, covered, table)
        if found is not None:
            return found
    found = _opposed(a, b, shared, mass, table)
    if found.relation:
        return found
    excluded = None if clash or a.is_open or b.is_open else _exclude_each_other(a, b, mass, table)
    if excluded is not None:
        return excluded
    conflicts = [n for n in numbers if n[0] == "conflict"]
    events = [k for k in shared if k in a.predicates and k in b.predicates]
    is_open = a.is_open or b.is_open
    if conflicts and _differs(a, b):
        return NOTHING  # "31 died in Syria", "44 died in Iraq"
    if conflicts and not is_open and covered >= _COUNTED and (events or dice >= 0.6):
        return Comparison(
            "contradicts", min(1.0, covered), f"number: {conflicts[0][1]} against {conflicts[0][2]}"
        )
    slot = _slot(a, b, shared, mass, events, table)
    if slot is not None:
        return slot
    near = [n for n in numbers if n[0] != "agree"]
    differ = bool(near) or _differs(a, b) or _counts_differ(a, b)
    if not any(n[0] == "agree" for n in numbers) and _is_topic(a, b, shared):
        return NOTHING
    if dice >= _SAME and len(shared) > 1 and not clash and not differ:
        return Comparison("same", dice, "shared: " + ", ".join(shared[:6]))
    anchored = bool(events) and len(shared) > 1 and mass >= _EVENT_WEIGHT
    # A topic alone ("the plane") supports nothing; what happened does ("a flood").
    is_enough = len(shared) > 1 or (covered >= 0.99 and bool(events))
    if not clash and not conflicts and not is_open and ((covered >= _COVERED and is_enough) or anchored):
        why = f"near number: {near[0][1]} and {near[0][2]}" if near else "shared: " + ", ".join(shared[:6])
        return Comparison("supports", min(1.0, 0.5 * (dice + covered)), why)
    return NOTHING


def _is_topic(a: Proposition, b: Proposition, shared: Sequence[str]) -> bool:
    """Tell whether two propositions share no more than whom or what they speak of.

    Words of names tell nothing of what is said of them ("Ana Lopes resigned", "Ana Lopes slept"), nor do those of the
    subject where both go on in other words ("the parish council resigned", "the parish council met").
    """
    goes_on = not (a.keys.keys() <= a.actors or b.keys.keys() <= b.actors)
    return all(
        (k in a.names and k in b.names) or (goes_on and k in a.actors and k in b.actors) for k in shared
    )


def _differs(a: Proposition, b: Proposition) -> bool:
    """Tell whether places or times are given on both sides and have nothing in common."""
    return bool(
        (a.places and b.places and not a.places & b.places) or (a.times and b.times and not a.times & b.times)
    )


def find_rivals(anaphor: Proposition, meant: Proposition) -> tuple[str, ...]:
    """Return the figures of a phrase for an earlier number and of what it means where they differ ("the figure at 80").

    Args:
        anaphor: a content whose number has no other unit than its noun ("figure").
        meant: the content that the noun stands for.
    """
    here, there = ([q for q in p.quantities if q.unit != "year"] for p in (anaphor, meant))
    if len(here) != 1 or not there or any(compare_quantities(here[0], q) != "conflict" for q in there):
        return ()
    return (here[0].text, there[0].text)


def _numbers(a: Proposition, b: Proposition) -> list[tuple[str, str, str]]:
    """Compare the numbers of equal units, each of the side that has fewer of them with the best fitting one."""
    out: list[tuple[str, str, str]] = []
    mine, theirs = a.quantities[:_NUMBERS], b.quantities[:_NUMBERS]
    for unit in dict.fromkeys(q.unit for q in mine if q.unit):
        ours, others = ([q for q in side if q.unit == unit] for side in (mine, theirs))
        is_less = len(ours) <= len(others)
        pairs = _pairs(ours, others) if is_less else ((q, r) for r, q in _pairs(others, ours))
        out += [(compare_quantities(q, r), q.text, r.text) for q, r in pairs]
    return out


def _pairs(few: Sequence[Quantity], many: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Pair the quantities of two sides: by size where they are as many, else each of the few with the best of the many."""
    if len(few) == len(many):
        yield from zip(sorted(few, key=_size), sorted(many, key=_size), strict=True)
    else:
        yield from ((q, min(many, key=lambda r: _VERDICTS.index(compare_quantities(q, r)))) for q in few)


def _size(q: Quantity) -> float:
    return q.value


def _counts_differ(a: Proposition, b: Proposition) -> bool:
    """Tell whether both sides have numbers without a unit and none of them is shared: "section 5", "section 7"."""
    mine, theirs = ({q.value for q in p.quantities if not q.unit} for p in (a, b))
    return bool(mine and theirs and not mine & theirs)


def _negated(
    a: Proposition, b: Proposition, shared: list[str], clash: list[str], covered: float, table: KeyTable
) -> Comparison | None:
    """Decide what it means that some shared keys are negated on one side only."""
    weight = table.weight
    # fsum: sets come in any order, and a sum must not depend on it.
    negative_a = {k for k, s in a.keys.items() if s < 0} - _NOBODY
    negative_b = {k for k, s in b.keys.items() if s < 0} - _NOBODY
    common = negative_a & negative_b
    if fsum(map(weight, common)) >= 0.3 * fsum(map(weight, clash)):
        why = "both exclude: " + ", ".join(k for k in shared if k in common)
        return Comparison("supports", min(1.0, covered), why) if covered >= _EXCLUDED else None
    negated = negative_a if any(k in negative_a for k in clash) else negative_b
    if a.is_open or b.is_open:
        return None
    side = a if negated is negative_a else b
    said = (a.predicates & b.predicates) | (a.complements & b.complements)
    if len(clash) == 1 and not side.is_negated and clash[0] not in side.names:
        return None
    if a.names and b.names and not a.names & b.names and not a.places & b.places:
        return None
    if len(shared) == 1 and not _is_bare(a, b, shared[0]):
        return None
    names = [k for k in negated if k in side.names]
    has_event = any(k in said for k in shared)
    part = fsum(map(weight, clash)) / fsum(map(weight, negated))
    if names:
        # What is denied of somebody is denied of them: every name under the negation must be met.
        if not has_event or any(k not in clash for k in names):
            return None
        return Comparison(
            "contradicts", min(1.0, max(_NAMED, 0.5 * (part + covered))), "polarity: " + ", ".join(clash[:4])
        )
    if part >= _CONTRADICTED and (has_event or len(clash) > 1) and covered >= 0.4:
        return Comparison(
            "contradicts", min(1.0, 0.5 * (part + covered)), "polarity: " + ", ".join(clash[:4])
        )
    return None


def _is_bare(a: Proposition, b: Proposition, verb: str) -> bool:
    """Tell whether two contents say nothing but one verb, but for a subject that may be a pronoun on one side."""
    one, other = ({k for k in x.keys if k not in _NOBODY} for x in (a, b))
    return (len(one) == 1 or len(other) == 1) and all(
        k == verb or k in a.actors or k in b.actors for k in one | other
    )


def _opposed(a: Proposition, b: Proposition, shared: list[str], mass: float, table: KeyTable) -> Comparison:
    """Look for a key on one side that excludes a key on the other, about the same names or things."""
    if a.is_open or b.is_open or not shared:
        return NOTHING
    subjects = (a.actors & (a.names | a.places)) & (b.actors & (b.names | b.places))
    if not subjects and mass < _EVENT_WEIGHT:
        return NOTHING
    opposites = table.opposites
    for k, sign in a.keys.items():
        others = opposites.get(k)
        if others is None or k in b.keys or k in a.unsettled:
            continue
        for other in others:
            if other in b.keys and other not in a.keys and other not in b.unsettled:
                both = sign == b.keys[other] and (subjects or (k in a.predicates and other in b.predicates))
                rest = mass / max(1.0, min(a.total - table.weight(k), b.total - table.weight(other)))
                if both and rest >= _COVERED:
                    return Comparison("contradicts", min(1.0, rest), f"polarity: {k} against {other}")
    return NOTHING


def _exclude_each_other(a: Proposition, b: Proposition, mass: float, table: KeyTable) -> Comparison | None:
    """Contradict where one subject is said to be one thing and its opposite by prefix ("fair", "unfair")."""
    for one, other in ((a, b), (b, a)):
        for k in one.complements:
            negative = next((x + k for x in _PREFIXES if x + k in other.complements), "")
            if not negative or one.keys[k] != other.keys[negative]:
                continue
            rest = mass / max(1.0, min(one.total - table.weight(k), other.total - table.weight(negative)))
            if rest >= _REST:
                return Comparison("contradicts", min(1.0, rest), f"polarity: {k} against {negative}")
    return None


def _in_order(some: Set[str], proposition: Proposition) -> str:
    """List keys as the text has them."""
    return ", ".join([k for k in proposition.keys if k in some] or sorted(some))


def _slot(
    a: Proposition, b: Proposition, shared: list[str], mass: float, events: list[str], table: KeyTable
) -> Comparison | None:
    """Find the one slot (place, time, actor) in which two otherwise equal propositions differ."""
    if not events or len(shared) < 2 or a.is_open or b.is_open:
        return None
    for name, mine, theirs in (
        ("place", a.places, b.places),
        ("time", a.times, b.times),
        ("actor", a.actors & (a.names | a.places), b.actors & (b.names | b.places)),
    ):
        if not mine or not theirs or mine & theirs:
            continue
        in_slot = (
            fsum(table.weight(k) for k in mine if k in a.keys),
            fsum(table.weight(k) for k in theirs if k in b.keys),
        )
        rest = min(a.total - in_slot[0], b.total - in_slot[1])
        larger = max(a.total - in_slot[0], b.total - in_slot[1])
        if rest > 0 and mass / larger >= _REST:
            why = f"{name}: {_in_order(mine, a)} against {_in_order(theirs, b)}"
            return Comparison("contradicts", min(1.0, mass / larger), why)
    return None
