"""Tokens: offsets, clitics, abbreviations, numbers, addresses."""

import pytest

from attribution.text.tokens import token_ranges


def cut(text: str) -> list[str]:
    """Return the surfaces of the tokens."""
    return [text[a:b] for a, b in token_ranges(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He didn't go.", ["He", "did", "n't", "go", "."]),
        ("We can’t say", ["We", "ca", "n’t", "say"]),
        ("I cannot", ["I", "can", "not"]),
        ("Mali’s army", ["Mali", "’s", "army"]),
        ("they've we'll I'd", ["they", "'ve", "we", "'ll", "I", "'d"]),
        ("a right-wing, state-run daily", ["a", "right-wing", ",", "state-run", "daily"]),
        ("Mr. Okafor met Lt. Col. Ruiz.", ["Mr.", "Okafor", "met", "Lt.", "Col.", "Ruiz", "."]),
        ("the U.S. and the U.N.", ["the", "U.S.", "and", "the", "U.N."]),
        ("J. K. Osei", ["J.", "K.", "Osei"]),
        ("at 5 p.m. on 2,500.75 acres", ["at", "5", "p.m.", "on", "2,500.75", "acres"]),
        ("O'Hara said", ["O'Hara", "said"]),
        ("“Go,” she said", ["“", "Go", ",", "”", "she", "said"]),
        ("wait ... then", ["wait", "...", "then"]),
        ("no -- never—ever", ["no", "--", "never", "—", "ever"]),
        ("see https://example.org/a?b=1, or", ["see", "https://example.org/a?b=1", ",", "or"]),
        ("write to desk@example.org.", ["write", "to", "desk@example.org", "."]),
        (
            "“Yes, we [the council] can.”",
            ["“", "Yes", ",", "we", "[", "the", "council", "]", "can", ".", "”"],
        ),
        ("", []),
        (" \n\t", []),
    ],
)
def test_cuts_as_the_treebank_does(text: str, tokens: list[str]) -> None:
    """Clitics are apart, hyphenated words and abbreviations whole, and every mark is a token of its own."""
    assert cut(text) == tokens


def test_a_stretch_keeps_offsets_of_the_whole_text() -> None:
    """Offsets count from the beginning of the text, also when only a part is cut."""
    text = "One two three"
    assert token_ranges(text, 4, 7) == [(4, 7)]


def test_a_users_abbreviation_keeps_its_stop(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """An abbreviation from the user's folder of lexicons adds to the shipped ones."""
    (tmp_path / "abbreviations.tsv").write_text("form\tkind\nZztl\tother\n", "utf-8")
    text = "Zztl. Mr. Abel"
    assert [text[a:b] for a, b in token_ranges(text, folder=tmp_path)] == ["Zztl.", "Mr.", "Abel"]
    assert cut("Zztl. Mr. Abel")[:2] == ["Zztl", "."]
