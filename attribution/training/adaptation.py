"""Adapt the extractor to one's own annotated articles, and say what that changes. Needs the extra ``train``."""

from collections.abc import Callable, Sequence
from pathlib import Path

from attribution.errors import InputError
from attribution.evaluation.changes import (
    Revision,
    revise,
    revisions_as_html,
    revisions_as_text,
)
from attribution.evaluation.matching import Marked, mark
from attribution.options import Options
from attribution.statements import extract
from attribution.statements.labels import CUE_LABELS, ROLE_LABELS
from attribution.text import read
from attribution.training.annotations import Article
from attribution.training.corpus import read_articles
from attribution.training.extractor import Recipe, examples_of, read_corpora, train
from attribution.training.jackknife import N_FOLDS
from attribution.training.starting import read_start

__all__ = ["ADAPTING", "adapt", "hold_out"]

#: Settings for training that starts from weights: small steps, since a dozen articles teach little and spoil much.
ADAPTING = Recipe(
    n_seeds=1,
    cue_epochs=4,
    role_epochs=4,
    rate=0.005,
    dropout=0.2,
    settled=1.0,
    l2=0.01,
    choice_rate=0.003,
    confidence_rate=0.003,
    choice_settled=2.0,
)

#: One article of so many is held out; so many at least are trained on.
EVERY = 5
LEAST = 2 * N_FOLDS


def hold_out(articles: Sequence[Article]) -> tuple[list[Article], list[Article]]:
    """Divide articles into those to train on and every fifth one, held out."""
    return [a for n, a in enumerate(articles) if n % EVERY], list(articles[::EVERY])


def _annotated(article: Article) -> Marked:
    outer = (a for a in article.attributions if not a.nested_in)
    return mark(
        article.text,
        [{"source": a.source, "cue": a.cue, "content": a.content} for a in outer],
        id=article.id,
    )


def predict(article: Article, options: Options) -> Marked:
    """Return the outermost statements that the library finds in an article."""
    document = read(article.text, id=article.id, options=options)
    found = []
    for s in extract(document, options):
        if s.nested_in is None:
            parts = {"source": s.source.spans, "cue": s.cue.spans, "content": s.content.spans}
            found.append({role: [(x.start, x.end) for x in spans] for role, spans in parts.items()})
    return mark(article.text, found, id=article.id)


def _compare(name: str, articles: Sequence[Article], before: Options, after: Options) -> Revision:
    runs = [(_annotated(a), predict(a, before), predict(a, after)) for a in articles]
    return revise(name, runs)


def _check_folders(out: Path, init: Path | None) -> None:
    if init is not None:
        if not init.is_dir():
            raise InputError(f"{init}: no such folder of weights")
        if init.resolve() == out.resolve():
            raise InputError(f"{out}: the new weights would overwrite the ones to start from")


def adapt(
    own: Path,
    out: Path,
    *,
    init: Path | None = None,
    data: Path | None = None,
    is_from_nothing: bool = False,
    test: Path | None = None,
    checks: Sequence[Path] = (),
    weight: float = 3.0,
    recipe: Recipe | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> list[Revision]:
    """Train on one's own annotations and report what that changes.

    The training starts from weights, the shipped ones or those of a folder; or, given ``data``, it is done anew on the
    original corpora mixed with one's own articles. ``changes.txt`` and ``changes.html`` are written beside the weights.

    Args:
        own: annotated articles, JSON lines or a brat folder.
        out: folder for the weights and the report.
        init: folder of weights to start from; the shipped ones where None.
        data: folder of the original corpora, to train anew on both.
        is_from_nothing: train anew on one's own articles alone.
        test: annotated articles to score on; where None every fifth of ``own`` is held out.
        checks: further annotated articles to score on, such as what the old weights should still do.
        weight: how much an own article counts against one of the corpora.
        recipe: settings; where None :class:`Recipe`'s defaults, or :data:`ADAPTING` where one starts from weights.
        say: is told of the progress.

    Returns:
        What changed on the held-out articles, then on each of ``checks``.

    Raises:
        InputError: if there are too few articles, or none to score on.
        ModelFileError: if the weights to start from are damaged.
    """  # fmt: skip
    _check_folders(out, init)
    articles = read_articles(own)
    kept, held_out = (articles, read_articles(test)) if test is not None else hold_out(articles)
    if len(kept) < LEAST or not held_out:
        raise InputError(
            f"{own}: {len(articles)} articles are too few to train on: at least {LEAST} are needed, "
            "and one in five more where none are given to score on"
        )
    sets = [(f"held out of {own.name}" if test is None else test.name, held_out)]
    sets += [(f"{path.parent.name}/{path.name}", read_articles(path)) for path in checks]
    before = Options(models=init)
    examples = examples_of(kept, before, weight=weight if data is not None else 1.0, domain="own")
    if data is not None:
        examples = read_corpora(data, before) + examples
    if data is not None or is_from_nothing:
        train(examples, out, recipe or Recipe(), say)
    else:
        start = read_start(CUE_LABELS, ROLE_LABELS, init)
        train(examples, out, recipe or ADAPTING, say, start)
    revisions = [_compare(name, found, before, Options(models=out)) for name, found in sets]
    (out / "changes.txt").write_text(revisions_as_text(revisions), encoding="utf-8", errors="replace")
    (out / "changes.html").write_text(revisions_as_html(revisions), encoding="utf-8", errors="replace")
    return revisions
