"""Gather statements with the same proposition into claims, and relate the claims.

One pass in text order: each content asks the index for comparable earlier ones, joins the best one that says the
same, or founds a claim. What it is nested in is never compared with it: a statement that relays another ("the
agency reports that a spokesman said ...") is a claim of its own that refers to the one inside.
"""

from collections.abc import Mapping, Sequence, Set

from attrs import frozen

from attribution.claims.comparison import Comparison, compare, find_rivals
from attribution.claims.judged import ANYBODY, Whose
from attribution.claims.keys import KeyTable
from attribution.claims.matching import Index
from attribution.claims.proposition import Proposition
from attribution.claims.references import Anaphor, is_named, is_said, may_refer, named_run
from attribution.values.statement import Statement

__all__ = ["Grouping", "Link", "group_statements"]

_MAX_RUN = 6  # statements that a plural stands for
_MAX_BACK = 12  # statements before an anaphor
_AHEAD = frozenset(("plan", "predict"))  # acts that speak of what is to come
_STRENGTH = {"contradicts": 3, "refers_to": 2, "supports": 1}
_CHANGES = frozenset(("increase", "decrease"))  # keys


@frozen(slots=True)
class Link:
    """A relation between two claims by number: ``a`` is the later one."""

    a: int
    b: int
    relation: str
    score: float
    why: str


@frozen(slots=True)
class Grouping:
    """The claims of a document.

    Attributes:
        claim_of: the claim's number for each statement, by position.
        members: positions of the statements of each claim, in text order.
        links: relations, sorted by ``(a, b)``, at most one for each pair.
    """

    claim_of: tuple[int, ...]
    members: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...]


def group_statements(
    statements: Sequence[Statement],
    propositions: Sequence[Proposition],
    anaphors: Sequence[Anaphor | None],
    outer: Sequence[int],
    table: KeyTable,
    whose: Mapping[int, Whose] | None = None,
    grounds: Sequence[Set[str]] = (),
) -> Grouping:
    """Group statements into claims.

    Args:
        statements: in text order.
        propositions: normal form of each content.
        anaphors: for each content, what kind of anaphor it is, or None.
        outer: for each statement the position of the one it is nested in, or -1.
        table: weights of keys.
        whose: for contents that are anaphors whose statements they can mean, by position; anybody's where missing.
        grounds: the places that each statement's source is said to be of; none where empty.

    Returns:
        The claims with their relations.
    """
    whose = whose or {}
    grounds = grounds or [frozenset()] * len(statements)
    index = Index(table)
    indexed: list[int] = []
    claim_of: list[int] = []
    members: list[list[int]] = []
    links = _Links()
    for k, proposition in enumerate(propositions):
        anaphor = anaphors[k]
        if anaphor is not None and anaphor.act != "media":
            claim_of.append(len(members))
            members.append([k])
            for j in _referred(statements, outer, propositions, table, k, anaphor, whose.get(k, ANYBODY)):
                is_own = statements[j].source.id == statements[k].source.id is not None
                rivals = () if is_own else find_rivals(proposition, propositions[j])
                if rivals:
                    links.add(
                        claim_of[k], claim_of[j], "contradicts", 1.0, f"number: {' against '.join(rivals)}"
                    )
                else:
                    links.add(
                        claim_of[k], claim_of[j], "refers_to", 0.8, f"{anaphor.noun}: {statements[j].id}"
                    )
            if anaphor.act not in ("any", "pronoun", "event"):  # "the demand" may be taken up by its name
                indexed.append(k)
                index.add(proposition)
            continue
        family = _family(outer, k)
        found: list[tuple[int, str, float, str]] = []
        joined = -1
        is_telling = bool(proposition.keys) or (proposition.surface != "" and not proposition.is_open)
        for number in index.candidates(proposition) if is_telling else ():  # two "what" are not one
            j = indexed[number]
            if j in family or k in _family(outer, j):
                continue
            result = compare(proposition, index.propositions[number], table)
            if result.relation == "same" and joined < 0:
                joined = claim_of[j]
            elif result.relation and _holds(statements, propositions, grounds, result, k, j):
                found.append((j, result.relation, result.score, result.why))
        if joined < 0:
            joined = len(members)
            members.append([])
        members[joined].append(k)
        claim_of.append(joined)
        for j, relation, score, why in found:
            links.add(joined, claim_of[j], relation if relation != "same" else "supports", score, why)
        indexed.append(k)
        index.add(proposition)
    for k, j in enumerate(outer):
        if j >= 0 and claim_of[k] != claim_of[j]:
            links.add(claim_of[j], claim_of[k], "refers_to", 0.9, f"holds {statements[k].id}")
    return Grouping(tuple(claim_of), tuple(map(tuple, members)), links.sorted())


class _Links:
    """Relations between claims, the strongest one of each pair."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], Link] = {}

    def add(self, a: int, b: int, relation: str, score: float, why: str) -> None:
        """Take in a relation, unless the two are one claim or have a stronger one."""
        pair = (max(a, b), min(a, b))
        old = self._found.get(pair)
        if a != b and (old is None or _rank(relation, score) > _rank(old.relation, old.score)):
            self._found[pair] = Link(*pair, relation, score, why)

    def sorted(self) -> tuple[Link, ...]:
        """Return them by their pairs."""
        return tuple(self._found[pair] for pair in sorted(self._found))


def _holds(
    statements: Sequence[Statement],
    propositions: Sequence[Proposition],
    grounds: Sequence[Set[str]],
    result: Comparison,
    k: int,
    j: int,
) -> bool:
    """Tell whether a relation of two contents holds of their statements, too.

    Who declines to comment supports nothing, and who asks not to be named does not deny that others were.
    """
    if not (is_said(statements[k]) and is_said(statements[j])):
        return False
    if _is_number(result) and (statements[k].act in _AHEAD) != (statements[j].act in _AHEAD):
        return False  # what was expected and what came are no rival figures
    return not _is_number(result) or not (
        _is_update(statements, propositions[k], k, j)
        or _is_elsewhere(statements, propositions, grounds, k, j)
    )


def _is_number(result: Comparison) -> bool:
    """Tell whether a number contradicts."""
    return result.relation == "contradicts" and result.why.startswith("number")


def _is_update(statements: Sequence[Statement], later: Proposition, k: int, j: int) -> bool:
    """Tell whether a source only goes on from its own earlier number: "the toll has risen to 38", then "to 52"."""
    return (
        statements[k].source.id is not None
        and statements[k].source.id == statements[j].source.id
        and not _CHANGES.isdisjoint(later.predicates)
    )


def _is_elsewhere(
    statements: Sequence[Statement],
    propositions: Sequence[Proposition],
    grounds: Sequence[Set[str]],
    k: int,
    j: int,
) -> bool:
    """Tell whether two figures count different things.

    They do where one source gives both with something else beside each ("12 in the bay", "30 in the strait"), where two
    sources speak of themselves ("it would cut 300 jobs"), or where they are of two places ("officials in Ohio").
    """
    one, other = propositions[k].keys.keys(), propositions[j].keys.keys()
    if statements[k].source.id == statements[j].source.id:
        return statements[k].source.id is not None and not (one <= other or other <= one)
    if propositions[k].is_of_speaker and propositions[j].is_of_speaker:
        return True
    here, there = grounds[k], grounds[j]
    is_placed = propositions[k].places or propositions[j].places
    return bool(here and there and not is_placed and here.isdisjoint(there))


def _rank(relation: str, score: float) -> tuple[int, float]:
    return _STRENGTH.get(relation, 0), score


def _family(outer: Sequence[int], k: int) -> frozenset[int]:
    """Return the statements that one is nested in, the innermost twenty."""
    out: list[int] = []
    j = outer[k]
    while j >= 0 and len(out) < 20:
        out.append(j)
        j = outer[j]
    return frozenset(out)


def _referred(
    statements: Sequence[Statement],
    outer: Sequence[int],
    propositions: Sequence[Proposition],
    table: KeyTable,
    k: int,
    anaphor: Anaphor,
    whose: Whose,
) -> list[int]:
    """Return the earlier statements that an anaphor as content stands for: the nearest fitting, or a run of them."""
    family = _family(outer, k)
    place = _start(statements[k])
    window = range(k - 1, max(-1, k - 1 - _MAX_BACK), -1)
    near = [j for j in window if j not in family and _start(statements[j]) <= place]
    near = [j for j in near if is_said(statements[j]) and whose.fits(statements[j])]
    near = [j for j in near if may_refer(anaphor, propositions[j], table)]
    if anaphor.is_plural:
        return named_run(anaphor, statements, near)[:_MAX_RUN]
    if anaphor.act not in ("any", "pronoun", "event"):
        fitting = [j for j in near if statements[j].act == anaphor.act]
    else:
        fitting = [j for j in near if is_named(anaphor, statements[j])]
    return fitting[:1] or near[:1]


def _start(statement: Statement) -> int:
    spans = statement.cue.spans or statement.content.spans
    return spans[0].start if spans else 0
