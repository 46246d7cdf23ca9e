"""Classes of errors and comparison of files."""

import json

import pytest

from attribution.errors import InputError
from attribution.evaluation import compare_files, list_errors
from attribution.evaluation.errors import ERROR_KINDS, as_html, as_text
from attribution.evaluation.matching import mark

TEXT = "On Monday the union said pay <fell> by a tenth in two years, but the firm denied it."


def at(*surfaces):
    return [[TEXT.index(s), TEXT.index(s) + len(s)] for s in surfaces]


UNION = {"source": at("the union"), "cue": at("said"), "content": at("pay <fell> by a tenth in two years")}
FIRM = {"source": at("the firm"), "cue": at("denied"), "content": at("it.")}


def kinds(*predicted):
    return [c.kind for c in list_errors([(mark(TEXT, [UNION, FIRM]), mark(TEXT, predicted))])]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"content": at("pay <fell> by a tenth")}, "content short"),
        ({"content": at("pay <fell> by a tenth in two years, but")}, "content long"),
        ({"content": at("<fell> by a tenth in two years, but")}, "content shifted"),
        ({"content": at("years")}, "content other"),
        ({"source": at("union")}, "source edge"),
        ({"source": []}, "source missing"),
        ({"source": at("the firm")}, "source other"),
        ({"cue": at("union said")}, "cue edge"),
    ],
)
def test_each_difference_has_its_class(change, kind):
    """A prediction that differs in one way gives one case of the class for it."""
    assert kinds({**UNION, **change}, FIRM) == [kind]


def test_missed_and_spurious():
    """What has no counterpart is missed or spurious."""
    assert kinds(FIRM) == ["missed statement"]
    extra = {"source": [], "cue": at("On"), "content": at("Monday")}
    assert kinds(UNION, FIRM, extra) == ["spurious statement"]


def test_lists_name_cases_and_escape_markup():
    """The text and the page list counts and cases; the page has no raw markup of the text in it."""
    cases = list_errors([(mark(TEXT, [UNION, FIRM], id="a1"), mark(TEXT, []))])
    assert {c.kind for c in cases} == {"missed statement"}
    text, page = as_text(cases), as_html(cases)
    assert "a1:" in text
    assert "missed statement (2)" in text
    assert "<fell>" not in page
    assert "&lt;fell&gt;" in page
    assert next(iter(ERROR_KINDS)) == "missed statement"


def write(path, *rows):
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def test_files_of_annotations_and_reports(tmp_path):
    """Reports are compared with annotated articles by id; nested statements count on neither side."""
    gold = write(
        tmp_path / "gold.jsonl",
        {"id": "a", "text": TEXT, "attributions": [UNION, FIRM]},
        {"id": "b", "text": "x"},
    )

    def spans(value):
        return {"spans": [{"start": a, "end": b, "text": TEXT[a:b]} for a, b in value]}

    statements = [
        {r: spans(a[r]) for r in a} | {"id": f"s{k}", "confidence": 0.9} for k, a in enumerate([UNION, FIRM])
    ]
    statements.append({**statements[0], "id": "s9", "nested_in": "s0"})
    report = write(tmp_path / "pred.jsonl", {"id": "a", "statements": statements})
    found = compare_files(gold, report)
    assert found.scores.whole.f == 100.0
    assert found.errors == ()
    assert (found.n_articles, found.missing) == (2, ("b",))
    assert found.to_dict()["calibration"][0]["n"] == 2


def test_files_that_do_not_fit(tmp_path):
    """Other texts, other ids, no JSON and no file are input errors."""
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, "attributions": [UNION]})
    with pytest.raises(InputError, match="different texts"):
        compare_files(gold, write(tmp_path / "p.jsonl", {"id": "a", "text": "other", "attributions": []}))
    with pytest.raises(InputError, match="in common"):
        compare_files(gold, write(tmp_path / "q.jsonl", {"id": "z", "statements": []}))
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.jsonl:1"):
        compare_files(gold, tmp_path / "bad.jsonl")
    with pytest.raises(InputError, match="cannot be read"):
        compare_files(gold, tmp_path / "none.jsonl")


def test_brat_folders_of_two_annotators(tmp_path):
    """Two brat folders are compared by the names of their files."""
    for name, cue in (("anna", "said"), ("ben", "union said")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "one.txt").write_text(TEXT, encoding="utf-8")
        a = TEXT.index(cue)
        lines = f"T1\tCue {a} {a + len(cue)}\t{cue}\nT2\tContent 25 28\tpay\nE1\tCue:T1 Content:T2\n"
        (folder / "one.ann").write_text(lines, encoding="utf-8")
    found = compare_files(tmp_path / "anna", tmp_path / "ben")
    assert [c.kind for c in found.errors] == ["cue edge"]
    assert found.calibration == ()
    assert 0 < found.scores.alpha < 100


def test_nested_statements_on_demand(tmp_path):
    """Statements inside contents count on both sides where they are asked for."""
    inner = {"cue": at("fell"), "content": at("pay"), "nested_in": "s1"}
    gold = write(tmp_path / "g.jsonl", {"id": "a", "text": TEXT, "attributions": [UNION, inner]})
    found = write(tmp_path / "p.jsonl", {"id": "a", "text": TEXT, "attributions": [UNION]})
    assert compare_files(gold, found).errors == ()
    assert [c.kind for c in compare_files(gold, found, is_nested=True).errors] == ["missed statement"]


def test_articles_without_id_are_known_by_their_line(tmp_path):
    """Ids are the numbers of lines then; articles of one id twice are an error; failed analyses are missing."""
    gold = write(
        tmp_path / "g.jsonl", {"text": TEXT, "attributions": [UNION]}, {"text": "x", "attributions": []}
    )
    found = write(
        tmp_path / "p.jsonl", {"id": "1", "attributions": [UNION]}, {"id": "2", "error": "too long"}
    )
    result = compare_files(gold, found)
    assert result.errors == ()
    assert result.missing == ("2",)
    twice = write(tmp_path / "t.jsonl", *[{"id": "a", "text": TEXT, "attributions": []}] * 2)
    with pytest.raises(InputError, match=r"t\.jsonl:2: a second article with the id 'a'"):
        compare_files(twice, found)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"id": "a", "text": TEXT, "attributions": [{"cue": [[0, 999]], "content": []}]}, "does not fit"),
        ({"id": "a", "text": TEXT, "attributions": 3}, "must be a list"),
        ({"id": "a"}, 'no "attributions"'),
        ({"id": "a", "text": 3, "attributions": []}, "the text must be a string"),
        (
            {"id": "a", "text": TEXT, "attributions": [{"cue": [[0, float("inf")]]}]},
            r"list of \[start, end\]",
        ),
        ({"id": "a", "text": TEXT, "attributions": [{**UNION, "confidence": "x"}]}, "must be a number"),
        ([], "but list"),
    ],
)
def test_bad_predictions_are_errors(tmp_path, row, complaint):
    """Nothing that cannot be counted is passed over in silence."""
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, "attributions": [UNION]})
    with pytest.raises(InputError, match=complaint):
        compare_files(gold, write(tmp_path / "p.jsonl", row))
