"""Gather the statements that a phrase about checking may be about, and say which of them grammar takes."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import fsum

from attrs import frozen

from attribution.claims.discourse import Discourse
from attribution.claims.grouping import Grouping
from attribution.claims.keys import KeyTable
from attribution.claims.phrases import Mark
from attribution.claims.place import Place
from attribution.claims.references import Anaphor, is_named, may_refer, medium_nouns, read_anaphor
from attribution.claims.scope_rules import Bonds, Named, is_set_right, scope_by_rule
from attribution.claims.verdicts import judged_by_verdict
from attribution.text.negations import NEGATIONS
from attribution.values.claim import STATUSES_AGAINST

__all__ = ["HANDED_DOWN", "Pair", "candidate_pairs"]

HANDED_DOWN = STATUSES_AGAINST | {"unverified"}
"""Statuses that a statement gives to those inside it."""

_BEFORE = 10  # statements before a mark
_AFTER = 2  # statements after it
_ALIKE = 6  # statements like what it speaks of
_FIRST = 6  # of the text
_WHOLE = 2  # marks that may be about any statement
_RULED = 16  # statements on each side that the rules look at
_FAR = 99  # order of statements before those
_NEARLY_ALL = 0.75  # of the weight of a mark's object
_TELLING = 6.0  # weight of an object that names something


@frozen(slots=True)
class Pair:
    """A mark and a statement that it may be about.

    Attributes:
        order: how many statements the candidate is before the mark (1 the nearest, 0 in or after it).
        coverage: share of the weight of the mark's object that the statement's content has, in [0, 1].
        anaphor: what the mark's object is if it stands for earlier claims.
        rule: the rule of :mod:`attribution.claims.scope_rules` that takes the statement, or "".
    """

    mark: Mark
    position: int
    order: int
    coverage: float
    anaphor: Anaphor | None
    rule: str = ""


def candidate_pairs(discourse: Discourse, grouping: Grouping) -> list[list[Pair]]:
    """List for each mark the statements that it may be about.

    Args:
        discourse: the document's statements and marks.
        grouping: their claims.

    Returns:
        One list of pairs a mark, at most about thirty long, in text order of the statements; empty for a mark that judges a
        speaker, whose last statement :meth:`attribution.claims.judged.Speakers.judged` knows.
    """
    search = _Search(discourse, grouping)
    return [search.pairs(mark) if mark.about != "speaker" else [] for mark in discourse.marks]


class _Search:
    """One pass over the marks of a document, in text order.

    Args:
        discourse: the document's statements.
        grouping: their claims.
    """

    def __init__(self, discourse: Discourse, grouping: Grouping) -> None:
        places = discourse.places
        self._discourse = discourse
        self._bonds = Bonds.of(grouping)
        self._order = sorted(range(len(places)), key=lambda k: (_anchor(places[k]), k))
        self._anchors = [_anchor(places[k]) for k in self._order]
        self._by_key: dict[str, list[int]] = {}
        for k, p in enumerate(discourse.propositions):
            for key in p.keys:
                self._by_key.setdefault(key, []).append(k)
        self._at = 0  # how many statements stand before the mark
        self._since = self._since_sentence = 0  # the first statement and sentence after the last verdict
        self._n_whole = 0  # marks so far that may be about the whole text

    def pairs(self, mark: Mark) -> list[Pair]:
        """Return the pairs of the next mark."""
        discourse, table = self._discourse, self._discourse.table
        mark = discourse.speakers.clip(mark)
        self._at = bisect_left(self._anchors, mark.first, lo=self._at)
        named = _read_object(discourse, mark)
        target = range(*mark.target)
        wanted = dict.fromkeys(discourse.keys[i] for i in target if discourse.keys[i])
        total = fsum(map(table.weight, wanted))
        ruled = self._rule(mark, named)
        in_words = _is_in_words(mark, named.anaphor) and len(wanted) > 1 and total >= _TELLING
        is_negated = any(discourse.document.forms[i].lower() in NEGATIONS for i in target)
        first = max(0, self._at - _BEFORE)
        nth = {k: self._at - n for n, k in enumerate(self._order[first : self._at], first)}
        pairs = []
        for k in sorted(self._choose(mark, named, wanted) | ruled.keys()):
            if (k not in ruled and not self._fits(named, k)) or is_set_right(
                mark, discourse.document, discourse.places[k]
            ):
                continue
            shared = fsum(table.weight(x) for x in wanted if x in discourse.propositions[k].keys)
            rule = ruled.get(k, "")
            if in_words and not rule and shared >= _NEARLY_ALL * total and self._says(mark, k, is_negated):
                rule = "named"
            order = nth.get(k, _FAR if _anchor(discourse.places[k]) < mark.first else 0)
            coverage = shared / total if total else 0.0
            pairs.append(Pair(mark, k, order, coverage, named.anaphor, rule))
        return pairs

    def _rule(self, mark: Mark, named: Named) -> dict[int, str]:
        """Return the statements that grammar takes, with its rule."""
        discourse, places = self._discourse, self._discourse.places
        first = max(0, self._at - _RULED)
        if mark.about == "verdict":
            judged = self._judged(mark)
            return {judged: "verdict"} if judged >= 0 else {}
        here = discourse.document.sentence_at(mark.first)
        near = self._order[first : self._at + _RULED]
        inside = [k for k in near if _reaches(places[k], here, mark)]
        before = [k for k in reversed(self._order[first : self._at]) if self._may_refer(named, k)]
        return scope_by_rule(mark, named, before, inside, discourse, self._bonds)

    def _judged(self, mark: Mark) -> int:
        """Return the statement that a verdict is about, or -1."""
        document = self._discourse.document
        window = self._order[max(self._since, self._at - _RULED) : self._at]
        judged = _judged_by_name(self._discourse, mark, window)
        if judged < 0:
            places = self._discourse.places
            judged = judged_by_verdict(document, mark.first, self._since_sentence, window, places)
        self._since, self._since_sentence = self._at, document.sentence_at(mark.first) + 1
        return judged

    def _choose(self, mark: Mark, named: Named, wanted: Mapping[str, None]) -> set[int]:
        """Return the statements near a mark, those like what it speaks of, and the first ones of the text."""
        chosen = {*self._order[max(0, self._at - _BEFORE) : self._at + _AFTER]}
        if wanted and not (named.anaphor and named.anaphor.act == "pronoun"):
            chosen.update(_alike(wanted, self._by_key, self._discourse.table))
        if mark.about == "whole" and self._n_whole < _WHOLE:
            self._n_whole += 1
            return chosen.union(self._order)
        return chosen.union(self._order[:_FIRST])

    def _may_refer(self, named: Named, k: int) -> bool:
        anaphor, discourse = named.anaphor, self._discourse
        return anaphor is None or may_refer(anaphor, discourse.propositions[k], discourse.table)

    def _fits(self, named: Named, k: int) -> bool:
        """Tell whether a statement can be meant by a mark's object."""
        return named.whose.fits(self._discourse.statements[k]) and self._may_refer(named, k)

    def _says(self, mark: Mark, k: int, is_negated: bool) -> bool:
        """Tell whether a statement may say what a mark's object says, and does not hold the mark or say the opposite."""
        first, last = self._discourse.places[k].content
        turned = mark.about == "clause" and self._discourse.propositions[k].is_negated != is_negated
        return not first <= mark.first < last and not turned


def _read_object(discourse: Discourse, mark: Mark) -> Named:
    """Read what a mark's object is: a phrase for earlier claims, somebody's, or a picture or text."""
    document, folder = discourse.document, discourse.folder
    target = range(*mark.target)
    anaphor = read_anaphor(document, target, folder) if mark.about != "clause" else None
    phrase = target if mark.about == "object" else range(target.start, min(target.stop, mark.first))
    return Named(anaphor, discourse.speakers.means(mark), medium_nouns(document, phrase, folder))


def _judged_by_name(discourse: Discourse, mark: Mark, before: Sequence[int]) -> int:
    """Return the nearest statement that the object of a verdict names, or -1: "rated the claim false", what was claimed."""
    noun = read_anaphor(discourse.document, range(mark.first + 1, mark.last), discourse.folder)
    if noun is None:
        return -1
    return next((k for k in reversed(before) if is_named(noun, discourse.statements[k])), -1)


def _is_in_words(mark: Mark, anaphor: Anaphor | None) -> bool:
    """Tell whether a mark's object says in words of its own what cannot hold or is not known to."""
    return anaphor is None and mark.about in ("object", "subject", "clause") and mark.status in HANDED_DOWN


def _alike(wanted: Iterable[str], by_key: Mapping[str, Sequence[int]], table: KeyTable) -> list[int]:
    """Return the statements that share most weight with what a mark speaks of, the best first."""
    mass: dict[int, float] = {}
    for key in nlargest(8, wanted, key=table.weight):
        found = by_key.get(key, ())
        for k in (*found[:15], *found[-15:]) if len(found) > 30 else found:
            mass[k] = mass.get(k, 0.0) + table.weight(key)
    return sorted(mass, key=lambda k: (-mass[k], k))[:_ALIKE]


def _reaches(place: Place, sentence: int, mark: Mark) -> bool:
    """Tell whether a statement has its cue or some of its content in a sentence, or holds a mark."""
    return place.sentence == sentence or (place.content[0] <= mark.first < place.content[1])


def _anchor(place: Place) -> int:
    return place.cue[0] if place.cue[0] >= 0 else place.content[0]
