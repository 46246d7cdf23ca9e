"""Statements for tests of the sources floor, marked in the text itself.

``[source]``, ``{cue}`` and ``<content>`` stand around the parts of a statement, a number behind the opening sign tells
which statement they belong to: ``"[1Officials] {1said} <1it rained>."``. A content may hold other statements.
"""

import re

from attribution.options import Options
from attribution.sources import resolve
from attribution.text import read
from attribution.values.analysis import Analysis
from attribution.values.document import Document
from attribution.values.source import Source
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement

_MARK = re.compile(r"([\[{<])(\d+)|([\]}>])")
_ROLE = {"[": "source", "{": "cue", "<": "content"}


def spoken(marked: str, **known: str) -> tuple[Document, tuple[Statement, ...]]:
    """Read a marked text: the document without the marks, and its statements in order of their numbers."""
    text, at, stack = "", 0, []
    spans: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for m in _MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if m[1]:
            stack.append((_ROLE[m[1]], int(m[2]), len(text)))
        else:
            role, n, start = stack.pop()
            parts = spans.setdefault(n, {"source": [], "cue": [], "content": []})
            parts[role].append((start, len(text)))
    text += marked[at:]
    document = read(text, **known)
    statements = []
    for n in sorted(spans):
        parts = spans[n]
        place = (parts["cue"] or parts["content"])[0][0]
        outer = [k for k in spans if k != n and any(a <= place < b for a, b in spans[k]["content"])]
        inner = min(outer, key=lambda k: sum(b - a for a, b in spans[k]["content"]), default=None)
        cut = {r: tuple(Span.of(text, a, b) for a, b in sorted(parts[r])) for r in parts}
        cue = (document.lemmas[i].lower() for c in cut["cue"] for i in document.tokens_in(c.start, c.end))
        quoted = bool(cut["content"]) and cut["content"][0].text[:1] in '"“'
        statements.append(
            Statement(
                id=f"s{n}",
                source=SourceRef(None, cut["source"]),
                cue=Cue(cut["cue"], " ".join(cue), "verb"),
                content=Content(cut["content"]),
                form="direct" if quoted else "indirect",
                nested_in=f"s{inner}" if inner is not None else None,
            )
        )
    return document, tuple(statements)


def analysed(marked: str, options: Options | None = None, **known: str) -> Analysis:
    """Resolve the sources of a marked text."""
    document, statements = spoken(marked, **known)
    return resolve(document, statements, options or Options())


def speaker(analysis: Analysis, n: int) -> Source | None:
    """Return the source of statement ``n``."""
    wanted = next(s.source.id for s in analysis.statements if s.id == f"s{n}")
    return next((x for x in analysis.sources if x.id == wanted), None)


def names(marked: str, **known: str) -> list[str | None]:
    """Return the canonical names of the speakers of all statements."""
    analysis = analysed(marked, **known)
    by_id = {x.id: x.name for x in analysis.sources}
    return [by_id.get(s.source.id) if s.source.id else None for s in analysis.statements]


def types(marked: str, **known: str) -> list[str | None]:
    """Return the types of the speakers of all statements."""
    analysis = analysed(marked, **known)
    by_id = {x.id: x.type for x in analysis.sources}
    return [by_id.get(s.source.id) if s.source.id else None for s in analysis.statements]
