"""Normal forms of claims as the corpus keeps them, and the index keys by which claims of different documents meet.

Two claims are compared only if they share a name or place and another of their heaviest keys. That is a property of the two claims
alone, so which claims are compared does not depend on what else the corpus holds, and lists behind a key pair stay short.
"""

from collections.abc import Iterable, Sequence
from math import inf
from typing import Any

from attrs import evolve

from attribution.claims.keys import KeyTable, load_keys
from attribution.claims.proposition import Proposition, content_tokens, read_proposition
from attribution.claims.quantities import Quantity
from attribution.corpus.fingerprints import stable_hash
from attribution.options import Options
from attribution.text import read
from attribution.values.document import Document

__all__ = ["N_HEAVIEST", "index_hashes", "is_anchored", "pack", "read_claim", "unpack"]

N_HEAVIEST = 6
N_ANCHORS = 3
_OPENING = frozenset('.!?:“"‘')


def read_claim(text: str, options: Options) -> Proposition:
    """Read the normal form of a claim's text."""
    document = read(text, options=options)
    table = load_keys(options.lexicons)
    keys = table.keys(document.lemmas, document.tags)
    tokens = content_tokens(document, [(0, len(text))])
    form = read_proposition(document, keys, tokens, table, options.lexicons)
    more = _capitalised(document, keys) - form.places - form.names - form.times
    return evolve(form, names=form.names | more) if more else form


def _capitalised(document: Document, keys: Sequence[str]) -> frozenset[str]:
    """Return keys of words that the claim writes with a capital though no sentence begins there.

    A claim stands without its article, so that the tagger misses names that it has never seen.
    """
    words = [i for i, form in enumerate(document.forms) if form[:1].isalpha()]
    capital = [i for i in words[1:] if document.forms[i][0].isupper() and not document.forms[i].isupper()]
    if 2 * len(capital) > len(words):  # a headline
        return frozenset()
    return frozenset(keys[i] for i in capital if keys[i] and document.forms[i - 1] not in _OPENING)


def index_hashes(proposition: Proposition, table: KeyTable) -> list[int]:
    """Return the hashes of pairs of a name or place with another key; empty for a claim that names nothing.

    Args:
        proposition: the claim.
        table: weights of keys.
    """

    def heaviest(keys: Iterable[str], n: int) -> list[str]:
        return sorted(keys, key=lambda k: (-table.weight(k), k))[:n]

    anchors = heaviest((proposition.names | proposition.places) & proposition.keys.keys(), N_ANCHORS)
    others = heaviest(proposition.keys, N_HEAVIEST)
    pairs = {(min(a, b), max(a, b)) for a in anchors for b in others if a != b}
    return [stable_hash(f"{a}\t{b}") for a, b in sorted(pairs)]


def is_anchored(a: Proposition, b: Proposition) -> bool:
    """Tell whether two claims of different documents name something in common: a name or a place.

    "The cause is unclear" is the same sentence in many articles and a different claim in each.
    """
    return bool((a.names | a.places) & (b.names | b.places))


def pack(p: Proposition) -> list[Any]:
    """Turn a proposition into nested lists of plain values, for JSON."""
    return [
        list(p.keys.items()),
        p.total,
        sorted(p.actors),
        sorted(p.predicates),
        sorted(p.names),
        sorted(p.places),
        sorted(p.times),
        [[_finite(q.low), _finite(q.high), q.value, q.unit, q.text] for q in p.quantities],
        p.is_negated,
        p.surface,
        p.is_open,
        sorted(p.unsettled),
        sorted(p.complements),
    ]


def unpack(data: list[Any]) -> Proposition:
    """Read what :func:`pack` made."""
    keys, total, actors, predicates, names, places, times, quantities, is_negated, surface, *more = data
    return Proposition(
        keys=dict(keys),
        total=total,
        actors=frozenset(actors),
        predicates=frozenset(predicates),
        names=frozenset(names),
        places=frozenset(places),
        times=frozenset(times),
        quantities=tuple(
            Quantity(-inf if low is None else low, inf if high is None else high, value, unit, text)
            for low, high, value, unit, text in quantities
        ),
        is_negated=is_negated,
        is_open=bool(more and more[0]),  # the first files did not keep it, nor the sets after it
        unsettled=frozenset(more[1] if len(more) > 1 else ()),
        complements=frozenset(more[2] if len(more) > 2 else ()),
        surface=surface,
    )


def _finite(x: float) -> float | None:
    """JSON has no infinity."""
    return None if x in (inf, -inf) else x
