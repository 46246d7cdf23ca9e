"""What a text does with a claim."""

import json

import pytest

import attribution
from attribution.errors import InputError, ModelFileError
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.scores.stance import FORMAT, STANCES, judge, load_stance_model
from attribution.scores.stance_features import stance_features
from attribution.scores.stance_views import find_match, view_claim, view_text

STORY = (
    "A fisherman in the port of Brell pulled a two-headed shark from the water on Tuesday. "
    "The shark was taken to the marine institute, the harbour master said. "
    "Biologists examined the two-headed shark and found it healthy."
)
HOAX = (
    "The story of a two-headed shark in the port of Brell is a hoax. The photo was doctored, the marine institute said. "
    "There is no two-headed shark, and the fisherman admitted that he made the whole thing up."
)
RUMOUR = (
    "A two-headed shark was reportedly caught in the port of Brell, according to an anonymous source. "
    "The marine institute could not confirm the report. It is unclear whether the shark exists."
)
OTHER = "The central bank kept its interest rate unchanged. Analysts had expected a cut."
CLAIM = "Fisherman catches two-headed shark in Brell"


def test_scores_are_a_distribution() -> None:
    """The four probabilities sum to one, and the stance is the most probable."""
    for text in (STORY, HOAX, RUMOUR, OTHER):
        found = attribution.check(CLAIM, text)
        assert set(found.scores) == set(STANCES)
        assert sum(found.scores.values()) == pytest.approx(1, abs=1e-5)
        assert found.stance == max(STANCES, key=lambda s: found.scores[s])


def test_unrelated_text() -> None:
    """A text on something else has no credibility, no evidence and no statements for the claim."""
    found = attribution.check(CLAIM, OTHER)
    assert (found.stance, found.credibility, found.verification) == ("unrelated", None, None)
    assert (found.statements, found.evidence) == ((), ())


def test_refuting_text_disagrees() -> None:
    """A text that calls the story a hoax disagrees with it, and agrees with a claim that says so."""
    assert attribution.check(CLAIM, HOAX).stance == "disagree"
    assert attribution.check("Two-headed shark of Brell is a hoax", HOAX).stance == "agree"


def test_credibility_falls_from_story_over_rumour_to_hoax() -> None:
    """The better a text presents the claim, the higher its credibility."""
    story, rumour, hoax = (attribution.check(CLAIM, t).credibility for t in (STORY, RUMOUR, HOAX))
    assert story is not None
    assert rumour is not None
    assert hoax is not None
    assert story > hoax
    assert rumour > hoax


def test_evidence_is_cut_from_the_text() -> None:
    """Evidence spans are sentences of the text, in order."""
    found = attribution.check(CLAIM, STORY)
    assert found.evidence
    for span in found.evidence:
        assert STORY[span.start : span.end] == span.text
    assert list(found.evidence) == sorted(found.evidence)


@pytest.mark.parametrize(("claim", "text"), [("", STORY), (CLAIM, ""), ("?!", "..."), ("the of", "it is")])
def test_nothing_to_compare_is_unrelated(claim: str, text: str) -> None:
    """Empty claims and texts are unrelated."""
    assert attribution.check(claim, text).stance == "unrelated"


def test_a_claim_that_is_no_text_is_refused() -> None:
    """A claim must be a str."""
    analysis = Analyzer().inspect(STORY)
    with pytest.raises(InputError, match="expected a str"):
        judge(3, analysis)  # type: ignore[arg-type]


def test_features_are_the_model_s() -> None:
    """Training and run time see the same features, on any pair."""
    options = Options()
    names = set(load_stance_model().names)
    for claim, text in ((CLAIM, STORY), (CLAIM, OTHER), ("?", HOAX)):
        view, body = view_claim(claim, options), view_text(Analyzer().inspect(text), options)
        assert set(stance_features(view, body, find_match(view, body), options)) == names


def test_a_damaged_model_is_refused(tmp_path: object) -> None:
    """A file of another format gives a typed error with its name."""
    from pathlib import Path

    folder = Path(str(tmp_path))
    row = {"format": FORMAT, "features": {"a": [0.5] * 8}, "intercepts": [0, 1, 2, 3]}
    texts = [
        json.dumps(x)
        for x in (
            {"format": "other"},
            {**row, "features": {"a": [0.5] * 7}},
            {**row, "features": {"a": [0.5, 0, *[0.5] * 6]}},
            {**row, "features": {"a": [float("nan")] * 8}},
            {**row, "intercepts": [0, 1, 2]},
        )
    ]
    for n, text in enumerate([*texts, "[" * 50_000]):
        own = folder / str(n)
        own.mkdir()
        (own / "stance.json").write_text(text, encoding="utf-8")
        with pytest.raises(ModelFileError, match=r"stance\.json: M301 not a stance model"):
            load_stance_model(own)
    (folder / "stance.json").write_text(json.dumps(row), encoding="utf-8")
    assert load_stance_model(folder).names == ("a",)
