"""The decision which candidates are kept: evidence, weights, thresholds."""

import json
from pathlib import Path

import pytest

from attribution.errors import ModelFileError
from attribution.options import Options
from attribution.statements.candidate import Candidate
from attribution.statements.keeping import Evidence, evidence_features, load_keeper
from attribution.statements.merging import combine_with
from attribution.statements.model import propose
from attribution.statements.view import View
from attribution.text import read

TEXT = "Kovel said that the pipeline had leaked. “Nobody warned us,” an activist said, angry about the delay."


def gathered() -> tuple[View, list[Evidence]]:
    """Return the evidence for every candidate of a text."""
    view = View(read(TEXT))
    seen: list[Evidence] = []

    def judge(e: Evidence) -> float:
        seen.append(e)
        return 0.9

    combine_with(view, propose(view.document, Options()), Options(), judge)
    return view, seen


def test_every_candidate_is_judged_by_its_evidence() -> None:
    """Candidates of the model come with its confidence, those inside contents are marked, readings have features."""
    view, seen = gathered()
    assert any(e.learned and e.reading is not None and not e.is_inside for e in seen)
    assert any(e.is_inside for e in seen)
    for e in seen:
        names = [name for name, _ in evidence_features(view, e)]
        assert len(names) == len(set(names)) or e.reading is not None
        assert sum(name.startswith("kind:") for name in names) == 1


def test_more_confidence_makes_a_candidate_likelier() -> None:
    """The shipped weights rise with the learned model's confidence."""
    view = View(read("Kovel said that the pipeline had leaked."))
    candidate = Candidate(((0, 1),), ((1, 2),), ((2, 7),), 0.5, "model")
    keeper = load_keeper()
    scores = [keeper.probability(view, Evidence(candidate, False, p, None, 0.0, ())) for p in (0.2, 0.5, 0.9)]
    assert scores == sorted(scores)
    assert scores[0] < scores[2]


@pytest.mark.parametrize(("sure", "n"), [(0.0, 0), (1.0, 1)])
def test_candidates_below_the_threshold_are_dropped(sure: float, n: int) -> None:
    """What the judge finds unlikely is not in the result."""
    document = read("Kovel said that the pipeline had leaked.")
    learned = propose(document, Options())
    kept = combine_with(View(document), learned, Options(), lambda e: sure)
    assert len([c for c in kept if c.cue == ((1, 2),)]) == n


def test_a_users_weights_replace_the_shipped_ones(tmp_path: Path) -> None:
    """A folder with the file is used, one without it is not."""
    (tmp_path / "keeping.json").write_text(json.dumps({"weights": {"bias": -50.0}}), "utf-8")
    assert load_keeper(tmp_path).weights == {"bias": -50.0}
    assert load_keeper(tmp_path / "none").weights == load_keeper().weights


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"weights": 3}', '{"weights": {"bias": "x"}}', '{"weights": {"bias": NaN}}', "[" * 50_000],
)
def test_damaged_weights_are_refused(tmp_path: Path, text: str) -> None:
    """A file that holds no weights is an error that names it."""
    (tmp_path / "keeping.json").write_text(text, "utf-8")
    with pytest.raises(ModelFileError, match=r"keeping\.json"):
        load_keeper(tmp_path)
