"""Sort the differences between annotation and prediction into classes that say what to work on."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from attrs import frozen

from attribution.evaluation.matching import Marked, Triple, jaccard, match

__all__ = ["ERROR_KINDS", "Case", "ErrorCase", "as_counts", "as_html", "as_text", "list_errors", "surface"]

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
class Case:
    """One thing to look at in a list by class.

    Attributes:
        article: id of the article.
        kind: its class.
        start: first character concerned.
        context: the text around.
    """

    article: str
    kind: str
    start: int
    context: str

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is shown: a name, and source, cue and content as text."""
        return ()


@frozen(slots=True)
class ErrorCase(Case):
    """One difference between annotation and prediction; its kind is one of :data:`ERROR_KINDS`.

    Attributes:
        gold: annotated source, cue and content as text; empty for a spurious statement.
        predicted: the same of the prediction; empty for a missed statement.
    """

    gold: tuple[str, ...] = ()
    predicted: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Source, cue and content as annotated and as predicted, each empty where there is none."""
        return ("annotated", self.gold), ("predicted", self.predicted)


def surface(marked: Marked, triple: Triple) -> tuple[str, ...]:
    """Return source, cue and content as text; the spans of a role are joined by an ellipsis."""
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
            shown = (surface(gold, t) if t else () for t in (g, p))
            found.append(ErrorCase(gold.id, kind, a, context, *shown))

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


def _table(cases: Sequence[Case], kinds: Mapping[str, str]) -> list[tuple[str, int, str]]:
    counts = Counter(c.kind for c in cases)
    return [(kind, counts[kind], meaning) for kind, meaning in kinds.items() if counts[kind]]


def _line(parts: Sequence[str]) -> str:
    return " | ".join(" ".join(p.split()) or "-" for p in parts)


def as_counts(cases: Sequence[Case], *, kinds: Mapping[str, str] = ERROR_KINDS) -> str:
    """Lay out how many cases there are of each class and what it means, one line each."""
    return "".join(f"{n:6}  {kind:20} {meaning}\n" for kind, n, meaning in _table(cases, kinds))


def as_text(cases: Sequence[Case], *, most: int = 20, kinds: Mapping[str, str] = ERROR_KINDS) -> str:
    """Lay cases out as text: counts by class, then at most ``most`` cases of each."""
    lines = as_counts(cases, kinds=kinds).splitlines()
    for kind, n, _ in _table(cases, kinds):
        lines += ["", f"{kind} ({n})"]
        for c in [c for c in cases if c.kind == kind][:most]:
            lines.append(f"  {c.article}:{c.start}  {c.context}")
            lines += [f"    {name:9} {_line(t)}" for name, t in c.parts if t]
        if n > most:
            lines.append(f"  ... and {n - most} more")
    return "\n".join(lines) + "\n" if lines else "no differences\n"


_STYLE = (
    "body{font:15px/1.4 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}td,th{padding:.2em .8em;"
    "vertical-align:top;text-align:left}dt{margin-top:1em;color:#555}b{font-weight:600}q{quotes:none}"
)


def as_html(
    cases: Sequence[Case],
    *,
    most: int = 200,
    kinds: Mapping[str, str] = ERROR_KINDS,
    title: str = "Errors by class",
    body: str = "",
    is_page: bool = True,
) -> str:
    """Lay cases out as one HTML page without scripts or outside resources.

    Args:
        cases: what to show.
        most: how many cases of a class at most.
        kinds: the classes and what they mean.
        title: of the page.
        body: HTML that stands before the cases.
        is_page: False for a piece to be put into a page.

    Returns:
        The page, or the piece.
    """
    parts = [body, "<table>"]
    for kind, n, meaning in _table(cases, kinds):
        parts.append(f"<tr><td>{n}<td>{escape(kind)}<td>{escape(meaning)}")
    parts.append("</table>")
    for kind, n, _ in _table(cases, kinds):
        parts.append(f"<details open><summary>{escape(kind)} ({n})</summary><dl>")
        for c in [c for c in cases if c.kind == kind][:most]:
            parts.append(f"<dt>{escape(c.article)}:{c.start} {escape(c.context)}")
            for name, t in c.parts:
                if t:
                    parts.append(f"<dd>{name}: {escape(_line(t))}")
        parts.append(f"</dl>{f'<p>and {n - most} more' if n > most else ''}</details>")
    if not is_page:
        return "".join(parts)
    head = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
    return f"{head}<style>{_STYLE}</style><h1>{escape(title)}</h1>{''.join(parts)}</html>\n"
