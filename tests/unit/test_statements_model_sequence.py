"""Decoding of linear-chain models, against exhaustive search on small ones."""

import itertools
import random

import pytest

from attribution.errors import ModelFileError
from attribution.models.weights import dumps, loads
from attribution.statements.labels import CUE_LABELS, ROLE_LABELS, decode, encode, transitions
from attribution.statements.sequence import (
    EDGE_PREFIX,
    NEVER,
    Sequencer,
    _sequencer,
    add_up,
    best_path,
    best_paths,
    unpack,
)


def random_model(rng, labels, scale=0.01):
    n = len(labels)
    allowed = transitions(labels)
    score = [[rng.randint(-50, 50) for _ in range(n + 1)] for _ in range(n + 1)]
    return Sequencer(
        labels=labels,
        tables=(),
        before=tuple(tuple((x, score[x][y]) for x in range(n) if allowed[x][y]) for y in range(n)),
        begin=tuple(score[n][y] if allowed[n][y] else NEVER for y in range(n)),
        end=tuple(score[x][n] if allowed[x][n] else NEVER for x in range(n)),
        scale=scale,
    )


def every_path(model, scores, length):
    n = len(model.labels)
    edges = [dict(pairs) for pairs in model.before]
    out = []
    for path in itertools.product(range(n), repeat=length):
        if any(path[t - 1] not in edges[path[t]] for t in range(1, length)):
            continue
        total = model.begin[path[0]] + model.end[path[-1]]
        if total < NEVER // 2:
            continue
        total += sum(scores[t * n + y] for t, y in enumerate(path))
        total += sum(edges[path[t]][path[t - 1]] for t in range(1, length))
        out.append((total, list(path)))
    out.sort(key=lambda x: -x[0])
    return out


@pytest.mark.parametrize("seed", range(12))
def test_best_sequences_are_those_of_exhaustive_search(seed):
    """The best label sequences and their scores are those that trying all sequences finds."""
    rng = random.Random(seed)
    labels = CUE_LABELS if seed % 2 else ROLE_LABELS[:7]
    length = rng.randint(1, 5)
    model = random_model(rng, labels)
    scores = [rng.randint(-60, 60) for _ in range(length * len(labels))]
    wanted = every_path(model, scores, length)
    assert best_path(model, scores) == wanted[0][1]
    found = best_paths(model, scores, 10, 10**6)
    assert [s for s, _ in found] == [s for s, _ in wanted[:10]]
    assert sorted(p for _, p in found[:1]) == sorted(p for _, p in wanted[:1])
    assert len({tuple(p) for _, p in found}) == len(found)
    totals = {tuple(p): s for s, p in wanted}
    assert all(totals[tuple(p)] == s for s, p in found)


def test_readings_stop_at_the_margin():
    """No sequence further below the best one than asked for is returned."""
    rng = random.Random(3)
    model = random_model(rng, CUE_LABELS)
    scores = [rng.randint(-60, 60) for _ in range(5 * len(CUE_LABELS))]
    found = best_paths(model, scores, 50, 40)
    assert all(found[0][0] - s <= 40 for s, _ in found)
    assert len(found) == sum(found[0][0] - s <= 40 for s, _ in every_path(model, scores, 5))


def test_packed_scores_add_without_carrying():
    """Adding packed scores equals adding each label's scores, negative ones too."""
    rows = {f"00k{i}": {0: (-1) ** i * 700.0 * i, 2: -350.0 * i, 4: 1.0} for i in range(1, 9)}
    rows[EDGE_PREFIX + "O"] = {0: 32767.0}
    weights = loads(dumps("cue", [*CUE_LABELS, "$"], rows))
    model = _sequencer(weights, CUE_LABELS, 1)
    column = ["k1", "k2", "unknown", "k7"]
    flat = unpack(add_up(model.tables * 3, [column] * 3), 5)
    for t, key in enumerate(column):
        row = {c: round(w / model.scale) for c, w in weights.row("00" + key)}
        assert flat[t * 5 : t * 5 + 5] == [3 * row.get(y, 0) for y in range(5)]


def test_foreign_models_are_refused():
    """Weights with other labels or unknown templates are no model of this kind."""
    with pytest.raises(ModelFileError, match="labels"):
        _sequencer(loads(dumps("cue", ["A", "B"], {"00x": {0: 1.0}})), CUE_LABELS, 1)
    with pytest.raises(ModelFileError, match="template"):
        _sequencer(loads(dumps("cue", [*CUE_LABELS, "$"], {"07x": {0: 1.0}})), CUE_LABELS, 1)


def test_spans_survive_labels():
    """Spans written as labels are read back; a span over another one is left out."""
    labels = [0] * 9
    encode([(0, 1), (1, 4), (3, 6)], "S", ROLE_LABELS, labels)
    encode([(6, 9), (2, 3)], "C", ROLE_LABELS, labels)
    assert decode(labels, ROLE_LABELS, 10) == {"S": [(10, 11), (11, 14)], "C": [(16, 19)]}


def test_only_proper_spans_are_possible():
    """What follows a begun span continues or ends it, and no sequence ends inside one."""
    rows = transitions(ROLE_LABELS)
    names = [*ROLE_LABELS, "end"]
    after = [y for y, ok in zip(names, rows[ROLE_LABELS.index("B-S")], strict=True) if ok]
    assert after == ["I-S", "L-S"]
    begin = [y for y, ok in zip(names, rows[-1], strict=True) if ok]
    assert begin == ["O", "B-S", "U-S", "B-C", "U-C"]


@pytest.mark.parametrize("seed", range(8))
def test_a_narrow_beam_still_gives_a_possible_sequence(seed):
    """Where far better labels lead nowhere, the sequence that is found is a possible one all the same."""
    rng = random.Random(seed)
    model = random_model(rng, CUE_LABELS, scale=1.0)
    scores = [rng.randint(-4000, 4000) for _ in range(7 * len(CUE_LABELS))]
    path = best_path(model, scores)
    rows = transitions(CUE_LABELS)
    assert all(rows[x][y] for x, y in itertools.pairwise(path))
    assert rows[-1][path[0]]
    assert rows[path[-1]][-1]
