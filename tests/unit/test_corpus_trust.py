"""Trust methods: each finds the plain truth, and ours is not fooled by copies."""

import itertools
import random

import pytest

from attribution.corpus.trust import METHODS, Assertions, dependence_aware
from attribution.errors import AttributionError, ConvergenceError

RELIABLE = {f"s{i}": 0.5 + 0.045 * i for i in range(10)}


def _votes(seed: int = 0, n: int = 200) -> Assertions:
    r = random.Random(seed)
    return Assertions.of(
        (s, str(o), "true" if r.random() < p else f"false{r.randrange(3)}")
        for o in range(n)
        for s, p in RELIABLE.items()
    )


def _tau(a: dict[str, float], b: dict[str, float]) -> float:
    pairs = list(itertools.combinations(sorted(a), 2))
    signs = [(a[x] - a[y]) * (b[x] - b[y]) for x, y in pairs]
    return (sum(s > 0 for s in signs) - sum(s < 0 for s in signs)) / len(pairs)


@pytest.mark.parametrize("name", sorted(METHODS))
def test_every_method_finds_most_truths_and_ranks_sources(name: str) -> None:
    """With independent sources that are mostly right, every method finds nearly all truths and the order of sources."""
    result = METHODS[name](_votes())
    winners = result.winners()
    assert sum(v == "true" for v in winners.values()) / len(winners) > 0.9
    assert _tau(dict(result.sources), RELIABLE) > 0.7
    assert result.method == name


@pytest.mark.parametrize("name", sorted(METHODS))
def test_results_do_not_depend_on_input_order(name: str) -> None:
    """Shuffled triples give exactly equal results."""
    r = random.Random(1)
    triples = [(s, o, v) for (o, v), who in _votes(n=20).sources_of.items() for s in who]
    shuffled = triples[:]
    r.shuffle(shuffled)
    assert METHODS[name](Assertions.of(triples)) == METHODS[name](Assertions.of(shuffled))


def _with_copiers(seed: int) -> tuple[Assertions, set[tuple[str, str, str]]]:
    """Six bad sources' errors are repeated by eight copiers, who outvote the good ones."""
    r = random.Random(seed)
    triples, copied = [], set()
    for o in range(120):
        said = {s: "true" if r.random() < p else f"false{r.randrange(4)}" for s, p in RELIABLE.items()}
        for k in range(8):
            if r.random() < 0.9:
                said[f"copier{k}"] = said["s0"]
                copied.add((f"copier{k}", str(o), said["s0"]))
        triples += [(s, str(o), v) for s, v in said.items()]
    return Assertions.of(triples), copied


def test_copies_do_not_win_a_vote() -> None:
    """Where a crowd copies a bad source, ours finds more truths than a majority vote, whether copying was seen or not."""
    votes, copied = _with_copiers(3)

    def right(winners: dict[str, str]) -> int:
        return sum(v == "true" for v in winners.values())

    majority = right(METHODS["majority"](votes).winners())
    assert right(dependence_aware(votes).winners()) > majority
    assert right(dependence_aware(votes, copied=copied).winners()) >= 115


def test_copied_assertions_leave_the_record_alone() -> None:
    """A source that only copied keeps the prior accuracy."""
    votes, copied = _with_copiers(4)
    result = dependence_aware(votes, copied=copied, prior_accuracy=0.7)
    assert result.sources["copier0"] == pytest.approx(0.7, abs=1e-3)


def test_human_verdicts_are_fixed() -> None:
    """A verdict overrides any number of votes and moves the accuracy of those who asserted otherwise."""
    votes = Assertions.of([(s, "n", "1") for s in "abcd"] + [("e", "n", "2")])
    free = dependence_aware(votes)
    judged = dependence_aware(votes, known={("n", "1"): 0.0, ("n", "2"): 1.0})
    assert free.winners() == {"n": "1"}
    assert judged.winners() == {"n": "2"}
    assert judged.sources["e"] > free.sources["e"]
    assert judged.sources["a"] < free.sources["a"]


def test_giving_up_says_how_far_it_came() -> None:
    """A method that may not iterate long enough raises with the rounds and the residual."""
    with pytest.raises(ConvergenceError) as caught:
        METHODS["sums"](_votes(n=40), limit=2, tolerance=0.0)
    assert caught.value.iterations == 2
    assert caught.value.residual > 0
    assert isinstance(caught.value, (AttributionError, RuntimeError))


def test_no_votes_give_an_empty_result() -> None:
    """Every method accepts an empty input."""
    for method in METHODS.values():
        result = method(Assertions.of([]))
        assert dict(result.sources) == {}
        assert dict(result.facts) == {}
