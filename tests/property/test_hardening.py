"""What holds of the whole pipeline for any text whatever, by either extractor."""

import json
import os
import pickle
import random
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution import Analyzer, Report
from attribution.errors import InputError
from attribution.options import EXTRACTORS, Options
from tests.attacks import ATTACKS
from tests.format import problems
from tests.fuzz.targets import TARGETS, mutations
from tests.strategies import NASTY, texts

# News in crumbs: what makes cues, sources, quotations, hedges, checking and provenance, in any order.
CRUMBS = (
    "he said ", "She said that ", "said ", ", said the mayor", "according to ", "the ministry ", "Carla Venn ", "Mr. Bell ",
    "an official ", "officials ", "police ", "the U.S. ", "it rained", "14 people were killed", "the road was shut ",
    "may ", "not ", "allegedly ", "reportedly ", "did not say whether ", "denied that ", "claims ", "the claim ",
    "could not be verified", "If true, ", "they ", "who ", "told ", "citing ", "a spokesman for ", "spokeswoman ", "'s ",
    "“", "”", '"', "‘", "’", "'", "(", ")", "[", "]", ": ", "; ", ", ", ". ", "? ", "... ", "— ", "- ", " ", "\n", "\n\n",
    "\r\n", "\u2028", "By Ann Bell\n", "Source: Reuters\n", "(AP) - ", "May 32, 2024\n", "February 31, 2023\n", "2024-02-30\n",
    "0000-00-00\n", "© 2024 Esk Post\n", "www.example.org ", "@bell ", "#road ", "Views: 0\n", "n't ", "\u0301", "\u200b",
    "\u202e", "\ud800", "قال ", "他说", "ǅ", "İ", "ß", "ﬁ", "٣", "²", "½", "１４", "\x00", "\x85", "ſ", "K",
)  # fmt: skip
crumbs = st.lists(st.one_of(st.sampled_from(CRUMBS), st.sampled_from(NASTY)), max_size=60).map("".join)
anything = st.one_of(crumbs, texts)
extractors = st.sampled_from(EXTRACTORS)
# A longer session: EXAMPLES=100 pytest tests/property/test_hardening.py runs a hundred times as many.
FACTOR = int(os.environ.get("EXAMPLES", "1"))
ANALYZERS = {name: Analyzer(extractor=name) for name in EXTRACTORS}


def examples(n: int) -> settings:
    """Settings for n examples, or as many times n as the environment asks for."""
    return settings(
        max_examples=n * FACTOR,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@examples(150)
@given(anything, extractors)
def test_any_text_gives_a_valid_report(text: str, extractor: str) -> None:
    """Every field is of its type and range, ids resolve, spans slice back, nesting has no cycle, b + d + u is 1."""
    report = ANALYZERS[extractor].analyze(text, id="x")
    assert report.text == text
    assert problems(report.to_dict(), text) == []


@examples(60)
@given(anything, extractors, st.none() | texts, st.none() | texts)
def test_metadata_may_be_any_text(text: str, extractor: str, title: str | None, outlet: str | None) -> None:
    """A strange title or outlet gives a valid report as well."""
    report = ANALYZERS[extractor].analyze(text, title=title, outlet=outlet)
    assert problems(report.to_dict(), text) == []


@examples(60)
@given(anything, extractors)
def test_json_loses_nothing(text: str, extractor: str) -> None:
    """A report read back from its JSON is equal, its JSON as well; so is one that went to another process."""
    report = ANALYZERS[extractor].analyze(text)
    line = json.dumps(report.to_dict())
    back = Report.from_dict(json.loads(line))
    assert back == report
    assert json.dumps(back.to_dict()) == line
    assert pickle.loads(pickle.dumps(report)) == report


@examples(40)
@given(anything, extractors)
def test_analysis_is_a_function(text: str, extractor: str) -> None:
    """The same text gives an equal report, whatever was analysed before."""
    first = ANALYZERS[extractor].analyze(text)
    ANALYZERS[extractor].analyze("“It snowed,” said Mr. Bell, according to Carla Venn. She denied it.")
    assert Analyzer(Options(extractor=extractor)).analyze(text) == first


@examples(30)
@given(anything, extractors)
def test_reports_can_be_shown(text: str, extractor: str) -> None:
    """The page, the graph and the explanations of any report can be made."""
    report = ANALYZERS[extractor].analyze(text)
    assert report.to_html().lstrip().startswith("<!")
    assert report.graph.number_of_nodes() >= 1
    for thing in (*report.statements, *report.sources, *report.claims):
        assert report.explain(thing.id).strip()


@examples(30)
@given(st.lists(st.one_of(anything, st.integers(), st.none(), st.binary(max_size=4)), max_size=6))
def test_batches_isolate_failures(items: list[Any]) -> None:
    """In a batch, what is no text fails alone, in its place; every text gives the report it gives alone."""
    analyzer = ANALYZERS["rules"]
    results = list(analyzer.pipe(items, errors="keep"))
    assert len(results) == len(items)
    for n, (item, result) in enumerate(zip(items, results, strict=True)):
        if isinstance(item, str):
            assert result == analyzer.analyze(item, id=str(n))
        else:
            assert isinstance(result, ValueError)


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_make_no_long_report_and_need_no_deep_stack(name: str) -> None:
    """A text made to break readers gives a valid report, as long as its text demands, with a low limit of recursion."""
    lengths = []
    limit = sys.getrecursionlimit()
    for size in (120, 240):
        text = ATTACKS[name](size)
        try:
            sys.setrecursionlimit(_depth() + 120)
            report = ANALYZERS["model" if size == 120 else "rules"].analyze(text, id="x")
            lengths.append(len(ANALYZERS["rules"].analyze(text, id="x").to_json()))
        finally:
            sys.setrecursionlimit(limit)
        assert problems(report.to_dict(), text) == []
    assert lengths[1] < 2.7 * lengths[0] + 500


def _depth() -> int:
    """Return how deep the stack of calls is now."""
    frame, n = sys._getframe(), 0
    while frame.f_back is not None:
        frame, n = frame.f_back, n + 1
    return n


@pytest.mark.parametrize("name", TARGETS)
def test_targets_of_fuzzing_hold(name: str) -> None:
    """Damaged inputs of every kind give a result or an error of the library's own; ``tests/fuzz`` tries many more."""
    target = TARGETS[name]
    for data in mutations(
        target.seeds(), {"text": 0, "store": 40}.get(name, 150) * FACTOR, random.Random(name)
    ):
        target.run(data)


def test_processes_give_what_one_gives() -> None:
    """Reports that come from other processes equal those made here, in the same order, failures in their place."""
    items: list[Any] = [ATTACKS[name](30) for name in sorted(ATTACKS)]
    items.insert(5, None)
    items.insert(9, ("He said \ud800 it rained.", {"title": "\udfff", "outlet": "Esk Post"}))
    here = list(ANALYZERS["rules"].pipe(items, errors="keep"))
    there = list(ANALYZERS["rules"].pipe(iter(items), jobs=2, errors="keep"))
    assert [repr(x) if isinstance(x, Exception) else x for x in there] == [
        repr(x) if isinstance(x, Exception) else x for x in here
    ]
    assert isinstance(there[5], InputError)


_SCRIPT = """
import hashlib, json, sys
from attribution import Analyzer
from tests.attacks import ATTACKS
digest = hashlib.sha256()
for extractor in ("rules", "model"):
    analyzer = Analyzer(extractor=extractor)
    for name in sorted(ATTACKS):
        digest.update(json.dumps(analyzer.analyze(ATTACKS[name](24)).to_dict()).encode())
print(digest.hexdigest())
"""


@pytest.mark.slow
def test_hash_seeds_change_nothing() -> None:
    """Processes with different hash seeds print the same reports."""
    digests = set()
    for seed in ("0", "271828"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([".", *sys.path])}
        run = subprocess.run(
            [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, env=environment, check=False
        )
        assert run.returncode == 0, run.stderr
        digests.add(run.stdout)
    assert len(digests) == 1
