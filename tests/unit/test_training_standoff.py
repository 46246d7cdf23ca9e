"""Brat folders for training: every usual form is read, every mistake names file and line."""

import pytest

from attribution.errors import InputError
from attribution.training.corpus import read_articles

TEXT = "The mayor said “the bridge”,\nshe added, “is safe”.\nCritics doubt it.\n"


def bound(name, kind, *surfaces, text=TEXT):
    """Return the line of a text-bound annotation of these surfaces."""
    places = ";".join(f"{text.index(s)} {text.index(s) + len(s)}" for s in surfaces)
    return f"{name}\t{kind} {places}\t{' '.join(surfaces)}\n"


ANNOTATION = (
    bound("T1", "Source", "The mayor")
    + bound("T2", "Cue", "said")
    + bound("T3", "Content", "“the bridge”", "“is safe”")
    + bound("T4", "Source", "Critics")
    + bound("T5", "Cue", "doubt")
    + bound("T6", "Content", "it.")
    + "E1\tCue:T2 Source:T1 Content:T3\n"
    + "E2\tCue:T5 Source:T4 Content:T6 Nested:E1\n"
    + "A1\tPolarity E2 open\n#1\tAnnotatorNotes E2\tsure?\n"
)


def write(folder, text=TEXT, annotation=ANNOTATION, encoding="utf-8"):
    (folder / "one.txt").write_bytes(text.encode(encoding))
    (folder / "one.ann").write_bytes(annotation.encode("utf-8"))
    return folder


def surfaces(article):
    """Return source, cue and content of each attribution as text."""
    return [
        tuple(" ".join(article.text[a:b] for a, b in role) for role in (x.source, x.cue, x.content))
        for x in article.attributions
    ]


EXPECTED = [("The mayor", "said", "“the bridge” “is safe”"), ("Critics", "doubt", "it.")]


def test_discontinuous_spans_and_nesting(tmp_path):
    """A span of several pieces is one content; nesting is kept; attributes and notes are passed over."""
    (article,) = read_articles(write(tmp_path))
    assert surfaces(article) == EXPECTED
    assert [a.nested_in for a in article.attributions] == [None, "E1"]
    assert len(article.attributions[0].content) == 2


@pytest.mark.parametrize("counts_returns", [True, False])
def test_line_ends_of_any_system(tmp_path, counts_returns):
    """With CR LF in both files the words are the same, whether offsets count the CR or not."""
    text = TEXT.replace("\n", "\r\n")
    annotation = ANNOTATION
    if counts_returns:
        annotation = (
            "".join(
                bound(*row, text=text)
                for row in (
                    ("T1", "Source", "The mayor"),
                    ("T2", "Cue", "said"),
                    ("T3", "Content", "“the bridge”", "“is safe”"),
                    ("T4", "Source", "Critics"),
                    ("T5", "Cue", "doubt"),
                    ("T6", "Content", "it."),
                )
            )
            + ANNOTATION[ANNOTATION.index("E1") :]
        )
    (article,) = read_articles(write(tmp_path, text, annotation.replace("\n", "\r\n")))
    assert surfaces(article) == EXPECTED
    assert ("\r" in article.text) == counts_returns


def test_byte_order_mark(tmp_path):
    """A byte order mark that the annotation does not count is dropped."""
    (article,) = read_articles(write(tmp_path, "\ufeff" + TEXT))
    assert surfaces(article) == EXPECTED


def test_relations_tie_to_the_cue(tmp_path):
    """Relations in either direction give the attributions that events give."""
    head = ANNOTATION[: ANNOTATION.index("E1")]
    links = "R1\tSource Arg1:T1 Arg2:T2\nR2\tContent Arg1:T2 Arg2:T3\nR3\tr Arg1:T5 Arg2:T4\nR4\tr Arg1:T5 Arg2:T6\n"
    (article,) = read_articles(write(tmp_path, annotation=head + links))
    assert surfaces(article) == EXPECTED


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("T7\tCue 5\tsaid", r"one\.ann:11: not a brat annotation"),
        ("T7\tCue 9 5\tsaid", r"one\.ann:11: .*9 5 is not a range"),
        ("T7\tCue 0 900\tsaid", r"one\.ann:11: T7 ends at 900"),
        (
            "T7\tCue 0 3\tsaid",
            r"one\.ann:11: T7 is 'said', but the text has 'The' there; was the text changed",
        ),
        ("E3\tCue:T99 Source:T1", r"one\.ann:11: E3 has T99, which is not annotated"),
        ("E3\tCue", r"one\.ann:11: not a brat annotation"),
        ("R9\tSource Arg1:T1 Arg2:T77", r"one\.ann:11: T77 is tied here but not annotated"),
        ("R9\tSource Arg1:T1", r"one\.ann:11: not a brat annotation"),
    ],
)
def test_mistakes_name_file_and_line(tmp_path, line, complaint):
    """What is malformed, does not fit the text or refers to nothing is an error with its line."""
    with pytest.raises(InputError, match=complaint):
        read_articles(write(tmp_path, annotation=ANNOTATION + line + "\n"))


def test_other_encodings_are_refused(tmp_path):
    """Offsets count characters, so a text in another encoding is an error that says what to do."""
    with pytest.raises(InputError, match=r"one\.txt: not UTF-8 .* save it as UTF-8"):
        read_articles(write(tmp_path, TEXT.replace("“", '"').replace("”", "é"), encoding="latin-1"))


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('{"text": "abc", "attributions": [{"cue": [[0, 4]]}]}', r"x\.jsonl:1: \[0, 4\] does not fit"),
        ('{"text": "abc", "attributions": [{"cue": [[2, 1]]}]}', r"x\.jsonl:1: \[2, 1\] does not fit"),
        ('{"text": "abc", "attributions": [{"cue": 3}]}', r"x\.jsonl:1: a role must be a list"),
        ('{"text": "abc"', r"x\.jsonl:1: not JSON"),
        ("[" * 50_000, r"x\.jsonl:1: not JSON"),
        ('{"text": "abc", "attributions": [{"cue": [[0, 1e400]]}]}', r"x\.jsonl:1: a role must be a list"),
    ],
)
def test_mistakes_in_json_lines_name_file_and_line(tmp_path, row, complaint):
    """The same holds for JSON lines."""
    path = tmp_path / "x.jsonl"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        read_articles(path)
    path.write_bytes(b'{"text": "\xe9"}\n')
    with pytest.raises(InputError, match="not UTF-8"):
        read_articles(path)
