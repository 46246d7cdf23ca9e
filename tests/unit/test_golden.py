"""Golden articles: facts that must hold, and the digest of the whole report."""

from __future__ import annotations

import functools
import json
from typing import Any

import genres
import pytest
from golden import rewrite


@functools.cache
def report_of(case: str) -> dict[str, Any]:
    """Analyse a golden article once for all tests."""
    return rewrite.analyse(case)


def each_fact() -> list[Any]:
    """Return every fact of every case; one that is known to fail is marked."""
    out = []
    for case in rewrite.cases():
        for i, fact in enumerate(rewrite.read_facts(case), 1):
            marks = [pytest.mark.xfail(reason=fact["known"], strict=True)] if "known" in fact else []
            out.append(pytest.param(case, fact, id=f"{case}-{i}", marks=marks))
    return out


@pytest.mark.parametrize(("case", "fact"), each_fact())
def test_fact_holds(case: str, fact: dict[str, Any]) -> None:
    """A fact that a reader of the article would insist on holds of its report."""
    assert not rewrite.failing(rewrite.read_text(case), report_of(case), fact)


@pytest.mark.parametrize("case", rewrite.cases())
def test_digest_is_as_expected(case: str) -> None:
    """The digest equals expected.json; after a wanted change run ``python tests/golden/rewrite.py`` and read the difference."""
    expected = json.loads((rewrite.HERE / case / "expected.json").read_text(encoding="utf-8"))
    assert rewrite.digest(report_of(case)) == expected


@pytest.mark.parametrize("split", ["dev", "test", "train"])
def test_genre_gold_is_sound(split: str) -> None:
    """Gold spans lie in their text, start and end at a visible character, do not overlap, and nest where they say so."""
    rows = genres.read_genres(split)
    assert {r["split"] for r in rows} == {split}
    counts = {g: sum(r["genre"] == g for r in rows) for g in {r["genre"] for r in rows}}
    assert len(counts) >= 14
    assert min(counts.values()) >= 2
    for row in rows:
        by_id = {s["id"]: s for s in row["statements"]}
        assert len(by_id) == len(row["statements"])
        for s in by_id.values():
            assert s["content"]
            assert s["cue"]
            for role in genres.ROLES:
                ends = 0
                for a, b in s[role]:
                    assert ends <= a < b <= len(row["text"])
                    assert row["text"][a:b] == row["text"][a:b].strip()
                    ends = b
            if s["nested_in"] is not None:
                outer = by_id[s["nested_in"]]["content"]
                assert all(any(a <= c and d <= b for a, b in outer) for c, d in s["content"])


def test_perfect_report_scores_full() -> None:
    """Gold against itself gives 100 in every column; nothing found gives 0."""
    for row in genres.read_genres("dev"):
        gold = genres.to_roles(row["text"], row["statements"])
        assert set(genres.score(genres.count(gold, gold)).values()) == {100.0}
        assert genres.score(genres.count(gold, []))["source"] == 0
