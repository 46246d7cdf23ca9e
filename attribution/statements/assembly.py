"""Turn candidates into statements: cue, act, form, polarity, nesting, ids in text order."""

from collections.abc import Iterable, Sequence

from attribution.options import Options
from attribution.statements.acts import judge
from attribution.statements.candidate import Candidate, Ranges
from attribution.statements.contrasts import without_contrasts
from attribution.statements.coordination import part_clauses
from attribution.statements.forms import form_of
from attribution.statements.lexicon import cue_lexicon
from attribution.statements.lookalikes import without_lookalikes
from attribution.statements.nesting import clip, nest
from attribution.statements.view import View
from attribution.values.document import Document
from attribution.values.evolution import evolve
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement

__all__ = ["assemble"]


def assemble(
    document: Document, candidates: Sequence[Candidate], options: Options, view: View | None = None
) -> tuple[Statement, ...]:
    """Build the statements of a document.

    Args:
        document: the document that the candidates' tokens count in.
        candidates: what the extractors propose; duplicates and those without a content are dropped.
        options: ``lexicons`` may add cues.
        view: the document's view, if it is at hand.

    Returns:
        Statements in text order of their first span, ids ``s1``, ``s2`` ...
    """
    if not candidates:
        return ()
    lexicon = cue_lexicon(options.lexicons)
    view = View(document) if view is None else view
    kept, outer = _ordered(
        clip(
            part_clauses(
                view, _distinct(without_lookalikes(view, without_contrasts(view, candidates)), view.n)
            )
        )
    )
    statements = []
    for n, c in enumerate(kept):
        tokens = tuple(i for a, b in c.cue for i in range(a, b))
        found = judge(view, lexicon, tokens, c.content, c.source)
        parent = outer[n]
        statements.append(
            Statement(
                id=f"s{n + 1}",
                source=SourceRef(None, _spans(document, c.source)),
                cue=Cue(_spans(document, c.cue), found.lemma, found.type),
                content=Content(_spans(document, c.content)),
                form=form_of(view, c.content, tokens),
                act=found.act,
                polarity=found.polarity,
                reported=found.reported,
                nested_in=None if parent is None else f"s{parent + 1}",
                confidence=min(1.0, max(0.0, c.confidence)),
            )
        )
    return tuple(statements)


def _ordered(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[int | None]]:
    """Order by first span, outer ones before those inside them, then by cue; with the place of each one's outer one."""
    outer = nest(candidates)

    def depth(n: int) -> int:
        steps = 0
        parent = outer[n]
        while parent is not None and steps < 64:
            steps += 1
            parent = outer[parent]
        return steps

    def key(n: int) -> tuple[int, int, Ranges, Ranges]:
        c = candidates[n]
        return min(a for a, _ in (*c.source, *c.cue, *c.content)), depth(n), c.cue, c.content

    order = sorted(range(len(candidates)), key=key)
    place = {n: k for k, n in enumerate(order)}
    parents = [outer[n] for n in order]
    return [candidates[n] for n in order], [None if m is None else place[m] for m in parents]


def _distinct(candidates: Iterable[Candidate], n: int) -> list[Candidate]:
    """Drop candidates without content, out of range, or with the cue and content of a surer one."""
    seen: set[tuple[Ranges, Ranges]] = set()
    out = []
    for c in sorted(candidates, key=lambda c: (-c.confidence, c.cue, c.content)):
        parts = (*c.source, *c.cue, *c.content)
        if not c.content or any(not 0 <= a < b <= n for a, b in parts):
            continue
        content = _without(c.content, (*c.source, *c.cue))
        if not content:
            continue
        if content != c.content:
            c = evolve(c, content=content)
        key = (c.cue, () if c.cue else c.content)
        if key in seen:
            continue
        seen.add(key)
        out.append(c)
    return out


def _without(content: Ranges, others: Ranges) -> Ranges:
    """Return a content without the tokens of source and cue: a token has one role in a statement."""
    parts = list(content)
    for a, b in others:
        if any(x < b and a < y for x, y in parts):
            parts = [z for x, y in parts for z in ((x, min(y, a)), (max(x, b), y)) if z[0] < z[1]]
    return tuple(parts)


def _spans(document: Document, ranges: Ranges) -> tuple[Span, ...]:
    """Cut spans of token ranges."""
    text, starts, ends = document.text, document.starts, document.ends
    return tuple(Span(starts[a], ends[b - 1], text[starts[a] : ends[b - 1]]) for a, b in ranges)
