"""Sort the differences between annotation and prediction into classes that say what to work on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from attrs import frozen

from attribution.evaluation.matching import Marked, Triple, jaccard, match

__all__ = ["ERROR_KINDS", "ErrorCase", "as_html", "as_text", "list_errors"]

#: What each class means, in the order of the reports.
ERROR_KINDS = {
    "missed statement": "annotated, but nothing was predicted there",
    "spurious statement": "predicted, but nothing is annotated there",
    "cue edge": "the cue has other words than the annotated one",
    "source missing": "a source is annotated, none was predicted",
    "source spurious": "a source was predicted, none is annotated",
    "source edge": "the source overlaps the annotated one but has other words",
    "source other": "the predicted source is elsewhere",
    "content short": "the content lacks words of the annotated one",
    "content long": "the content has words too many",
    "content shifted": "the content lacks words and has others too many",
    "content other": "the contents share less than half of their words",
}


@frozen(slots=True)
class ErrorCase:
    """One difference.

    Attributes:
        article: id of the article.
        kind: one of :data:`ERROR_KINDS`.
        gold: annotated source, cue and content as text; empty for a spurious statement.
        predicted: the same of the prediction; empty for a missed statement.
        start: first character concerned.
        context: the text around.
    """

    article: str
    kind: str
    gold: tuple[str, ...]
    predicted: tuple[str, ...]
    start: int
    context: str


def _surface(marked: Marked, triple: Triple) -> tuple[str, ...]:
    return tuple(" … ".join(marked.text[a:b] for a, b in role) for role in triple.spans)


def _kinds(gold: Triple, predicted: Triple) -> list[str]:
    out = []
    if gold.cue_words != predicted.cue_words:
        out.append("cue edge")
    a, b = gold.source_words, predicted.source_words
    if a != b:
        out.append(
            "source missing"
            if not b
            else "source spurious"
            if not a
            else "source edge"
            if a & b
            else "source other"
        )
    a, b = gold.content_words, predicted.content_words
    if a != b:
        if jaccard(a, b) < 0.5:
            out.append("content other")
        else:
            out.append("content short" if b < a else "content long" if a < b else "content shifted")
    return out


def list_errors(pairs: Iterable[tuple[Marked, Marked]], *, around: int = 80) -> list[ErrorCase]:
    """List every difference between annotation and prediction.

    Args:
        pairs: the annotated and the predicted attributions of each text.
        around: characters of context on either side.

    Returns:
        Cases in the order of the articles and of the text; a matched pair may give several.
    """
    out = []
    for gold, predicted in pairs:
        found: list[ErrorCase] = []

        def case(
            kind: str, g: Triple | None, p: Triple | None, gold: Marked = gold, found: list[ErrorCase] = found
        ) -> None:
            spans = [s for t in (g, p) if t for role in t.spans for s in role]
            a, b = min(s[0] for s in spans), max(s[1] for s in spans)
            context = " ".join(gold.text[max(a - around, 0) : b + around].split())
            found.append(
                ErrorCase(
                    gold.id, kind, _surface(gold, g) if g else (), _surface(gold, p) if p else (), a, context
                )
            )

        pairs_here = match(gold.triples, predicted.triples)
        for i, j in pairs_here:
            for kind in _kinds(gold.triples[i], predicted.triples[j]):
                case(kind, gold.triples[i], predicted.triples[j])
        seen_gold, seen = {i for i, _ in pairs_here}, {j for _, j in pairs_here}
        for i, t in enumerate(gold.triples):
            if i not in seen_gold:
                case("missed statement", t, None)
        for j, t in enumerate(predicted.triples):
            if j not in seen:
                case("spurious statement", None, t)
        out += sorted(found, key=lambda c: (c.start, c.kind))
    return out


def _table(cases: Sequence[ErrorCase]) -> list[tuple[str, int, str]]:
    counts = Counter(c.kind for c in cases)
    return [(kind, counts[kind], meaning) for kind, meaning in ERROR_KINDS.items() if counts[kind]]


def as_text(cases: Sequence[ErrorCase], *, most: int = 20) -> str:
    """Lay errors out as text: counts by class, then at most ``most`` cases of each."""
    lines = [f"{n:6}  {kind:20} {meaning}" for kind, n, meaning in _table(cases)]
    for kind, n, _ in _table(cases):
        lines += ["", f"{kind} ({n})"]
        for c in [c for c in cases if c.kind == kind][:most]:
            lines.append(f"  {c.article}:{c.start}  {c.context}")
            lines += [
                f"    {name:9} {' | '.join(t)}"
                for name, t in (("annotated", c.gold), ("predicted", c.predicted))
                if t
            ]
    return "\n".join(lines) + "\n"


def as_html(cases: Sequence[ErrorCase], *, most: int = 200) -> str:
    """Lay errors out as one HTML page without scripts or outside resources."""
    parts = [
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Errors by class</title>',
        "<style>body{font:15px/1.4 sans-serif;max-width:70em;margin:2em auto}td{padding:.2em .8em;vertical-align:top}"
        "dt{margin-top:1em}.c{color:#555}</style><h1>Errors by class</h1><table>",
    ]
    for kind, n, meaning in _table(cases):
        parts.append(f"<tr><td>{n}<td>{escape(kind)}<td>{escape(meaning)}")
    parts.append("</table>")
    for kind, n, _ in _table(cases):
        parts.append(f"<h2>{escape(kind)} ({n})</h2><dl>")
        for c in [c for c in cases if c.kind == kind][:most]:
            parts.append(f'<dt class="c">{escape(c.article)}:{c.start} {escape(c.context)}')
            for name, t in (("annotated", c.gold), ("predicted", c.predicted)):
                if t:
                    parts.append(f"<dd>{name}: {escape(' | '.join(t))}")
        parts.append("</dl>")
    return "".join(parts) + "</html>\n"
