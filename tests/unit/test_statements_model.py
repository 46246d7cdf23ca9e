"""The learned extractor on texts of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import ModelFileError
from attribution.options import Options
from attribution.statements.candidate import Candidate
from attribution.statements.cue_features import N_TEMPLATES, cue_keys
from attribution.statements.cue_model import load_known_words
from attribution.statements.features import describe
from attribution.statements.model import propose, without_conflicts
from attribution.statements.role_features import N_LINKED, N_LOCAL, linked_keys, local_keys, view_cue
from attribution.statements.role_model import REACH, REACH_CUES, REACH_TOKENS, ask, cue_window, limits_of
from attribution.text import read
from tests.attacks import ATTACKS

OPTIONS = Options()


def triples(text):
    document = read(text)

    def surface(ranges):
        return " … ".join(document.token_span(a, b).text for a, b in ranges)

    return [(surface(c.source), surface(c.cue), surface(c.content)) for c in propose(document, OPTIONS)]


def words(text):
    return text.strip(" .,\"“”'")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The minister said the bridge would open in May.",
            "The minister",
            "said",
            "the bridge would open in May",
        ),
        (
            "“The bridge will open in May,” the minister said.",
            "the minister",
            "said",
            "The bridge will open in May",
        ),
        (
            "The bridge will open in May, the minister said on Monday.",
            "the minister",
            "said",
            "The bridge will open in May",
        ),
        (
            "According to the harbour police, two boats sank in the storm.",
            "the harbour police",
            "According to",
            "two boats sank in the storm",
        ),
        (
            "Anna Berg, a lawyer for the family, told reporters that the trial would go on.",
            "Anna Berg, a lawyer for the family",
            "told",
            "that the trial would go on",
        ),
        (
            "The company denied that it had hidden the leak.",
            "The company",
            "denied",
            "that it had hidden the leak",
        ),
    ],
)
def test_plain_statements_are_found(text, source, cue, content):
    """Common orders of source, cue and content in plain news prose give one statement with these parts."""
    found = triples(text)
    assert len(found) == 1
    s, k, c = found[0]
    assert words(s) == source
    assert words(k).startswith(cue)
    assert words(c) == content


def test_plain_prose_has_no_statement():
    """Sentences without a statement give none."""
    assert triples("The bridge is forty years old. It carries two roads and a railway line.") == []


def test_nothing_comes_of_nothing():
    """Texts without words give no candidates."""
    for text in ("", "   \n\n", "...", "“”", "—"):
        assert triples(text) == []


def test_candidates_are_in_order_and_sound():
    """Candidates come in the order of cues, with ranges inside the text and confidence a probability."""
    text = (
        "The union said pay had fallen. The firm denied it and accused the union of lying.\n\n"
        "“We are open to talks,” said Maria Lind, its chairwoman. “But not at any price,” she added."
    )
    document = read(text)
    found = propose(document, OPTIONS)
    assert len(found) >= 4
    assert [c.cue for c in found] == sorted(c.cue for c in found)
    for c in found:
        assert 0 < c.confidence <= 1
        assert c.content
        taken = [t for role in (c.source, c.cue, c.content) for a, b in role for t in range(a, b)]
        assert len(taken) == len(set(taken))
        assert min(taken) >= 0
        assert max(taken) < len(document.forms)
    assert propose(read(text), OPTIONS) == found


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "said",
                '"',
                "“",
                "”",
                "that",
                "Mr. Oba",
                "rain",
                ",",
                ".",
                ":",
                "\n\n",
                "according to",
                "denied",
                "n't",
                "(",
                ")",
                "\u200b",
                "𝔘",
                "1,000",
            ]
        ),
        max_size=60,
    ).map(" ".join)
)
def test_any_text_gives_sound_candidates(text):
    """Whatever the text, candidates lie inside it and no two share cue tokens."""
    document = read(text)
    cues = [t for c in propose(document, OPTIONS) for a, b in c.cue for t in range(a, b)]
    assert len(cues) == len(set(cues))
    assert all(0 <= t < len(document.forms) for t in cues)


def test_columns_and_keys_fit_the_tokens():
    """Every column and every list of keys has one entry a token."""
    document = read(
        "Officials said “the dam held,” but residents, who fled, doubted it. More rain is coming: much more."
    )
    c = describe(document, load_known_words(None))
    n = len(document.forms)
    for name in type(c).__slots__:
        if not name.startswith("__"):
            assert len(getattr(c, name)) == n, name
    s = document.sentences[0]
    assert [len(k) for k in cue_keys(c, s.first, s.last)] == [s.last - s.first] * N_TEMPLATES
    assert [len(k) for k in local_keys(c, s.first, s.last, "a")] == [s.last - s.first] * N_LOCAL
    view = view_cue(c, 1, 2, s.first, s.last)
    linked = linked_keys(c, view, 0, n, s.first, s.last, ["-"] * n)
    assert [len(k) for k in linked] == [n] * N_LINKED
    assert {k[1] for k in linked} == {""}


def test_surer_candidates_win_conflicts():
    """Of two candidates of which one's cue lies in the other's content, the surer one is kept."""
    outer = Candidate(((0, 1),), ((1, 2),), ((2, 9),), 0.9, "model")
    inner = Candidate(((3, 4),), ((4, 5),), ((5, 9),), 0.6, "model")
    beside = Candidate(((9, 10),), ((10, 11),), ((11, 12),), 0.2, "model")
    assert without_conflicts([inner, beside, outer]) == [outer, beside]


def test_folder_without_models_and_broken_models_are_refused(tmp_path):
    """A folder that a user names must hold models, and whole ones."""
    document = read("The mayor said it rained.")
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ModelFileError, match="M206"):
            propose(document, Options(models=folder))
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "cue.weights").write_bytes(b"nothing")
    with pytest.raises(ModelFileError):
        propose(document, Options(models=folder))


def test_windows_are_bounded_without_sentence_ends():
    """In a sentence of thousands of words no cue looks further than the bound, and neither in long paragraphs."""
    run_on = "and the mayor said that it rained " * 400
    document = read(run_on)
    c = describe(document, load_known_words(None))
    cue = (1400, 1401)
    w = cue_window(document, c, document.sentence_at(cue[0]), cue)
    assert w.lo >= cue[0] - REACH_TOKENS
    assert w.hi <= cue[1] + REACH_TOKENS
    assert w.lo < cue[0] < w.hi
    quoted = read("He said: “" + "It rains. " * 60 + "”")
    c = describe(quoted, load_known_words(None))
    w = cue_window(quoted, c, 0, (1, 3))
    assert w.first == 0
    assert 2 <= w.last <= REACH + 1
    found = propose(document, OPTIONS)
    assert found


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 3)), unique_by=lambda c: c[0]))
def test_limits_are_the_twelfth_cue_each_way(sizes):
    """A window may go to the twelfth cue before, from its beginning, and to the twelfth one behind, to its end."""
    cues = [(4 * at, 4 * at + size) for at, size in sizes]
    for (a, b), (lo, hi) in zip(cues, limits_of(cues, 2000), strict=True):
        before = sorted(x for x, _ in cues if x < a)
        after = sorted(y for _, y in cues if y > b)
        assert lo == (before[-REACH_CUES] if len(before) >= REACH_CUES else 0)
        assert hi == (after[REACH_CUES - 1] if len(after) >= REACH_CUES else 2000)


@pytest.mark.parametrize(
    "name", ["chain", "bare chain", "clauses", "comma pieces", "speakers last", "short sentences"]
)
def test_each_token_is_in_few_windows(name, monkeypatch):
    """The work of labelling grows with the text alone: however dense cues are, a token is looked at a bounded number of times."""
    seen = []

    def count(document, columns, sentence, cue, limits=None):
        query = ask(document, columns, sentence, cue, limits)
        seen.append(query.window)
        return query

    monkeypatch.setattr("attribution.statements.model.ask", count)
    document = read(ATTACKS[name](900))
    propose(document, OPTIONS, 0.0)
    assert len(seen) > 10
    assert sum(w.hi - w.lo for w in seen) <= (2 * REACH_CUES + 3) * len(document.forms)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Two tankers collided near Port Vell on Monday, said the coastguard.", "the coastguard", "Two tankers collided near Port Vell on Monday"),
        ("The plant leaked acid into the canal, said an official who asked not to be named.", "an official who asked not to be named", "The plant leaked acid into the canal"),
        ("The bridge is safe, insisted the mayor.", "the mayor", "The bridge is safe"),
    ],
)  # fmt: skip
def test_speakers_behind_their_cue(text, source, content):
    """Behind a comma and a verb of speech stands the speaker, not what is said."""
    from attribution import analyze

    s = analyze(text).statements[0]
    assert [x.text for x in s.source.spans] == [source]
    assert [x.text for x in s.content.spans] == [content]
