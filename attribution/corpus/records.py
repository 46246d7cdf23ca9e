"""The record of outlets and quoted sources: what they asserted, what came of it, and what letter it earns."""

from collections.abc import Callable, Mapping
from math import sqrt
from typing import Any

from attrs import frozen

from attribution.corpus.claims import CorpusClaim, outlet_key
from attribution.corpus.digest import instant
from attribution.corpus.overview import Overview
from attribution.corpus.trust import METHODS, PRIOR_ACCURACY, Assertions, Trust, dependence_aware
from attribution.errors import InputError

__all__ = ["ENOUGH", "LETTERS", "Record", "assertions", "estimate", "records", "wilson"]

ENOUGH = 10
"""Fewest assertions of its own that were put to a test (contradicted, backed by others, or judged) for a letter."""

LETTERS = ((0.9, "A"), (0.75, "B"), (0.6, "C"), (0.4, "D"), (0.0, "E"))
"""Least accuracy for each Admiralty letter; the words of the scale are bands of "most of the time" and the like."""

Triple = tuple[str, str, str]


@frozen(slots=True)
class Record:
    """What the corpus knows of one outlet or source.

    Attributes:
        id: outlet key or corpus source id.
        name: its name.
        n_assertions: claims it asserted.
        n_own: those not taken over from others.
        n_tested: own ones that others contradict or back, or that a person judged.
        n_confirmed, n_refuted: own ones judged by a person.
        accuracy: estimated share of its own assertions that hold, in [0, 1].
        low, high: 95 % interval of the accuracy by the number of tested assertions.
        letter: Admiralty letter, "F" without enough record.
    """

    id: str
    name: str
    n_assertions: int
    n_own: int
    n_tested: int
    n_confirmed: int
    n_refuted: int
    accuracy: float
    low: float
    high: float
    letter: str


def wilson(share: float, n: int, z: float = 1.96) -> tuple[float, float]:
    """Return the Wilson score interval of a share observed in n cases; (0, 1) for n = 0.

    References:
        Edwin B. Wilson (1927): Probable Inference, the Law of Succession, and Statistical Inference, JASA 22.

    >>> [round(x, 2) for x in wilson(0.5, 10)]
    [0.24, 0.76]
    """
    if n <= 0:
        return 0.0, 1.0
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def assertions(overview: Overview, of: str) -> tuple[list[Triple], list[Triple], dict[str, str]]:
    """List who asserts what.

    Args:
        overview: the corpus.
        of: ``"outlets"``, the publishers of documents, or ``"sources"``, the named sources quoted in them.

    Returns:
        All (who, object, value) triples, those of them that were taken over from somebody else, and the names.

    Raises:
        InputError: for another kind.
    """
    if of not in ("outlets", "sources"):
        raise InputError(f"of is {of!r}, expected 'outlets' or 'sources'")
    names: dict[str, str] = {}
    triples: list[Triple] = []
    copied: list[Triple] = []
    documents, outlets = overview.documents, {d.id: outlet_key(d.outlet) for d in overview.documents.values()}
    publishers = {key for key in outlets.values() if key}
    statements = {(d.id, s.id): s for d in documents.values() for s in d.statements}
    said_in = {(d.id, c.id): c.statements for d in documents.values() for c in d.claims}
    for claim in overview.claims:
        for document, number in claim.places:
            for s in (statements[document, i] for i in said_in[document, number]):
                if not s.reported or s.polarity == "open":
                    continue
                value = claim.id if s.polarity == "affirmed" else f"not {claim.id}"
                source = overview.source_at.get((document, s.source)) if s.source else None
                if of == "sources":
                    if source is not None and source.named:
                        names.setdefault(source.id, source.name)
                        triples.append((source.id, claim.object, value))
                elif own := outlets[document]:
                    # "The ministry denied it" is the ministry's word: the outlet tells that the claim is disputed.
                    if s.polarity == "denied" and source is not None and source.id != own:
                        continue
                    names.setdefault(own, documents[document].outlet or own)
                    triples.append((own, claim.object, value))
                    cited = source is not None and source.id != own and source.id in publishers
                    if cited or _is_taken_over(overview, claim, document, outlets):
                        copied.append((own, claim.object, value))
    return triples, copied, names


def _is_taken_over(
    overview: Overview, claim: CorpusClaim, document: str, outlets: Mapping[str, str | None]
) -> bool:
    """Tell whether a document has a claim from another one: it repeats an earlier one, or cites its outlet."""
    root, cited = overview.copy_root[document], overview.cites[document]
    for other in claim.documents:
        if other == document:
            continue
        if overview.copy_root[other] == root and _earlier(overview, other, document):
            return True
        if outlets[other] in cited and outlets[document] not in overview.cites[other]:
            return True
    return False


def _earlier(overview: Overview, a: str, b: str) -> bool:
    return (instant(overview.documents[a].published), a) < (instant(overview.documents[b].published), b)


def estimate(overview: Overview, method: str, of: str, **parameters: Any) -> Trust:
    """Estimate trust by one method; see ``Corpus.trust``."""
    chosen: Callable[..., Trust] | None = METHODS.get(method)
    if chosen is None:
        raise InputError(f"method is {method!r}, expected one of {', '.join(METHODS)}")
    triples, copied, _ = assertions(overview, of)
    known = _known(overview)
    if chosen is dependence_aware:
        parameters = {"copied": copied, "known": known, **parameters}
    return chosen(Assertions.of(_telling(triples, known)), **parameters)


def _telling(triples: list[Triple], known: Mapping[tuple[str, str], float]) -> list[Triple]:
    """Leave out what only one source speaks of and nobody judged: it says nothing about anybody's reliability."""
    judged = {thing for thing, _ in known}
    speakers: dict[str, set[str]] = {}
    for who, thing, _ in triples:
        speakers.setdefault(thing, set()).add(who)
    return [t for t in triples if len(speakers[t[1]]) > 1 or t[1] in judged]


def _known(overview: Overview) -> dict[tuple[str, str], float]:
    """Turn human verdicts into fixed beliefs."""
    known = {}
    for c in overview.claims:
        if c.verdict is not None:
            true = c.verdict == "confirmed"
            known[c.object, c.id] = 1.0 if true else 0.0
            known[c.object, f"not {c.id}"] = 0.0 if true else 1.0
    return known


def records(overview: Overview, of: str) -> tuple[Record, ...]:
    """Return the record of everyone who asserted something, most assertions first, then by id."""
    triples, copied, names = assertions(overview, of)
    votes = Assertions.of(triples)
    known = _known(overview)
    taken = set(copied)
    trust = dependence_aware(Assertions.of(_telling(triples, known)), copied=copied, known=known)
    out = []
    for who in votes.sources:
        facts = votes.facts_of[who]
        own = [f for f in facts if (who, *f) not in taken]
        tested = [f for f in own if f in known or len(votes.rivals[f[0]]) > 1 or len(votes.sources_of[f]) > 1]
        judged = [known[f] for f in own if f in known]
        accuracy = trust.sources.get(who, PRIOR_ACCURACY)
        low, high = wilson(accuracy, len(tested))
        letter = next(x for least, x in LETTERS if accuracy >= least) if len(tested) >= ENOUGH else "F"
        out.append(
            Record(
                who,
                names[who],
                len(facts),
                len(own),
                len(tested),
                sum(j == 1.0 for j in judged),
                sum(j == 0.0 for j in judged),
                accuracy,
                low,
                high,
                letter,
            )
        )
    return tuple(sorted(out, key=lambda r: (-r.n_assertions, r.id)))
