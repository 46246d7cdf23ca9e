"""What changes between two extractors on the same annotated articles: scores, and statements gained and lost."""

from collections.abc import Sequence
from random import Random

from attrs import frozen

from attribution.evaluation.errors import Case, as_html, as_text, surface
from attribution.evaluation.matching import Marked, Triple, is_matched, match
from attribution.evaluation.measures import Scores, measure

__all__ = [
    "CHANGE_KINDS",
    "Change",
    "Revision",
    "list_changes",
    "revise",
    "revisions_as_html",
    "revisions_as_text",
]

#: What each class means, in the order of the reports. Found: contents share half of their words, sources touch.
CHANGE_KINDS = {
    "gained": "annotated, found now and not before",
    "lost": "annotated, found before and no longer",
    "exact now": "found before and now; all three parts are exact only now",
    "no longer exact": "found before and now; all three parts were exact only before",
    "spurious now": "not annotated; predicted now and not before",
    "spurious no longer": "not annotated; predicted before and no longer",
}

_N_DRAWS = 500


@frozen(slots=True)
class Change(Case):
    """One statement that two extractors treat differently.

    Attributes:
        gold, before, after: source, cue and content as text; empty where there is no such statement.
    """

    gold: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Source, cue and content as annotated, found before and found now, each empty where there is none."""
        return ("annotated", self.gold), ("before", self.before), ("now", self.after)


@frozen(slots=True)
class Revision:
    """Two extractors on one set of articles.

    Attributes:
        name: of the set.
        n_articles, n_statements: annotated.
        before, after: scores.
        interval: where the difference of F (relaxed, with source) lies in nine of ten draws of so many articles.
        changes: every statement that is treated differently.
    """

    name: str
    n_articles: int
    n_statements: int
    before: Scores
    after: Scores
    interval: tuple[float, float]
    changes: tuple[Change, ...]


def _partners(gold: Sequence[Triple], predicted: Sequence[Triple]) -> tuple[dict[int, Triple], set[int]]:
    """Return for each annotated statement that is found its prediction, and which predictions have any partner."""
    pairs = match(gold, predicted)
    found = {i: predicted[j] for i, j in pairs if is_matched(gold[i], predicted[j])}
    return found, {j for _, j in pairs}


def list_changes(gold: Marked, before: Marked, after: Marked, *, around: int = 80) -> list[Change]:
    """List the statements of an article that two extractors treat differently.

    Args:
        gold: the annotated article.
        before, after: the same article as predicted by the two.
        around: characters of context on either side.

    Returns:
        Changes in text order; changed edges count only where exactness is won or lost.
    """
    out: list[Change] = []

    def add(kind: str, g: Triple | None, b: Triple | None, a: Triple | None) -> None:
        spans = [s for t in (g, b, a) if t for role in t.spans for s in role]
        first, last = min(s[0] for s in spans), max(s[1] for s in spans)
        context = " ".join(gold.text[max(first - around, 0) : last + around].split())
        shown = (surface(gold, t) if t else () for t in (g, b, a))
        out.append(Change(gold.id, kind, first, context, *shown))

    found_before, paired_before = _partners(gold.triples, before.triples)
    found_after, paired_after = _partners(gold.triples, after.triples)
    for i, g in enumerate(gold.triples):
        b, a = found_before.get(i), found_after.get(i)
        if a is None or b is None:
            if a is not b:
                add("gained" if b is None else "lost", g, b, a)
        elif (a.words == g.words) != (b.words == g.words):
            add("exact now" if a.words == g.words else "no longer exact", g, b, a)
    lonely_before = [t for j, t in enumerate(before.triples) if j not in paired_before]
    lonely_after = [t for j, t in enumerate(after.triples) if j not in paired_after]
    same = match(lonely_before, lonely_after)
    for j, t in enumerate(lonely_after):
        if j not in {y for _, y in same}:
            add("spurious now", None, None, t)
    for j, t in enumerate(lonely_before):
        if j not in {x for x, _ in same}:
            add("spurious no longer", None, t, None)
    return sorted(out, key=lambda c: (c.start, c.kind))


def _counts(gold: Marked, predicted: Marked) -> tuple[int, int, int]:
    found, _ = _partners(gold.triples, predicted.triples)
    return len(found), len(predicted.triples), len(gold.triples)


def _f(counts: Sequence[tuple[int, int, int]]) -> float:
    n_right, n_predicted, n_gold = (sum(c[k] for c in counts) for k in range(3))
    return 200 * n_right / (n_predicted + n_gold) if n_right else 0.0


def revise(name: str, runs: Sequence[tuple[Marked, Marked, Marked]], *, seed: int = 1) -> Revision:
    """Compare two extractors on annotated articles.

    Args:
        name: of the set of articles.
        runs: of each article the annotation, what the one extractor predicts and what the other one does.
        seed: of the draws for the interval.

    Returns:
        Scores of both, how sure their difference is, and what changed.

    References:
        The interval is a paired bootstrap over articles: Philipp Koehn, "Statistical significance tests for machine
        translation evaluation", EMNLP 2004.
    """
    one, other = ([_counts(g, p[k]) for g, *p in runs] for k in (0, 1))
    rng, differences = Random(seed), []
    for _ in range(_N_DRAWS if runs else 0):
        drawn = rng.choices(range(len(runs)), k=len(runs))
        differences.append(_f([other[k] for k in drawn]) - _f([one[k] for k in drawn]))
    differences.sort()
    cut = len(differences) // 20
    interval = (differences[cut], differences[-1 - cut]) if differences else (0.0, 0.0)
    return Revision(
        name,
        len(runs),
        sum(len(g.triples) for g, _, _ in runs),
        measure((g, b) for g, b, _ in runs),
        measure((g, a) for g, _, a in runs),
        (round(interval[0], 1), round(interval[1], 1)),
        tuple(c for g, b, a in runs for c in list_changes(g, b, a)),
    )


def _figures(r: Revision) -> list[tuple[str, float, float]]:
    def both(name: str, b: float, a: float) -> tuple[str, float, float]:
        return name, b, a

    return [
        *(both(f"{x}, exact", r.before.exact[x].f, r.after.exact[x].f) for x in r.before.exact),
        both("content, tokens", r.before.overlap["content"].f, r.after.overlap["content"].f),
        both("whole statement, exact", r.before.whole.f, r.after.whole.f),
        both("relaxed, with source", r.before.relaxed_with_source.f, r.after.relaxed_with_source.f),
        both("  precision", r.before.relaxed_with_source.p, r.after.relaxed_with_source.p),
        both("  recall", r.before.relaxed_with_source.r, r.after.relaxed_with_source.r),
        both("alpha", r.before.alpha, r.after.alpha),
    ]


def _head(r: Revision) -> str:
    return f"{r.name}: {r.n_articles} articles, {r.n_statements} annotated statements"


def _verdict(r: Revision) -> str:
    low, high = r.interval
    sure = "better" if low > 0 else "worse" if high < 0 else "too close to call"
    return f"Difference of F (relaxed, with source) in nine of ten draws: {low:+.1f} to {high:+.1f}, {sure}."


def table(r: Revision) -> str:
    """Lay the scores out as lines."""
    lines = [_head(r), f"  {'':24}{'before':>8}{'now':>8}{'change':>8}"]
    lines += [f"  {name:24}{b:8.1f}{a:8.1f}{a - b:+8.1f}" for name, b, a in _figures(r)]
    return "\n".join([*lines, "  " + _verdict(r)]) + "\n"


def revisions_as_text(revisions: Sequence[Revision], *, most: int = 50) -> str:
    """Lay revisions out as text: the tables, then what changed in each set."""
    parts = [table(r) for r in revisions]
    for r in revisions:
        parts.append(f"== {r.name} ==\n" + as_text(r.changes, kinds=CHANGE_KINDS, most=most))
    return "\n".join(parts)


def revisions_as_html(revisions: Sequence[Revision], *, most: int = 200) -> str:
    """Lay revisions out as one HTML page without scripts or outside resources."""
    from html import escape

    parts = []
    for r in revisions:
        rows = "".join(
            f"<tr><td>{escape(name)}<td>{b:.1f}<td>{a:.1f}<td>{a - b:+.1f}" for name, b, a in _figures(r)
        )
        parts.append(
            f"<h2>{escape(_head(r))}</h2><table><tr><th>F<th>before<th>now<th>change{rows}</table>"
            f"<p>{escape(_verdict(r))}"
        )
        parts.append(as_html(r.changes, kinds=CHANGE_KINDS, most=most, is_page=False))
    return as_html((), kinds={}, title="What changed", body="".join(parts))
