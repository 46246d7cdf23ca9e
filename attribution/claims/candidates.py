"""Gather the statements that a phrase about checking may be about, and say which of them grammar takes."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import fsum
from pathlib import Path

from attrs import frozen

from attribution.claims.grouping import Grouping
from attribution.claims.judged import Speakers
from attribution.claims.keys import KeyTable
from attribution.claims.phrases import Mark
from attribution.claims.place import Place
from attribution.claims.proposition import Proposition
from attribution.claims.references import Anaphor, is_named, may_refer, medium_nouns, read_anaphor
from attribution.claims.scope_rules import Named, linked_claims, referred_claims, scope_by_rule
from attribution.claims.verdicts import judged_by_verdict
from attribution.text.negations import NEGATIONS
from attribution.values.claim import STATUSES_AGAINST
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["HANDED_DOWN", "Pair", "candidate_pairs"]

HANDED_DOWN = STATUSES_AGAINST | {"unverified"}
"""Statuses that a statement gives to those inside it."""

_BEFORE = 10
_AFTER = 2
_ALIKE = 6
_FIRST = 6
_WHOLE = 2
_RULED = 16
_NEARLY_ALL = 0.75
_TELLING = 6.0


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


def candidate_pairs(
    document: Document,
    marks: Sequence[Mark],
    statements: Sequence[Statement],
    places: Sequence[Place],
    propositions: Sequence[Proposition],
    grouping: Grouping,
    keys: Sequence[str],
    table: KeyTable,
    speakers: Speakers,
    folder: Path | None = None,
) -> list[list[Pair]]:
    """List for each mark the statements that it may be about.

    Args:
        document: the text.
        marks: phrases about checking, in text order.
        statements: the document's statements.
        places: where they stand.
        propositions: what they say.
        grouping: their claims.
        keys: the document's keys.
        table: weights of keys.
        speakers: who has said what.
        folder: a user's folder of lexicons, or None.

    Returns:
        One list of pairs a mark, at most about thirty long, in text order of the statements; empty for a mark that judges a
        speaker, whose last statement :meth:`attribution.claims.judged.Speakers.judged` knows.
    """
    order = sorted(range(len(places)), key=lambda k: (_anchor(places[k]), k))
    anchors = [_anchor(places[k]) for k in order]
    by_key: dict[str, list[int]] = {}
    for k, p in enumerate(propositions):
        for key in p.keys:
            by_key.setdefault(key, []).append(k)
    out: list[list[Pair]] = []
    n_whole = 0
    at, since, since_sentence = 0, 0, 0
    linked, referred = linked_claims(grouping), referred_claims(grouping)
    for mark in marks:
        if mark.about == "speaker":
            out.append([])
            continue
        while at < len(anchors) and anchors[at] < mark.first:
            at += 1
        mark = speakers.clip(mark)
        target = range(*mark.target)
        named = _read_object(document, mark, speakers, folder)
        wanted = dict.fromkeys(keys[i] for i in target if keys[i])
        total = fsum(map(table.weight, wanted))
        chosen = dict.fromkeys(order[max(0, at - _BEFORE) : at])
        chosen.update(dict.fromkeys(order[at : at + _AFTER]))
        here = document.sentence_at(mark.first)
        before = order[max(0, at - _RULED) : at][::-1]
        inside = [k for k in order[max(0, at - _RULED) : at + _RULED] if _reaches(places[k], here, mark)]
        before = [k for k in before if _may_refer(named.anaphor, propositions[k], table)]
        ruled = scope_by_rule(
            mark,
            named,
            before,
            inside,
            document,
            statements,
            places,
            grouping,
            linked,
            referred,
        )
        if mark.about == "verdict":
            window = order[max(since, at - _RULED) : at]
            judged = _judged_by_name(document, mark, window, statements, folder)
            if judged < 0:
                judged = judged_by_verdict(document, mark.first, since_sentence, window, places)
            ruled = {judged: "verdict"} if judged >= 0 else {}
            since, since_sentence = at, here + 1
        chosen.update(dict.fromkeys(ruled))
        in_words = _is_in_words(mark, named.anaphor) and len(wanted) > 1 and total >= _TELLING
        if wanted and not (named.anaphor and named.anaphor.act == "pronoun"):
            chosen.update(dict.fromkeys(_alike(wanted, by_key, table)))
        if mark.about == "whole" and n_whole < _WHOLE:
            n_whole += 1
            chosen.update(dict.fromkeys(order))
        else:
            chosen.update(dict.fromkeys(order[:_FIRST]))
        is_negated = any(document.forms[i].lower() in NEGATIONS for i in target)
        nth = {order[k]: at - k for k in range(max(0, at - _BEFORE), at)}
        pairs = []
        for k in sorted(chosen):
            fits = named.whose.fits(statements[k]) and _may_refer(named.anaphor, propositions[k], table)
            if k not in ruled and not fits:
                continue
            shared = fsum(table.weight(x) for x in wanted if x in propositions[k].keys)
            rule = ruled.get(k, "")
            holds = places[k].content[0] <= mark.first < places[k].content[1]
            turned = mark.about == "clause" and propositions[k].is_negated != is_negated
            if in_words and not rule and not holds and not turned and shared >= _NEARLY_ALL * total:
                rule = "named"
            pairs.append(
                Pair(
                    mark,
                    k,
                    nth.get(k, 99 if _anchor(places[k]) < mark.first else 0),
                    shared / total if total else 0.0,
                    named.anaphor,
                    rule,
                )
            )
        out.append(pairs)
    return out


def _read_object(document: Document, mark: Mark, speakers: Speakers, folder: Path | None) -> Named:
    """Read what a mark's object is: a phrase for earlier claims, somebody's, or a picture or text."""
    target = range(*mark.target)
    anaphor = read_anaphor(document, target, folder) if mark.about != "clause" else None
    phrase = target if mark.about == "object" else range(target.start, min(target.stop, mark.first))
    return Named(anaphor, speakers.means(mark), medium_nouns(document, phrase, folder))


def _judged_by_name(
    document: Document,
    mark: Mark,
    before: Sequence[int],
    statements: Sequence[Statement],
    folder: Path | None,
) -> int:
    """Return the nearest statement that the object of a verdict names, or -1: "rated the claim false", what was claimed."""
    noun = read_anaphor(document, range(mark.first + 1, mark.last), folder)
    if noun is None:
        return -1
    return next((k for k in reversed(before) if is_named(noun, statements[k])), -1)


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


def _may_refer(anaphor: Anaphor | None, proposition: Proposition, table: KeyTable) -> bool:
    return anaphor is None or may_refer(anaphor, proposition, table)


def _reaches(place: Place, sentence: int, mark: Mark) -> bool:
    """Tell whether a statement has its cue or some of its content in a sentence, or holds a mark."""
    return place.sentence == sentence or (place.content[0] <= mark.first < place.content[1])


def _anchor(place: Place) -> int:
    return place.cue[0] if place.cue[0] >= 0 else place.content[0]
