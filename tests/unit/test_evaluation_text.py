"""Figures of the text floor, and our measures against those of nltk."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import f_measure, precision, recall
from nltk.metrics.agreement import AnnotationTask

from attribution.evaluation import PRF, annotation_task, krippendorff_alpha, measure
from attribution.evaluation.matching import mark, token_labels
from attribution.evaluation.sources import b_cubed, pairwise
from attribution.evaluation.text import Cut, compare_cuts, compare_tags, read_gum, read_silver
from attribution.options import Options
from attribution.text.names import name_ranges

LABELS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=2, max_size=40)


@given(LABELS)
def test_alpha_is_that_of_nltk(pairs: list[tuple[str, str]]) -> None:
    """Krippendorff's alpha of two coders equals nltk's, whatever the labels."""
    rows = [("x", n, a) for n, (a, _) in enumerate(pairs)] + [("y", n, b) for n, (_, b) in enumerate(pairs)]
    if len({label for _, _, label in rows}) > 1:  # nltk divides by zero where there is nothing to tell apart
        assert krippendorff_alpha(Counter(pairs)) == pytest.approx(AnnotationTask(rows).alpha())


@given(st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))
def test_precision_recall_and_f_are_those_of_nltk(gold: set[int], found: set[int]) -> None:
    """Our pooled counts give nltk's figures on one pair of sets; nothing at all counts as 0 where nltk has none."""
    ours = PRF(len(gold & found), len(found), len(gold))
    for figure, theirs in ((ours.p, precision), (ours.r, recall), (ours.f, f_measure)):
        assert figure == pytest.approx(100 * (theirs(gold, found) or 0), abs=0.01)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=12))
def test_pairs_of_clusters_are_measured_as_sets(mentions: list[tuple[str, str]]) -> None:
    """Pairwise figures of a clustering equal nltk's over the sets of pairs, without making the sets."""
    n = range(len(mentions))
    gold, found = (
        {(i, j) for i in n for j in n if i < j and mentions[i][k] == mentions[j][k]} for k in (0, 1)
    )
    ours = pairwise([a for a, _ in mentions], [b for _, b in mentions])
    assert ours[:2] == pytest.approx((precision(gold, found) or 0, recall(gold, found) or 0))
    assert b_cubed(["a"], ["x"]) == (1.0, 1.0, 1.0)


TEXT = 'The mayor said the bridge is safe. "It will hold," the engineer added.'


def spans(*surfaces: str) -> list[list[int]]:
    """Return the places of some words."""
    return [[TEXT.index(s), TEXT.index(s) + len(s)] for s in surfaces]


def test_agreement_of_several_annotators() -> None:
    """nltk's task over three people; for two its alpha is the one that we report."""
    mayor = {"source": spans("The mayor"), "cue": spans("said"), "content": spans("the bridge is safe")}
    engineer = {"source": spans("the engineer"), "cue": spans("added"), "content": spans('"It will hold,"')}
    first, second = mark(TEXT, [mayor, engineer], id="a"), mark(TEXT, [mayor], id="a")
    two = annotation_task({"Ann": {"a": first, "b": first}, "Jo": {"a": second}})
    assert 100 * two.alpha() == pytest.approx(measure([(first, second)]).alpha, abs=0.01)
    three = annotation_task({"Ann": {"a": first}, "Jo": {"a": second}, "Mia": {"a": first}})
    assert two.alpha() < three.alpha() < 1
    assert annotation_task({}).data == []
    assert token_labels(second)[:4] == ["source", "source", "cue", "content"]


def test_cuts_are_read_and_compared(tmp_path: Path) -> None:
    """Both kinds of files give ranges; a boundary that we miss lowers recall."""
    rows = [
        ("It", 0, 2),
        ("rained", 3, 9),
        (".", 9, 10),
        ("", 0, 0),
        ("He", 11, 13),
        ("left", 14, 18),
        (".", 18, 19),
    ]
    conllu = "# newdoc id = a\n" + "\n".join(
        f"{n}\t{form}\t{form}\tX\t_\t0\troot\t{a}\t{b}" if form else ""
        for n, (form, a, b) in enumerate(rows, 1)
    )
    with gzip.open(tmp_path / "a.conllu.gz", "wt", encoding="utf-8") as f:
        f.write(conllu + "\n\n")
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as f:
        f.write(json.dumps({"id": "a", "text": "It rained. He left."}) + "\n")
    (article,) = read_silver(tmp_path / "a.conllu.gz", tmp_path / "a.jsonl.gz")
    assert article.sentences == ((0, 10), (11, 19))
    with gzip.open(tmp_path / "g.jsonl.gz", "wt", encoding="utf-8") as f:
        tokens = [{"start": a, "end": b} for a, b in article.tokens]
        f.write(json.dumps({"text": article.text, "tokens": tokens, "sentences": [[0, 3], [3, 6]]}) + "\n")
    assert list(read_gum(tmp_path / "g.jsonl.gz")) == [article]
    assert list(compare_cuts("x", [article], Options())) == [
        f"| x, {name} | 1.000 | 1.000 | 1.000 |" for name in ("tokens", "sentences", "ends")
    ]
    other = Cut("No stop here", ((0, 2), (3, 7), (8, 12)), ((0, 7), (8, 12)))
    assert list(compare_cuts("x", [other], Options()))[1:] == [
        "| x, sentences | 0.000 | 0.000 | 0.000 |",
        "| x, ends | 1.000 | 0.500 | 0.667 |",
    ]


def test_tags_are_compared() -> None:
    """Accuracy over the tags that count, and nltk's table of confusions on demand."""
    sentences = [(["He", "left", "early"], ["PRP", "VBD", "GW"]), (["He", "left"], ["PRP", "NN"])]
    assert list(compare_tags("x", sentences)) == ["| x, 4 tokens | 0.7500 |"]
    assert "VBD" in list(compare_tags("x", sentences, confusions=True))[1]


def test_names_from_labels() -> None:
    """A B label begins a name; one directly after another is apart."""
    assert name_ranges(["O", "B-PERSON", "B-PERSON", "I-PERSON", "O"]) == [(1, 2, "PERSON"), (2, 4, "PERSON")]
