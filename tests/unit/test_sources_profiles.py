"""Sources that the user knows win over what the text suggests."""

from pathlib import Path

import pytest

from attribution import analyze
from attribution.errors import InputError, PolicyError
from attribution.options import Options
from attribution.sources.profiles import load_profiles, parse_profiles
from tests.spoken import analysed, speaker

TOML = """
[[source]]
name = "Harbour Watch"
aliases = ["the watchers", "HWx"]
type = "organisation"
affiliation = "Port Authority"
reliability = "B"
"""


def test_known_source_wins(tmp_path: Path) -> None:
    """Names and aliases give one source with the user's name, type, affiliation and letter."""
    path = tmp_path / "known.toml"
    path.write_text(TOML, "utf-8")
    analysis = analysed(
        "[1The watchers] {1said} <1it rained>. [2Harbour Watch] {2said} <2so too>. [3HWx] {3agreed} <3with that>.",
        Options(sources=path),
    )
    sources = {s.id for n in (1, 2, 3) if (s := speaker(analysis, n)) is not None}
    assert len(sources) == 1
    source = speaker(analysis, 1)
    assert source is not None
    assert (source.name, source.type, source.affiliation_text, source.reliability) == (
        "Harbour Watch",
        "organisation",
        "Port Authority",
        "B",
    )
    assert source.reasons[0] == "known source 'Harbour Watch'"


def test_json_says_the_same(tmp_path: Path) -> None:
    """A JSON file gives the same profiles as a TOML file."""
    a, b = tmp_path / "known.toml", tmp_path / "known.json"
    a.write_text(TOML, "utf-8")
    b.write_text(
        '{"source": [{"name": "Harbour Watch", "aliases": ["the watchers", "HWx"], "type": "organisation",'
        ' "affiliation": "Port Authority", "reliability": "B"}]}',
        "utf-8",
    )
    assert load_profiles(a) == load_profiles(b)


def test_unknown_sources_are_left_to_the_text() -> None:
    """Without a file the letter is F."""
    source = speaker(analysed("[1Officials] {1said} <1it rained>."), 1)
    assert source is not None
    assert source.reliability == "F"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], 'expected one key "source"'),
        ({"sources": []}, 'expected one key "source"'),
        ({"source": [1]}, r"source\[0\]: expected a table, found int"),
        ({"source": [{}]}, r"source\[0\]\.name: missing"),
        ({"source": [{"name": " "}]}, r"source\[0\]\.name: expected a text"),
        ({"source": [{"name": "A", "letter": "B"}]}, r"source\[0\]\.letter: unknown key"),
        ({"source": [{"name": "A", "type": "firm"}]}, r"source\[0\]\.type: 'firm' is not one of person"),
        (
            {"source": [{"name": "A", "reliability": "G"}]},
            r"source\[0\]\.reliability: 'G' is not one of A, B",
        ),
        ({"source": [{"name": "A", "aliases": "B"}]}, r"source\[0\]\.aliases: expected a list"),
        ({"source": [{"name": "A"}, {"name": "B", "aliases": ["The A"]}]}, r"'The A' already belongs to 'A'"),
    ],
)
def test_mistakes_are_named(data: object, message: str) -> None:
    """A mistake gives file, place and what is allowed."""
    with pytest.raises(PolicyError, match=r"known\.toml: .*" + message):
        parse_profiles(data, "known.toml")


@pytest.mark.parametrize(("name", "text"), [("a.toml", "= 1"), ("a.json", "{")])
def test_files_that_are_neither_are_refused(tmp_path: Path, name: str, text: str) -> None:
    """A file that is not TOML or JSON, or is missing, is an input error that names it."""
    path = tmp_path / name
    with pytest.raises(InputError, match="cannot read"):
        load_profiles(path)
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=name):
        load_profiles(path)


PEOPLE = """
[[source]]
name = "Ines Moreau"
reliability = "A"

[[source]]
name = "Quay Alliance"
type = "group"
reliability = "C"
"""


@pytest.mark.parametrize(
    "text",
    [
        "Ines Moreau said it rained.",
        "Ines Moreau, the governor, said it rained.",
        "The governor, Ines Moreau, said it rained.",
        "A lawyer, Ines Moreau, said it rained.",
        "The governor said it rained. The governor, Ines Moreau, said it snowed.",
    ],
)
def test_a_known_source_may_follow_its_description(tmp_path: Path, text: str) -> None:
    """A known name in apposition to a description takes the description, and what it said before, with it."""
    path = tmp_path / "known.toml"
    path.write_text(PEOPLE, "utf-8")
    report = analyze(text, options=Options(sources=path))
    assert [(s.name, s.reliability) for s in report.sources] == [("Ines Moreau", "A")]
    assert {s.source.id for s in report.statements} == {"e1"}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("A spokesman for Quay Alliance said it rained.", ["C", "C"]),
        ("Paul Novak, a spokesman for Quay Alliance, said it rained.", ["C", "C"]),
        ("A spokesman for Quay Alliance, Ines Moreau, said it rained.", ["A", "C"]),
        ("A sailor with Quay Alliance said it rained.", ["C", "F"]),
        ("A spokesman for Dock Alliance said it rained.", ["F", "F"]),
    ],
)
def test_who_speaks_for_a_known_source_has_its_letter(tmp_path: Path, text: str, letters: list[str]) -> None:
    """A spokesman has the letter of the body, unless he is known himself; a mere member has none."""
    path = tmp_path / "known.toml"
    path.write_text(PEOPLE, "utf-8")
    report = analyze(text, options=Options(sources=path))
    assert sorted(s.reliability for s in report.sources) == letters


def test_a_description_beside_another_name_is_left(tmp_path: Path) -> None:
    """A known name elsewhere in the sentence takes no description."""
    path = tmp_path / "known.toml"
    path.write_text(PEOPLE, "utf-8")
    report = analyze("The governor told Ines Moreau that it rained.", options=Options(sources=path))
    assert [(s.name, s.reliability) for s in report.sources] == [("governor", "F")]
