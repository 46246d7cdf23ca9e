"""Training from shipped weights, and the report of what it changes."""

import json

import pytest
from attrs import evolve

from attribution import Options, analyze
from attribution.errors import InputError, ModelFileError
from attribution.evaluation.changes import list_changes, revise, revisions_as_html, revisions_as_text
from attribution.evaluation.matching import mark
from attribution.statements.labels import CUE_LABELS, ROLE_LABELS

TEXT = "The union said pay had fallen, but the firm denied it. Critics <doubt> that."


def at(*surfaces):
    return [[TEXT.index(s), TEXT.index(s) + len(s)] for s in surfaces]


UNION = {"source": at("The union"), "cue": at("said"), "content": at("pay had fallen")}
FIRM = {"source": at("the firm"), "cue": at("denied"), "content": at("it")}
CRITICS = {"source": at("Critics"), "cue": at("doubt"), "content": at("that")}
FALSE = {"source": [], "cue": at("but"), "content": at("the firm")}


def marked(*statements):
    return mark(TEXT, statements, id="a<1>")


def test_changes_have_classes():
    """What is gained, lost, sharper or spurious is told apart; what stays as it was is not listed."""
    short = {**UNION, "content": at("pay had")}
    gold = marked(UNION, FIRM, CRITICS)
    changes = list_changes(gold, marked(short, FIRM), marked(UNION, CRITICS, FALSE))
    assert [(c.kind, (c.gold or c.after)[1]) for c in changes] == [
        ("exact now", "said"),
        ("spurious now", "but"),
        ("lost", "denied"),
        ("gained", "doubt"),
    ]
    assert [c.kind for c in list_changes(gold, marked(UNION, FALSE), marked(short))] == [
        "no longer exact",
        "spurious no longer",
    ]
    assert list_changes(gold, marked(UNION, FALSE), marked(UNION, FALSE)) == []


def test_a_revision_says_how_sure_the_difference_is():
    """The interval holds the difference; equal predictions differ by nothing; the same draws each time."""
    gold = marked(UNION, FIRM, CRITICS)
    better = revise("own", [(gold, marked(UNION), gold)] * 4)
    assert better.interval == (50.0, 50.0)
    assert (better.n_articles, better.n_statements) == (4, 12)
    mixed = [(gold, marked(UNION), gold), (gold, gold, marked(UNION))] * 3
    low, high = revise("own", mixed).interval
    assert low < 0 < high
    assert revise("own", mixed) == revise("own", mixed)
    assert revise("own", [(gold, gold, gold)]).interval == (0.0, 0.0)


def test_the_report_escapes_markup():
    """Text and page show scores and cases; nothing of the article's markup gets into the page."""
    found = [revise("own", [(marked(UNION, CRITICS), marked(UNION), marked(UNION, CRITICS))])]
    text, page = revisions_as_text(found), revisions_as_html(found)
    assert "relaxed, with source        66.7   100.0   +33.3" in text
    assert "gained (1)" in text
    assert "gained (1)" in page
    assert "<doubt>" not in page
    assert "&lt;doubt&gt;" in page
    assert page.count("<html") == page.count("</html>") == 1


SPEAKERS = ("The guild", "A clerk", "The mayor", "Ms Oduya", "The firm", "A nurse", "The court")
CONTENTS = ("the road is closed", "pay had fallen", "the bridge is safe", "nobody was hurt")


def own_articles(n):
    """Return annotated articles with a cue that the shipped weights do not know."""
    rows = []
    for k in range(n):
        source, content = SPEAKERS[k % 7], CONTENTS[k % 4]
        text = f"{source} blorfed that {content}. It rained on day {k}."
        a, b = len(source) + 1, text.index(" that")
        spans = {"source": [[0, a - 1]], "cue": [[a, b]], "content": [[b + 1, text.index(".")]]}
        rows.append({"id": f"own{k}", "text": text, "attributions": [spans]})
    return rows


def write(path, rows):
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def adapted(tmp_path_factory):
    """Adapt to twenty articles once; returns folder, own articles and revisions."""
    pytest.importorskip("numba", reason="numba is in the extra train")
    from attribution.training.adaptation import adapt

    folder = tmp_path_factory.mktemp("adapted")
    own = write(folder / "own.jsonl", own_articles(20))
    return folder, own, adapt(own, folder / "weights")


def test_adaptation_learns_a_new_cue(adapted):
    """A verb that no shipped weight knows is found after a few articles; the folder serves the analyzer."""
    folder, _, (held_out,) = adapted
    assert held_out.n_articles == 4
    assert held_out.after.relaxed_with_source.f == 100.0 > held_out.before.relaxed_with_source.f
    text = "The ministry blorfed that the dam had burst."
    assert not [s for s in analyze(text).statements if s.cue.lemma == "blorf"]
    found = analyze(text, options=Options(models=folder / "weights")).statements
    assert [s.content.spans[0].text for s in found] == ["that the dam had burst"]
    assert "gained (4)" in (folder / "weights" / "changes.txt").read_text(encoding="utf-8")


def test_adaptation_is_deterministic_and_keeps_what_it_started_from(adapted, tmp_path):
    """Equal articles and seed give equal weights, and features that they do not have keep their weights."""
    from attribution.training.adaptation import adapt
    from attribution.training.starting import read_start

    folder, own, _ = adapted
    adapt(own, tmp_path)
    names = sorted(p.name for p in tmp_path.glob("*.weights"))
    assert names == ["cue.weights", "cue_words.weights", "reranker.weights", "roles.weights"]
    for name in names:
        assert (tmp_path / name).read_bytes() == (folder / "weights" / name).read_bytes()
    before, after = (read_start(CUE_LABELS, ROLE_LABELS, f) for f in (None, tmp_path))
    assert before.words.items() <= after.words.items()
    for stage in ("cues", "roles"):
        (old, fitted), (new, refitted) = getattr(before, stage), getattr(after, stage)
        rows = {feature: k for k, feature in enumerate(new)}
        same = sum(
            feature in rows and abs(fitted.nodes[k] - refitted.nodes[rows[feature]]).max() < 0.021
            for k, feature in enumerate(old)
        )
        assert same > 0.95 * len(old)


def test_without_steps_nothing_changes(adapted, tmp_path):
    """Weights that are read back and written again without a step say what they said."""
    from attribution.training.adaptation import ADAPTING, adapt

    _, own, _ = adapted
    adapt(own, tmp_path / "all", recipe=evolve(ADAPTING, rate=0.0, choice_rate=0.0, confidence_rate=0.0))
    (tmp_path / "some").mkdir()
    for name in ("cue", "roles", "reranker"):  # the shares of cues are counted, not stepped towards
        path = f"{name}.weights"
        (tmp_path / "some" / path).write_bytes((tmp_path / "all" / path).read_bytes())
    text = 'The mayor said: "It is safe." Critics doubt that, but the union, she added, agreed to pay.'
    one, other = (analyze(text, options=Options(models=f)).statements for f in (None, tmp_path / "some"))
    assert len(one) > 3
    for x, y in zip(one, other, strict=True):
        assert (x.source.spans, x.cue, x.content) == (y.source.spans, y.cue, y.content)
        assert x.confidence == pytest.approx(y.confidence, abs=0.02)


def test_mistakes_are_named(tmp_path):
    """Too few articles, nothing to start from, damaged weights, and a folder that would be overwritten."""
    pytest.importorskip("numba", reason="numba is in the extra train")
    from attribution.training.adaptation import adapt

    few = write(tmp_path / "few.jsonl", own_articles(9))
    with pytest.raises(InputError, match="9 articles are too few"):
        adapt(few, tmp_path / "w")
    own = write(tmp_path / "own.jsonl", own_articles(10))
    with pytest.raises(InputError, match="no such folder of weights"):
        adapt(own, tmp_path / "w", init=tmp_path / "nowhere")
    with pytest.raises(InputError, match="overwrite"):
        adapt(own, tmp_path, init=tmp_path)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "cue.weights").write_bytes(b"{}\n")
    with pytest.raises(ModelFileError, match=r"bad/cue\.weights: M201"):
        adapt(own, tmp_path / "w", init=tmp_path / "bad")
