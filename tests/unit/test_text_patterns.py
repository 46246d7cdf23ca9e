"""Regular expressions with classes of characters: the same with both engines."""

import importlib
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.text import patterns, tokens
from attribution.text.patterns import compile_pattern, written_out
from tests.attacks import ATTACKS

regex = pytest.importorskip("regex")

MODULES = ("datelines", "furniture", "provenance", "tags")
TEXTS = st.text(
    st.one_of(
        st.sampled_from("aAbBzZéÉßñДжΩω漢字한́̂ .,:;-–—'’()[]|/@#0123456789\n\t"),
        # Letters in circles and the like are words to one engine only.
        st.characters(max_codepoint=0xFFFF, exclude_categories=["Cn", "Cs", "Co", "No"]).filter(
            lambda c: (
                bool(regex.match(r"\w", c)) == bool(re.match(r"\w", c)) or unicodedata.category(c)[0] == "M"
            )
        ),
    ),
    max_size=80,
)


def _shipped() -> list["re.Pattern[str]"]:
    found = [tokens._pattern(None)]
    for name in MODULES:
        module = importlib.import_module(f"attribution.text.{name}")
        found += [value for value in vars(module).values() if isinstance(value, regex.Pattern)]
    return found


SHIPPED = _shipped()
PLAIN = [re.compile(written_out(p.pattern, p.flags), p.flags & (re.I | re.X)) for p in SHIPPED]


def _found(pattern: "re.Pattern[str]", text: str) -> list[tuple[tuple[int, int], ...]]:
    return [m.regs if hasattr(m, "regs") else () for m in pattern.finditer(text)]


def test_all_patterns_are_seen() -> None:
    """The comparison covers the patterns of the text floor that name classes."""
    assert len(SHIPPED) > 25
    assert sum(r"\p{" in p.pattern for p in SHIPPED) > 10


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_both_engines_find_the_same(text: str) -> None:
    """Every shipped pattern finds the same groups at the same places, in the Basic Multilingual Plane."""
    # Word boundaries before a combining mark are where the engines are known to differ.
    text = re.sub(r"(?<=\w)[\u0300-\u036f]+", "", text)
    for one, other in zip(SHIPPED, PLAIN, strict=True):
        assert _found(one, text) == _found(other, text), one.pattern


@pytest.mark.parametrize("name", ATTACKS)
def test_both_engines_find_the_same_in_attacks(name: str) -> None:
    """So they do in texts that are made to break readers."""
    text = ATTACKS[name](40)
    for one, other in zip(SHIPPED, PLAIN, strict=True):
        assert _found(one, text) == _found(other, text), one.pattern


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (r"\p{L}+", ["a", "É", "漢字", "ж", "ª"], ["", "1", "_", "-", "\u0301"]),
        (r"\P{L}", ["1", "-"], ["a", "Ж"]),
        (r"\p{Lu}\p{Ll}*", ["Émile", "Ω"], ["émile", "ǅ"]),
        (r"[\p{Lu}\d-]+", ["A-1"], ["a-1"]),
        (r"[^\p{M}]", ["a"], ["\u0301"]),
        (r"[]\p{Lu}]+", ["]A"], ["a"]),
        (r"\[\w+\]", ["[a\u0301_1]"], ["a", "[]"]),
        (r"\\p{2}", ["\\pp"], ["A"]),
    ],
)
def test_classes_without_regex(
    pattern: str, yes: list[str], no: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where regex is not installed, classes mean the same."""
    monkeypatch.setattr(patterns, "regex", None)
    compiled = compile_pattern(pattern)
    assert isinstance(compiled, re.Pattern)
    assert all(compiled.fullmatch(x) for x in yes)
    assert not any(compiled.fullmatch(x) for x in no)


def test_case_is_ignored_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Upper and lower case are one where case is ignored."""
    monkeypatch.setattr(patterns, "regex", None)
    assert compile_pattern(r"\p{Lu}x\p{Ll}", re.IGNORECASE).fullmatch("éXÉ")
