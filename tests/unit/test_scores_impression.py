"""Statuses that no phrase gives: what decides, what is left alone, and what they rest on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from attribution import Analyzer, Options
from attribution.lexicons.schemas import IMPRESSION_GROUPS
from attribution.models.weights import save
from attribution.scores import impression
from attribution.scores.impression import gather_impressions, probabilities
from attribution.scores.impression_features import mark_words, statement_features, story_features
from attribution.scores.verification import PRECEDENCE
from attribution.values.analysis import Analysis
from attribution.values.claim import VerificationState

STORY = (
    "A message on several websites said on Monday that the Kelborn bridge had collapsed.\n\n"
    "The rumour spread on social media, but it turned out to be a hoax. "
    "The mayor, Ida Brandt, denied the report. She said that traffic was normal.\n\n"
    "Engineers will inspect the bridge in May, the city council said."
)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """Analyse the story."""
    return Analyzer().inspect(STORY)


def plain(analysis: Analysis) -> dict[str, VerificationState]:
    """Give every claim the status that the rules give where they know nothing."""
    return {c.id: VerificationState() for c in analysis.claims}


def write(folder: Path, rows: Mapping[str, Mapping[int, float]]) -> Options:
    """Write a model with some weights into a folder."""
    save(folder / "impression.weights", "impression", list(PRECEDENCE), rows)
    return Options(models=folder)


def test_probabilities_sum_to_one(analysis: Analysis) -> None:
    """Each statement has a probability for each status."""
    for p in probabilities(analysis, plain(analysis), Options()):
        assert sum(p.values()) == pytest.approx(1.0)
        assert set(p) == set(PRECEDENCE)


def test_values_lie_in_their_ranges(analysis: Analysis) -> None:
    """Values are in [0, 1], commitment in [-1, 1], and zeros are left out."""
    rows = [
        story_features(analysis, plain(analysis), mark_words(analysis.document)),
        *statement_features(analysis, plain(analysis), mark_words(analysis.document)),
    ]
    assert len(rows) == len(analysis.statements) + 1
    for row in rows:
        for name, value in row.items():
            assert value, name
            assert (-1 if name == "commitment" else 0) <= value <= 1, name


def test_a_story_of_a_hoax_shows_in_all_its_statements(analysis: Analysis) -> None:
    """Words and phrases of denial count for the story; a word beside the statement for the statement."""
    story = story_features(analysis, plain(analysis), mark_words(analysis.document))
    assert story["story=hoax"] > 0
    assert story["story=deny"] > 0
    assert any(name.startswith("story phrase=denied") for name in story)
    found = statement_features(analysis, plain(analysis), mark_words(analysis.document))
    denial = next(f for s, f in zip(analysis.statements, found, strict=True) if s.cue.lemma == "deny")
    assert denial["cue=deny"] == 1.0
    assert denial["polarity=denied"] == 1.0


def test_a_long_text_dilutes_the_phrases_of_one_story(analysis: Analysis) -> None:
    """Where many sentences tell other stories, a denial counts less for the story as a whole."""
    filler = "\n\n".join(f"The market in street {n} opened at nine, and rain fell." for n in range(40))
    longer = Analyzer().inspect(STORY + "\n\n" + filler)
    name = "story phrase=denied"
    assert (
        0
        < story_features(longer, plain(longer), mark_words(longer.document))[name]
        < story_features(analysis, plain(analysis), mark_words(analysis.document))[name] / 2
    )


def test_a_claim_with_a_status_is_left_alone(analysis: Analysis, tmp_path: Path) -> None:
    """However sure the model is, what the rules found stays."""
    options = write(tmp_path, {"bias": {PRECEDENCE.index("confirmed"): 50.0}})
    states = plain(analysis)
    first = analysis.claims[0].id
    states[first] = VerificationState("denied")
    out = gather_impressions(analysis, states, options)
    assert out[first] is states[first]
    assert {out[c.id].status for c in analysis.claims[1:]} == {"confirmed"}


def test_evidence_names_the_statement_and_phrases_near_it(analysis: Analysis, tmp_path: Path) -> None:
    """A changed status points at a statement of the claim, and at phrases of that status beside it."""
    out = gather_impressions(
        analysis, plain(analysis), write(tmp_path, {"bias": {PRECEDENCE.index("denied"): 50.0}})
    )
    kinds = set()
    for claim in analysis.claims:
        evidence = out[claim.id].evidence
        if not evidence:
            continue  # nothing is said against this one
        assert evidence[0].kind == "impression"
        assert evidence[0].ref in claim.statements
        assert evidence[0].text
        for e in evidence[1:]:
            assert e.kind == "verification"
            assert analysis.verifications[int(e.ref[1:]) - 1].status == "denied"
        kinds |= {e.kind for e in evidence}
    assert kinds == {"impression", "verification"}


@pytest.mark.parametrize(("lead", "status"), [(0.0, "attributed"), (-1.0, "attributed"), (3.0, "unverified")])
def test_a_change_needs_more_than_even_chances(
    analysis: Analysis, tmp_path: Path, lead: float, status: str
) -> None:
    """Where seven statuses are equally likely, or another one is less likely, nothing changes."""
    rows = {"bias": {PRECEDENCE.index("attributed"): 2.0, PRECEDENCE.index("unverified"): 2.0 + lead}}
    if lead == 0.0:
        rows = {"bias": dict.fromkeys(range(len(PRECEDENCE)), 0.0)}
    out = gather_impressions(analysis, plain(analysis), write(tmp_path, rows))
    assert {s.status for s in out.values()} == {status}


def test_no_statements_no_impressions(analysis: Analysis) -> None:
    """An analysis without claims gives none, and a story without statements has no values."""
    empty = evolve(analysis, statements=(), claims=(), relations=(), verifications=())
    assert gather_impressions(empty, {}, Options()) == {}
    assert story_features(empty, {}, mark_words(empty.document)) == {}


def test_scores_do_not_depend_on_impressions(monkeypatch: pytest.MonkeyPatch, analysis: Analysis) -> None:
    """Credibility and support are counted from voices and phrases alone."""
    from attribution.scores import scoring

    def turned(a: Analysis, states: Mapping[str, VerificationState], o: Any) -> dict[str, VerificationState]:
        return {c: VerificationState("retracted") for c in states}

    monkeypatch.setattr(scoring, "gather_impressions", turned)
    other = Analyzer().inspect(STORY)
    assert {c.verification.status for c in other.claims} == {"retracted"}
    assert [(c.credibility, c.support) for c in other.claims] == [
        (c.credibility, c.support) for c in analysis.claims
    ]


def test_groups_are_those_of_the_lexicon() -> None:
    """Every group has words, and the model knows values of them."""
    from attribution.lexicons.load import table

    assert {str(r["group"]) for r in table("impression_words")} == set(IMPRESSION_GROUPS)
    names = impression._model(None)[1]
    assert {f"story={g}" for g in IMPRESSION_GROUPS} <= set(names)
