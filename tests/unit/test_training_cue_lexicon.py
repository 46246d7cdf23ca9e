"""The command that remakes the cue lexicon's rates and context weights, on a few own texts."""

from pathlib import Path

import pytest

from attribution.lexicons.load import parse, table
from attribution.lexicons.schemas import SCHEMAS
from attribution.text import read
from attribution.training.cue_lexicon import governed, opened, remake

pytest.importorskip("sklearn")

TEXTS = [
    ("The union said that pay had fallen.", "said", "that pay had fallen"),
    ("A guard called for help on Monday.", "called for", "help"),
    ("The firm denied the report.", "denied", "the report"),
    ("Kovel opened the door. She said that it rained.", "said", "that it rained"),
]


def articles() -> list[tuple]:
    """Return the texts as documents with their attributions, often enough for a fit."""
    out = []
    for n in range(24):
        text, cue, content = TEXTS[n % len(TEXTS)]
        spans = {"source": [], "cue": [[text.index(cue), text.index(cue) + len(cue)]]}
        spans["content"] = [[text.index(content), text.index(content) + len(content)]]
        out.append((read(text, id=str(n)), [spans]))
    return out


def test_prepositions_that_end_cues_are_gathered() -> None:
    """A preposition belongs to the lemmas of the cues that it ends."""
    assert governed(articles())["call"] == {"for"}


def test_every_frame_is_looked_at_in_counting() -> None:
    """Rows are opened: usual rates are left out, verbs get the prepositions of the corpus."""
    rows = {
        (r["lemma"], r["type"]): str(r["frames"]).split() for r in opened(table("cues"), {"call": {"for"}})
    }
    assert not any(lemma.startswith("*") for lemma, _ in rows)
    assert {"that", "np", "p:for"} <= set(rows["call", "verb"])
    assert "r:that" in rows["tell", "verb"]
    assert "r:that" not in rows["deny", "verb"]


def test_rates_are_counted_and_files_can_be_read_again(tmp_path: Path) -> None:
    """What is written is a lexicon with the same cues, and the same input gives the same files."""
    rows = [r for r in table("cues") if r["lemma"] in ("say", "call", "deny", "open") and r["type"] == "verb"]
    for name in ("a", "b"):
        remake(rows, [(articles(), False, 1.0)], tmp_path / name)
    text = (tmp_path / "a" / "cues.tsv").read_text("utf-8")
    assert text == (tmp_path / "b" / "cues.tsv").read_text("utf-8")
    made = {str(r["lemma"]): r for r in parse(text, SCHEMAS["cues"]) if not str(r["lemma"]).startswith("*")}
    assert set(made) == {str(r["lemma"]) for r in rows}
    assert float(str(made["say"]["rate"])) > 0.7
    weights = parse((tmp_path / "a" / "cue_contexts.tsv").read_text("utf-8"), SCHEMAS["cue_contexts"])
    assert {"bias", "rate"} <= {r["feature"] for r in weights}
