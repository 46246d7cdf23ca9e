"""Training data, and that training and run time see the same features."""

import gzip
import json
import math

import pytest
from attrs import evolve

from attribution.errors import InputError
from attribution.options import Options
from attribution.text import read
from attribution.training.corpus import Article, Attribution, align, read_articles

TEXTS = [
    ("The union said pay had fallen.", "The union", "said", "pay had fallen"),
    ("“Pay has fallen,” the union said.", "the union", "said", "“Pay has fallen,”"),
    ("The firm denied the report.", "The firm", "denied", "the report"),
    ("According to the mayor, the road is closed.", "the mayor", "According to", "the road is closed"),
    ("A doctor warned that the virus spreads.", "A doctor", "warned", "that the virus spreads"),
    ("The court ruled that he was guilty, and it rained.", "The court", "ruled", "that he was guilty"),
    ("Nobody came. She told Mr. Oba it was late.", "She", "told Mr. Oba", "it was late"),
    ("It was late, a guard added on Monday.", "a guard", "added", "It was late"),
]


def article(n, text, source, cue, content):
    def at(part):
        return ((text.index(part), text.index(part) + len(part)),)

    return Article(f"a{n}", text, (Attribution(at(source), at(cue), at(content)),))


ARTICLES = [article(n, *row) for n, row in enumerate(TEXTS * 2)]


def test_articles_are_read_from_json_lines(tmp_path):
    """Roles become ranges of characters, whether the file is compressed or not."""
    rows = [
        {
            "id": a.id,
            "text": a.text,
            "attributions": [{r: getattr(a.attributions[0], r) for r in ("source", "cue", "content")}],
        }
        for a in ARTICLES[:3]
    ]
    lines = "".join(json.dumps(r) + "\n" for r in rows)
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_text(lines, encoding="utf-8")
    packed.write_bytes(gzip.compress(lines.encode()))
    for path in (plain, packed):
        assert read_articles(path) == ARTICLES[:3]


def test_articles_are_read_from_brat(tmp_path):
    """A brat folder gives the same attributions, from events as well as from relations."""
    text = TEXTS[0][0]
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    spans = "T1\tSource 0 9\tThe union\nT2\tCue 10 14\tsaid\nT3\tContent 15 18;19 29\tpay had fallen\n"
    for tail in (
        "E1\tCue:T2 Source:T1 Content:T3\n",
        "R1\tSource Arg1:T1 Arg2:T2\nR2\tContent Arg1:T2 Arg2:T3\n",
    ):
        (tmp_path / "one.ann").write_text(spans + tail, encoding="utf-8")
        (found,) = read_articles(tmp_path)
        (a,) = found.attributions
        assert (found.text, a.source, a.cue, a.content) == (
            text,
            ((0, 9),),
            ((10, 14),),
            ((15, 18), (19, 29)),
        )


def test_bad_training_data_is_named(tmp_path):
    """A missing path, an empty folder and a bad line say where the mistake is."""
    with pytest.raises(InputError, match="no such file"):
        read_articles(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match=r"NAME\.txt"):
        read_articles(tmp_path)
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "x"}\n{"text": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.jsonl:2"):
        read_articles(bad)


def test_offsets_become_tokens():
    """Character ranges become the token ranges that cover them; nested attributions are kept apart."""
    a = ARTICLES[6]
    document = read(a.text)
    nested = Attribution(((0, 6),), ((7, 11),), ((13, 16),), nested_in="x")
    example = align(Article("n", a.text, (*a.attributions, nested)), document)
    assert len(example.attributions) == len(example.nested) == 1
    (cue,) = example.attributions[0].cue
    assert document.token_span(*cue).text == "told Mr. Oba"


def trained(tmp_path):
    """Train both sequence models on the small articles; yield what is needed to compare them with the run-time path."""
    np = pytest.importorskip("numpy")
    from attribution.models.weights import loads
    from attribution.statements.cue_features import N_TEMPLATES
    from attribution.statements.labels import CUE_LABELS, ROLE_LABELS, transitions
    from attribution.statements.role_features import N_LINKED, N_LOCAL
    from attribution.statements.sequence import _sequencer
    from attribution.training.crf import fit
    from attribution.training.export import save_sequencer
    from attribution.training.extractor import examples_of
    from attribution.training.rates import Rates, lexicon_acts
    from attribution.training.sequences import CueSequences, RoleSequences

    examples = examples_of(ARTICLES, Options())
    known = Rates(examples, lexicon_acts()).known()

    def knows(key):
        return known.get(key, ("u", "-"))

    cues, roles = CueSequences(), RoleSequences()
    for n, e in enumerate(examples):
        cues.add(n, e, knows)
        found = [(a.cue[0], a, 1.0) for a in e.attributions]
        roles.add(n, e, knows, found, [c for c, _, _ in found])
    for sequences, labels, n_templates in (
        (cues, CUE_LABELS, N_TEMPLATES),
        (roles, ROLE_LABELS, N_LOCAL + N_LINKED),
    ):
        data, n_features = sequences.finish(1)
        possible = np.array(transitions(labels))
        fitted = fit(data, n_features, len(labels), possible, epochs=4)
        if sequences is cues:
            names = cues.numbering.features()
        else:
            names = [*roles.local.features(), *((k + N_LOCAL, key) for k, key in roles.linked.features())]
        path = tmp_path / "m.weights"
        save_sequencer(path, "m", labels, names, fitted, possible, {}, step=1e-9)
        model = _sequencer(loads(path.read_bytes()), labels, n_templates)
        yield sequences is cues, examples, knows, sequences.places, data, fitted, possible, model


def run_time_scores(is_cues, example, place, knows, model):
    """Score one sequence as the run-time path does, with its groups of remembered sums."""
    from attribution.statements.cue_features import CUES, CUES_GROUPS, cue_columns
    from attribution.statements.features import describe
    from attribution.statements.role_model import ask, mark_cues, score_windows
    from attribution.statements.sequence import unpack
    from attribution.statements.templates import Groups, Scores

    document = example.document
    columns = describe(document, knows, is_veiled=False)
    if is_cues:
        s = document.sentences[place[1]]
        groups = Groups.bind(CUES, CUES_GROUPS, Scores(model.tables))
        found = groups.found(cue_columns(columns, s.first, s.last))
        return unpack(map(sum, zip(*found, strict=True)), len(model.labels))
    _, (first, last), window = place
    marks = mark_cues(len(document.forms), [(first, last)])
    query = ask(document, columns, window.sentence, (first, last))
    return score_windows(model, document, columns, marks, [query])[0]


def largest_difference(np, data, fitted, q, flat, scale):
    """Compare with the trainer's scores; a constant added to all labels of a token changes nothing."""
    from attribution.training.crf import node_scores

    wanted = node_scores(data, fitted, q)
    got = np.array(flat).reshape(wanted.shape) * scale
    difference = np.where(wanted > -1e4, (got - got[:, :1]) - (wanted - wanted[:, :1]), 0.0)
    return np.abs(difference).max()


def test_training_and_run_time_see_the_same(tmp_path):
    """Scores from the trainer's arrays equal those of the run-time path with the saved weights."""
    pytest.importorskip("numba")
    np = pytest.importorskip("numpy")
    from attribution.statements.sequence import best_path
    from attribution.training.crf import best_paths

    for is_cues, examples, knows, places, data, fitted, possible, model in trained(tmp_path):
        paths = best_paths(data, fitted, possible, range(len(places)))
        for q, place in enumerate(places):
            flat = run_time_scores(is_cues, examples[place[0]], place, knows, model)
            assert largest_difference(np, data, fitted, q, flat, model.scale) < 0.02
            assert best_path(model, flat) == paths[data.bounds[q] : data.bounds[q + 1]].tolist()


@pytest.mark.parametrize("column", ["tags", "next_verb", "lemmas"])
def test_the_comparison_can_fail(tmp_path, monkeypatch, column):
    """Where the run-time path describes one column otherwise than the trainer did, the scores differ."""
    pytest.importorskip("numba")
    np = pytest.importorskip("numpy")
    from attribution.statements import features

    describe = features.describe

    def drifted(document, known, **choices):
        columns = describe(document, known, **choices)
        return evolve(columns, **{column: [x + "~" for x in getattr(columns, column)]})

    for is_cues, examples, knows, places, data, fitted, _, model in trained(tmp_path):
        monkeypatch.setattr(features, "describe", drifted)
        worst = max(
            largest_difference(
                np, data, fitted, q, run_time_scores(is_cues, examples[p[0]], p, knows, model), model.scale
            )
            for q, p in enumerate(places)
        )
        monkeypatch.undo()
        assert worst > 0.1


def test_training_is_deterministic(tmp_path):
    """Equal data and seed give equal weights files, and another seed other ones."""
    pytest.importorskip("numba")
    from attribution.training.extractor import Recipe, examples_of, train

    examples = examples_of(ARTICLES, Options())
    files = []
    for k, seed in enumerate((1, 1, 2)):
        train(examples, tmp_path / str(k), Recipe(seed=seed, cue_epochs=2, role_epochs=2))
        files.append({p.name: p.read_bytes() for p in sorted((tmp_path / str(k)).iterdir())})
    assert set(files[0]) == {"cue.weights", "cue_words.weights", "reranker.weights", "roles.weights"}
    assert files[0] == files[1]
    assert files[0]["roles.weights"] != files[2]["roles.weights"]


def test_too_few_articles_are_refused(tmp_path):
    """Training on a handful of articles says how many are needed."""
    pytest.importorskip("numba")
    from attribution.training.extractor import examples_of, train

    with pytest.raises(InputError, match="too few"):
        train(examples_of(ARTICLES[:2], Options()), tmp_path)


def test_readings_with_the_same_content_are_added_up():
    """Evidence: log probability against the best reading, and the share of all with the same content, or its begin."""
    from attribution.statements.reranker import EVIDENCE, Reading, evidence_of

    one, two, other = ((4, 9),), ((4, 7),), ((1, 3),)
    readings = [
        Reading((), one, 0.0),
        Reading(((0, 1),), one, math.log(2)),
        Reading((), two, math.log(4)),
        Reading((), other, math.log(4)),
    ]
    values = [[math.exp(v) for v in row] for row in evidence_of(readings)]
    assert [len(row) for row in values] == [len(EVIDENCE)] * 4
    assert values[0] == pytest.approx([1.0, 0.75, 0.875])
    assert values[1] == pytest.approx([0.5, 0.75, 0.875])
    assert values[2] == pytest.approx([0.25, 0.125, 0.875])
    assert values[3] == pytest.approx([0.25, 0.125, 0.125])
    assert evidence_of([Reading((), (), 0.0)]) == [(0.0, 0.0, 0.0)]


def test_a_choice_is_learned_from_worth():
    """The feature of the better alternative gets weight, evidence that misleads loses it, and a start holds."""
    pytest.importorskip("numba")
    np = pytest.importorskip("numpy")
    from attribution.training.loglinear import fit_choice

    n = 200  # two alternatives each: feature 1 with worth 1, feature 2 with worth 0 but more evidence
    arrays = (
        np.array([1, 2] * n),
        np.arange(2 * n + 1),
        np.arange(0, 2 * n + 1, 2),
        np.array([1.0, 0.0] * n),
        np.array([[-1.0], [0.0]] * n),
        np.array([0, 1, 1]),
    )
    weights, by_evidence = fit_choice(*arrays, start=np.zeros(3), start_by_evidence=[1.0])
    assert weights[1] > 0.3
    assert weights[2] < -0.3
    assert by_evidence[0] < 0.7
    held, _ = fit_choice(*arrays, start=np.array([0.0, -2.0, 2.0]), start_by_evidence=[1.0], rate=0.0)
    assert held.tolist() == [0.0, -2.0, 2.0]
