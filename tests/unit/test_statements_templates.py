"""The fast way of adding up features against the plain one."""

import pytest

from attribution.statements import templates
from attribution.statements.cue_features import CUES, CUES_GROUPS, cue_columns, cue_keys
from attribution.statements.cue_model import load_cue_model, load_known_words
from attribution.statements.features import Columns, describe
from attribution.statements.labels import ROLE_LABELS
from attribution.statements.role_features import (
    CUE_GROUPS,
    FREE_GROUPS,
    LINKED,
    LOCAL,
    LOCAL_GROUPS,
    N_LOCAL,
    linked_keys,
    local_keys,
    view_cue,
)
from attribution.statements.role_model import ask, load_role_model, mark_cues, score_windows
from attribution.statements.sequence import NEVER, add_up, unpack
from attribution.statements.templates import Groups, Scores, Templates
from attribution.text import read
from attribution.values.document import Document
from tests.attacks import ATTACKS

TEXTS = [
    "The mayor said on Monday that the bridge, which was closed in May, was safe again. “Nobody was hurt,” she told "
    "the Esk Post. “We | checked it twice.” According to two officials who asked not to be named, it wasn’t.",
    "By Ann Bell\n\nIt rained. VENN: I agree. Let us go.\n\nHe denied {it} 100% of the time, %s and {} included.",
    *(
        ATTACKS[name](60)
        for name in ("chain", "nested quotations", "surrogate words", "combined letters", "pipes")
    ),
]


def described(text: str) -> tuple[Document, Columns]:
    """A document and its columns."""
    document = read(text)
    return document, describe(document, load_known_words())


def every_cue(document: Document) -> list[tuple[int, int, int]]:
    """Each third token, and each pair of tokens that starts at a seventh, as if it were a cue."""
    return [
        (n, i, i + (2 if i % 7 == 0 and i + 1 < s.last else 1))
        for n, s in enumerate(document.sentences)
        for i in range(s.first, s.last)
        if i % 3 == 0
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_role_scores_are_those_of_all_features(text: str) -> None:
    """Sums by groups are the sums over all templates, for every cue that there could be."""
    document, columns = described(text)
    model = load_role_model()
    cues = every_cue(document)
    marks = mark_cues(len(document.forms), [(a, b) for _, a, b in cues])
    queries = [ask(document, columns, n, (a, b)) for n, a, b in cues]
    found = score_windows(model, document, columns, marks, queries) if queries else []
    n_labels = len(ROLE_LABELS)
    for (n, first, last), query, scores in zip(cues, queries, found, strict=True):
        window, s = query.window, document.sentences[n]
        lo, hi = window.lo, window.hi
        a, b = max(s.first, lo), min(s.last, hi)
        linked = add_up(
            model.tables[N_LOCAL:],
            linked_keys(columns, view_cue(columns, first, last, a, b), lo, hi, a, b, marks),
        )
        local: list[int] = []
        for k in range(window.first, window.last):
            t = document.sentences[k]
            x, y = max(t.first, lo), min(t.last, hi)
            for region, p, q in (
                (("p", x, y),) if k < n else (("n", x, y),) if k > n else (("b", x, first), ("a", last, y))
            ):
                sums = add_up(model.tables[:N_LOCAL], local_keys(columns, t.first, t.last, region))
                local += sums[p - t.first : q - t.first]
                if region == "b":
                    local += [0] * (last - first)
        expected = unpack(map(int.__add__, linked, local), n_labels)
        for i in range(first - lo, last - lo):
            expected[i * n_labels : (i + 1) * n_labels] = [0, *[NEVER] * (n_labels - 1)]
        assert scores == expected


@pytest.mark.parametrize("text", TEXTS)
def test_cue_scores_are_those_of_all_features(text: str) -> None:
    """Sums by groups are the sums over all templates, for every sentence."""
    document, columns = described(text)
    model = load_cue_model()
    groups = Groups.bind(CUES, CUES_GROUPS, Scores(model.tables))
    for s in document.sentences:
        found = groups.found(cue_columns(columns, s.first, s.last))
        plain = add_up(model.tables, cue_keys(columns, s.first, s.last))
        assert list(map(sum, zip(*found, strict=True))) == plain


def test_each_template_is_in_one_group() -> None:
    """No template is left out or counted twice."""
    assert sorted(n for g in CUES_GROUPS for n in g.templates) == list(range(len(CUES)))
    assert sorted(n for g in LOCAL_GROUPS for n in g.templates) == list(range(len(LOCAL)))
    assert sorted(n for g in (*CUE_GROUPS, *FREE_GROUPS) for n in g.templates) == list(range(len(LINKED)))


def test_groups_forget_and_stay_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group that may keep three sums only gives the same sums, and keeps no more."""
    monkeypatch.setattr(templates, "MOST_KEPT", 3)
    made = Templates.parse("a a|b r|a ab", ab="a b")
    tables = [{"x": 1, "1": 2}, {"x|1": 10}, {"q|x": 100}, {"x1": 1000, "12": 7}]
    groups = Groups.bind(made, made.group("a|b", "r"), Scores(tables), {"r": "q"})
    columns = {"a": list("x1xx12x"), "b": list("1211121")}
    plain = add_up(tables, made.keys({**columns, "r": ["q"] * 7}))
    assert plain == [1111, 9, 1111, 1111, 2, 0, 1111]
    assert [list(map(sum, zip(*groups.found(columns), strict=True))) for _ in range(2)] == [plain, plain]
    assert 0 < groups.n_kept <= 6
