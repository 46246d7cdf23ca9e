"""Statements placed in a text by their words, so that the claims floor is tested without the extractor."""

import pytest

from attribution import analyze
from attribution.claims import relate
from attribution.claims.comparison import compare
from attribution.claims.keys import load_keys
from attribution.claims.proposition import Proposition, read_proposition
from attribution.options import Options
from attribution.text import read
from attribution.values.analysis import Analysis
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement

Row = tuple[str, str, str]


def analysis_of(
    text: str, *rows: Row, nested: dict[int, int] | None = None, **fields: list[object]
) -> Analysis:
    """Make an analysis of a text.

    Args:
        text: the text.
        rows: (source, cue, content), each found in the text after the start of the row before; "" for none.
        nested: position of a statement to that of the one that holds it.
        fields: values of other fields of the statements, one a row.
    """
    document = read(text, options=Options())
    statements = []
    at = 0
    for k, (source, cue, content) in enumerate(rows):

        def find(words: str, start: int = at) -> tuple[Span, ...]:
            if not words:
                return ()
            place = text.find(words, start)
            place = text.index(words) if place < 0 else place
            return (Span.of(text, place, place + len(words)),)

        parts = find(source), find(cue), find(content)
        at = min(s.start for p in parts for s in p)
        extra = {name: values[k] for name, values in fields.items()}
        holder = (nested or {}).get(k)
        statements.append(
            Statement(
                id=f"s{k + 1}",
                source=SourceRef(source.lower() or None, parts[0]),
                cue=Cue(parts[1], cue),
                content=Content(parts[2]),
                nested_in=None if holder is None else f"s{holder + 1}",
                **extra,  # type: ignore[arg-type]
            )
        )
    return Analysis(document=document, statements=tuple(statements))


def related(text: str, *rows: Row, **more: object) -> Analysis:
    """Relate the statements of a text; see :func:`analysis_of`."""
    return relate(analysis_of(text, *rows, **more))  # type: ignore[arg-type]


def relation_of(analysis: Analysis, a: int, b: int) -> str:
    """Return how the claims of two statements (from 1) stand to each other: a relation, "same" or ""."""
    first, second = analysis.statements[a - 1].claim, analysis.statements[b - 1].claim
    if first == second:
        return "same"
    pair = {first, second}
    return next((r.relation for r in analysis.relations if {r.a, r.b} == pair), "")


def about(analysis: Analysis, words: str) -> tuple[str, set[str]]:
    """Return status and statement ids of the verification whose text holds some words."""
    found = [v for v in analysis.verifications if words in v.text]
    if len(found) != 1:
        raise AssertionError(f"{words!r} in {[v.text for v in analysis.verifications]}")
    claims = {c.id: c.statements for c in analysis.claims}
    return found[0].status, {s for c in found[0].about for s in claims[c]}


def statuses(text: str, options: Options | None = None) -> list[str]:
    """Return the status of each statement's claim by the whole pipeline, in text order."""
    report = analyze(text, options=options)
    by_claim = {c.id: c.verification.status for c in report.claims}
    return [by_claim[s.claim] for s in report.statements]


def propose(text: str) -> Proposition:
    """Return the normal form of a whole text."""
    document = read(text, options=Options())
    table = load_keys()
    keys = table.keys(document.lemmas, document.tags)
    return read_proposition(document, keys, range(len(keys)), table)


def verdict(a: str, b: str) -> tuple[str, str]:
    """Return relation and reason of two texts, after checking that the order does not matter."""
    one, other = compare(propose(a), propose(b), load_keys()), compare(propose(b), propose(a), load_keys())
    assert (one.relation, one.score) == pytest.approx((other.relation, other.score))
    return one.relation, one.why
