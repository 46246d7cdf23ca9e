"""Scores of attributions, on a small text whose right figures were worked out by hand."""

import pytest

from attribution.errors import InputError
from attribution.evaluation import PRF, krippendorff_alpha, measure, reliability
from attribution.evaluation.calibration import judged
from attribution.evaluation.matching import mark, match

TEXT = 'The mayor said the bridge is safe. "It will hold," the engineer added.'


def at(*surfaces: str) -> list[list[int]]:
    return [[TEXT.index(s), TEXT.index(s) + len(s)] for s in surfaces]


MAYOR = {"source": at("The mayor"), "cue": at("said"), "content": at("the bridge is safe")}
ENGINEER = {"source": at("the engineer"), "cue": at("added"), "content": at('"It will hold,"')}


def scores(*predicted):
    return measure([(mark(TEXT, [MAYOR, ENGINEER]), mark(TEXT, predicted))])


def test_equal_predictions_are_perfect():
    """A prediction equal to the annotation scores 100 everywhere."""
    s = scores(MAYOR, ENGINEER)
    assert {s.exact[r].f for r in s.exact} == {100.0}
    assert s.whole.f == s.relaxed.f == s.relaxed_with_source.f == s.alpha == 100.0


def test_nothing_predicted_is_zero():
    """Without predictions every score is 0 and none fails."""
    s = scores()
    assert s.whole.f == s.relaxed.f == s.overlap["cue"].f == 0.0
    assert s.alpha < 10


def test_marks_decide_only_strict_equality():
    """Quotation marks around a content change strict equality, not exact equality."""
    bare = {**ENGINEER, "content": at("It will hold")}
    s = scores(MAYOR, bare)
    assert s.exact["content"].f == 100.0
    assert s.strict["content"].f == 50.0


def test_a_short_content_is_relaxed_but_not_exact():
    """A content that shares half of the words counts as relaxed; below half it does not."""
    s = scores({**MAYOR, "content": at("the bridge")}, ENGINEER)
    assert (s.exact["content"].f, s.relaxed.f, s.whole.f) == (50.0, 100.0, 50.0)
    s = scores({**MAYOR, "content": at("safe")}, ENGINEER)
    assert s.relaxed.f == 50.0


def test_wrong_source_fails_only_with_source():
    """A source elsewhere leaves the relaxed score and takes the one with source."""
    s = scores({**MAYOR, "source": at("the engineer")}, ENGINEER)
    assert (s.relaxed.f, s.relaxed_with_source.f) == (100.0, 50.0)


def test_overlap_counts_tokens():
    """Token overlap is F1 over the tokens of a role."""
    s = scores({**MAYOR, "content": at("the bridge")}, ENGINEER)
    # 2 of 4 words of the one, and all 6 tokens of the other content.
    assert s.overlap["content"] == PRF(8, 8, 10)


def test_pairs_are_one_to_one():
    """Each annotated attribution pairs with at most one prediction."""
    gold, predicted = mark(TEXT, [MAYOR]), mark(TEXT, [MAYOR, MAYOR])
    assert match(gold.triples, predicted.triples) == [(0, 0)]


def test_attributions_without_tokens_are_left_out():
    """An attribution whose cue and content cover no token is not counted."""
    assert mark(TEXT, [{"source": at("mayor"), "cue": [], "content": [[3, 4]]}]).triples == ()


def test_malformed_role_is_an_input_error():
    """A role that is no list of offsets is named in the error."""
    with pytest.raises(InputError, match="start, end"):
        mark(TEXT, [{"cue": "said"}])


def test_alpha_is_chance_corrected():
    """Coders that agree no more often than chance have an alpha near 0."""
    assert krippendorff_alpha({}) == 0.0
    table = {("a", "a"): 250, ("a", "b"): 250, ("b", "a"): 250, ("b", "b"): 250}
    assert abs(krippendorff_alpha(table)) < 0.01


def test_reliability_pairs_confidence_with_rightness():
    """Confidence is judged by the relaxed match with source, in bands."""
    gold = mark(TEXT, [MAYOR, ENGINEER])
    wrong = {**ENGINEER, "source": at("The mayor"), "confidence": 0.35}
    predicted = mark(TEXT, [{**MAYOR, "confidence": 0.95}, wrong])
    rows = reliability(judged([(gold, predicted)]))
    assert [(r.low, r.n, r.accuracy) for r in rows] == [(0.3, 1, 0.0), (0.9, 1, 1.0)]
