"""Find cues: label every token of a sentence with a linear-chain model."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path

from attribution.models.weights import read
from attribution.statements.cells import Cells
from attribution.statements.cue_features import CUE_CELLS, CUES, CUES_GROUPS, N_TEMPLATES, lay_out_cues
from attribution.statements.features import Columns
from attribution.statements.labels import CUE_LABELS, decode
from attribution.statements.sequence import (
    NEVER,
    Sequencer,
    best_paths,
    load_sequencer,
    unpack,
)
from attribution.statements.templates import Groups, Scores

__all__ = ["cue_shares", "find_cues", "load_cue_model", "load_known_words"]


@lru_cache(maxsize=4)
def load_known_words(folder: Path | None = None) -> Callable[[str], tuple[str, str]]:
    """Load what is known of words as cues: how often they are one, and what they then do.

    Returns:
        A function from a key (see :func:`attribution.statements.features.rate_key`) to bucket and act.
    """
    weights = read("cue_words", folder)
    table = dict.fromkeys(weights.index, ("u", "-"))
    for key, label, value in weights.cells():
        bucket, act = table[key]
        table[key] = (bucket, weights.labels[label]) if label else (str(round(value) - 1), act)
    unknown = ("u", "-")
    return lambda key: table.get(key, unknown)


def load_cue_model(folder: Path | None = None) -> Sequencer:
    """Load the cue model, from the user's folder where it has one."""
    return load_sequencer("cue", CUE_LABELS, N_TEMPLATES, folder)


@lru_cache(maxsize=4)
def _groups(model: Sequencer) -> Groups:
    """Bind the groups of the templates to a model, once."""
    return Groups.bind(CUES, CUES_GROUPS, Scores(model.tables))


#: A cue must be at least this probable to be looked at, and this probable to be seen by its neighbours.
LEAST_CUE = 0.2
MARKED_CUE = 0.4
#: How many ways to label a sentence are looked at, and how many nats below the best one they may be.
N_PATHS = 6
WITHIN = 3.0


def cue_shares(
    paths: Sequence[tuple[int, Sequence[int]]], scale: float, offset: int
) -> dict[tuple[int, int], float]:
    """Add up how probable each cue is over the best label sequences of a sentence.

    Args:
        paths: scores and labels, best first.
        scale: nats for one unit of score.
        offset: number of the sentence's first token.

    Returns:
        Probability of each cue that occurs in a sequence, in text order.
    """
    top = paths[0][0]
    weights = [exp((score - top) * scale) for score, _ in paths]
    total = sum(weights)
    out: dict[tuple[int, int], float] = {}
    for weight, (_, path) in zip(weights, paths, strict=True):
        for cue in decode(path, CUE_LABELS, offset).get("K", ()):
            out[cue] = out.get(cue, 0.0) + weight / total
    return dict(sorted(out.items()))


#: Tokens that words of this bucket of the cue rate or above stand for are looked at first; so are verbs one below.
_ANCHOR = "3"
#: How many nats a token's best label may be below "outside" for its neighbours to be looked at: an anchor's, and
#: a neighbour's own. Measured: fewer than one in a hundred cues has a token below.
_WARM_ANCHOR, _WARM = -1.5, -2.0
#: How many tokens away from an anchor the look goes on: a bound, cues are shorter.
_MOST_STEPS = 12


def _anchors(c: Columns, a: int, b: int) -> list[int]:
    """Return the tokens of a sentence without one of which there is no cue."""
    return [
        i
        for i, (rate, tag) in enumerate(zip(c.rates[a:b], c.tags[a:b], strict=True), a)
        if rate >= "2" and rate != "u" and tag != "TO" and (rate >= _ANCHOR or tag[0] == "V")
    ]


def find_cues(
    model: Sequencer, columns: Columns, sentences: Sequence[tuple[int, int]]
) -> list[dict[tuple[int, int], float]]:
    """Find possible cues of sentences.

    Most tokens cannot belong to a cue, and looking at all costs most. So words that are cues now and then are
    scored first, then the neighbours of those that may be one, and so on outwards; what is not reached is
    outside of all cues.

    Args:
        model: the cue model.
        columns: the document's columns.
        sentences: first token of each and one past its last.

    Returns:
        For each sentence token ranges in order with their probabilities; ranges may overlap; empty where there
        is none.
    """
    anchors = [_anchors(columns, a, b) for a, b in sentences]
    looked = [s for s, found in zip(sentences, anchors, strict=True) if found]
    if not looked:
        return [{} for _ in sentences]
    cells = lay_out_cues(columns, looked)
    scores = _spread(model, cells, looked, [found for found in anchors if found])
    within = round(WITHIN / model.scale)
    return [
        _decode(model, scores, a, b, within) if found else {}
        for (a, b), found in zip(sentences, anchors, strict=True)
    ]


def _spread(
    model: Sequencer,
    cells: Cells,
    sentences: Sequence[tuple[int, int]],
    anchors: Sequence[Sequence[int]],
) -> dict[int, list[int]]:
    """Score the tokens of sentences from anchors outwards, as far as they may belong to cues."""
    groups, n = _groups(model), len(CUE_LABELS)
    known: dict[int, tuple[list[int], int]] = {}  # scores of the labels, and how far the best is above "O"
    home: dict[int, tuple[int, int, int]] = {}  # the token's sentence and the shift of its cells

    def look(tokens: Sequence[int]) -> None:
        found = groups.found(cells.at([i + home[i][2] for i in tokens], CUE_CELLS))
        flat = unpack(map(sum, zip(*found, strict=True)), n)
        for k, i in enumerate(tokens):
            own = flat[k * n : k * n + n]
            known[i] = own, max(own[1:]) - own[0]

    for (a, b), found in zip(sentences, anchors, strict=True):
        for i in found:
            home[i] = a, b, cells.shift[a]
    look(list(home))
    least = round(_WARM_ANCHOR / model.scale)
    edge = [i for i in home if known[i][1] >= least]
    least = round(_WARM / model.scale)
    scores = {i: known[i][0] for i in edge}
    for _ in range(_MOST_STEPS):
        further: dict[int, None] = {}
        for i in edge:
            a, b, _ = place = home[i]
            for j in (i - 1, i + 1):
                if a <= j < b and j not in scores:
                    further[j] = None
                    home[j] = place
        if not further:
            break
        if new := [j for j in further if j not in known]:
            look(sorted(new))
        for j in further:
            scores[j] = known[j][0]
        edge = [j for j in further if known[j][1] >= least]
    return scores


def _decode(
    model: Sequencer, scores: dict[int, list[int]], a: int, b: int, within: int
) -> dict[tuple[int, int], float]:
    """Find the cues of a sentence among its tokens that have scores; between them is an "O"."""
    outside = [0, *[NEVER] * (len(CUE_LABELS) - 1)]
    tokens, flat = [], []
    last = a - 1
    for i in range(a, b):
        own = scores.get(i)
        if own is None:
            continue
        if i - last > 1:
            tokens.append(-1)
            flat += outside
        tokens.append(i)
        flat += own
        last = i
    if not tokens:
        return {}
    if last < b - 1:
        tokens.append(-1)
        flat += outside
    shares = cue_shares(best_paths(model, flat, N_PATHS, within), model.scale, 0)
    return {(tokens[x], tokens[y - 1] + 1): p for (x, y), p in shares.items()}
