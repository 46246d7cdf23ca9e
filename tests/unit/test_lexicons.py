"""Lexicons: reading, mistakes with their codes, a user's folder, and what a user's cue does."""

import re
from pathlib import Path

import pytest

import attribution
from attribution.errors import LexiconError
from attribution.lexicons.classes import role_class, role_groups, word_class, word_groups
from attribution.lexicons.load import parse, read_file, table
from attribution.lexicons.schemas import FIXED, SCHEMAS
from attribution.lexicons.validate import CODES, check_folder
from attribution.options import Options
from attribution.statements import extract
from attribution.text import read

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests" / "data" / "lexicons"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_shipped_lexicon_fits_its_schema(name: str) -> None:
    """Each lexicon with a schema is shipped, has entries and keeps to the schema."""
    assert table(name)


@pytest.mark.parametrize("code", [c for c in CODES if c != "L110"])
def test_each_code_has_a_broken_file(code: str) -> None:
    """The broken example of a code gives exactly that finding, and nothing when only another code is asked for."""
    found = check_folder(BROKEN / code)
    assert [f.code for f in found] == [code]
    assert check_folder(BROKEN / code, codes=("L110",)) == ()
    assert Path(found[0].file).parent.name == code


@pytest.mark.parametrize("code", [c for c in CODES if c < "L110"])
def test_an_error_stops_an_analysis_with_file_and_code(code: str) -> None:
    """A file with an error is refused with its code, its name, and the line where there is one."""
    with pytest.raises(LexiconError) as e:
        table("cues", BROKEN / code)
    assert e.value.code == code
    assert code in e.value.file


@pytest.mark.parametrize("name", sorted(FIXED))
def test_a_fixed_lexicon_is_not_added_to(tmp_path: Path, name: str) -> None:
    """A user's file named as a lexicon that nothing reads from a folder is pointed out."""
    (tmp_path / f"{name}.tsv").write_text("\t".join(SCHEMAS[name].columns) + "\n", "utf-8")
    assert [f.code for f in check_folder(tmp_path)] == ["L201"]


@pytest.mark.parametrize("lexicon", ["word", "role"])
def test_each_class_of_words_is_asked_for(lexicon: str) -> None:
    """Each class of the lexicon stands in the code by its name, or by the part before its colon."""
    names = {str(r["class"]) for r in table(f"{lexicon}_classes")}
    code = "".join(p.read_text("utf-8") for p in Path(attribution.__file__).parent.rglob("*.py"))
    asked = set(re.findall(rf'{lexicon}_(?:class|groups)\(f?"([^"{{]+)', code))
    asked |= {f"set value {word}" for word in ("at", "to")} if lexicon == "word" else set()
    assert {n.partition(":")[0] for n in names} == {n.strip() for n in asked}


def test_an_unknown_class_of_words_is_an_error() -> None:
    """Asking for a class that no word stands in is a mistake, not an empty class; so is a group."""
    for ask in (word_class, role_class, word_groups, role_groups):
        with pytest.raises(LexiconError, match="L106"):
            ask("nonsense")


def test_a_good_folder_has_no_findings() -> None:
    """A folder without mistakes gives an empty result."""
    assert check_folder(BROKEN / "good") == ()


def test_a_missing_folder_is_an_error() -> None:
    """A folder that does not exist is refused instead of ignored."""
    assert [f.code for f in check_folder(BROKEN / "nowhere")] == ["L110"]
    with pytest.raises(LexiconError, match="L110"):
        table("cues", BROKEN / "nowhere")


def test_an_unknown_lexicon_is_an_error() -> None:
    """Asking for a lexicon that is not in the schemas names those that are."""
    with pytest.raises(LexiconError, match="L106"):
        table("nonsense")


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    """A check goes on after a bad line, where an analysis stops at the first."""
    (tmp_path / "catenatives.tsv").write_text("lemma\tkind\ndare\tx\n\tv\nDare\tv\n", "utf-8")
    assert [(f.line, f.code) for f in check_folder(tmp_path)] == [(2, "L103"), (3, "L105"), (4, "L202")]


def test_errors_and_warnings_are_told_apart() -> None:
    """Codes from L201 on are warnings: the file can be used."""
    assert check_folder(BROKEN / "L103")[0].is_error
    assert not check_folder(BROKEN / "L205")[0].is_error
    assert table("catenatives", BROKEN / "L205")


@pytest.mark.parametrize(
    "text", ["lemma\tkind\r\ndare\tv\r\n", "\ufefflemma\tkind\ndare\tv", "# x\n\nlemma\tkind\n\ndare\tv\n"]
)
def test_line_ends_marks_and_blank_lines_do_not_matter(tmp_path: Path, text: str) -> None:
    """Files from any editor are read the same."""
    path = tmp_path / "catenatives.tsv"
    path.write_bytes(text.encode("utf-8"))
    assert parse(read_file(path), SCHEMAS["catenatives"]) == ({"lemma": "dare", "kind": "v"},)


def test_odd_separators_inside_a_field_do_not_split_lines() -> None:
    """Only line feeds end a line: a vertical tab or a Unicode separator is part of the field."""
    rows = parse("lemma\tkind\nda\u2028re\tv\n", SCHEMAS["catenatives"])
    assert rows[0]["lemma"] == "da\u2028re"


def test_own_entries_win_and_come_first() -> None:
    """A user's entry stands before the shipped ones and replaces the one with its key."""
    own = table("cues", BROKEN / "good")
    assert own[0]["lemma"] == "zorble"
    assert len(own) == len(table("cues")) + 2


def test_optional_fields_have_defaults(tmp_path: Path) -> None:
    """A cue needs only lemma, type and act; the rest is affirmed, usual frames, sure."""
    (tmp_path / "cues.tsv").write_text(
        "lemma\ttype\tact\tpolarity\tframes\trate\nzorble\tverb\tsay\n", "utf-8"
    )
    row = table("cues", tmp_path)[0]
    assert (row["polarity"], row["frames"], row["rate"]) == ("affirmed", "", 1.0)


@pytest.mark.parametrize("extractor", ["rules", "model"])
def test_a_users_cue_works_with_both_extractors(extractor: str) -> None:
    """A verb that nobody knows becomes a cue by one line in a user's file, whichever extractor runs."""
    text = "Aunt Olga zorbled that the bakery would close in May. Nobody else knew."
    options = Options(extractor=extractor, lexicons=BROKEN / "good")
    assert not [s for s in extract(read(text), Options(extractor=extractor)) if s.act == "warn"]
    found = [s for s in extract(read(text, options=options), options) if s.act == "warn"]
    assert len(found) == 1
    (statement,) = found
    assert [s.text for s in statement.source.spans] == ["Aunt Olga"]
    assert [s.text for s in statement.content.spans] == ["that the bakery would close in May"]
    assert (statement.cue.lemma, statement.polarity, statement.nested_in) == ("zorble", "affirmed", None)


def test_a_users_cue_is_sure_for_the_rules() -> None:
    """The rate that a user gives is a lower bound of the confidence."""
    options = Options(extractor="rules", lexicons=BROKEN / "good")
    (statement,) = extract(read("He zorbled that it was late."), options)
    assert statement.confidence == 1.0
