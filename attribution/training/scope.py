"""Train the scope model: which statements a phrase about checking is about.

The training data say how an article leaves each statement, not which phrase says so. A pair of a phrase and a
statement counts as positive where the statement's gold status is the phrase's status: noisy, but the noise does not
depend on distance or wording, which is what the model is to learn.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from attribution.claims.candidates import candidate_pairs
from attribution.claims.discourse import read_discourse
from attribution.claims.grouping import group_statements
from attribution.claims.scope import pair_features
from attribution.text import read
from attribution.training.logistic import fit_logistic
from attribution.values.document import Document
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement

__all__ = ["Example", "gold_statements", "read_rows", "scope_examples", "train_scope"]


@frozen(slots=True)
class Example:
    """A phrase and a statement: the article, features, and whether the phrase is about the statement."""

    article: str
    features: tuple[str, ...]
    is_about: bool


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read gzipped JSON lines of annotated articles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_statements(document: Document, rows: Sequence[Mapping[str, Any]]) -> tuple[Statement, ...]:
    """Make statements from annotated ones (source, cue and content as lists of character ranges)."""
    names: dict[str, str] = {}
    out = []
    for row in rows:
        cue = tuple(Span.of(document.text, a, b) for a, b in row["cue"])
        tokens = [i for s in cue for i in document.tokens_in(s.start, s.end)]
        tags = [document.tags[i] for i in tokens]
        lemma = " ".join(document.lemmas[i] for i in tokens)
        name = row.get("name")
        out.append(
            Statement(
                id=row["id"],
                source=SourceRef(
                    names.setdefault(name, f"e{len(names) + 1}") if name else None,
                    tuple(Span.of(document.text, a, b) for a, b in row["source"]),
                ),
                cue=Cue(cue, lemma, _cue_type(tags)),
                content=Content(tuple(Span.of(document.text, a, b) for a, b in row["content"])),
                act=_act(lemma),
                polarity=row["polarity"],
                reported=row["reported"],
                nested_in=row["nested_in"],
            )
        )
    return tuple(out)


_ACTS = (
    ("confirm", "confirm"), ("verify", "confirm"), ("deny", "deny"), ("refute", "deny"), ("dispute", "deny"),
    ("dismiss", "reject"), ("reject", "reject"), ("announce", "announce"), ("demand", "order"), ("order", "order"),
    ("believe", "believe"), ("know", "know"), ("show", "show"), ("ask", "ask"), ("accuse", "accuse"),
)  # fmt: skip


def _act(lemma: str) -> str:
    """Guess what a cue does from its base form; enough for training, where acts are hardly told apart."""
    return next((act for word, act in _ACTS if word in lemma), "say")


def _cue_type(tags: Sequence[str]) -> str:
    for kind, heads in (
        ("verb", ("VB",)),
        ("noun", ("NN",)),
        ("adverb", ("RB",)),
        ("adjective", ("JJ",)),
        ("adposition", ("IN", "TO")),
    ):
        if any(t[:2] in heads for t in tags):
            return kind
    return "punctuation"


def scope_examples(rows: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """Yield every pair of a phrase and a statement in annotated articles, in order."""
    for row in rows:
        document = read(row["text"], id=row["id"])
        statements = gold_statements(document, row["statements"])
        gold = {s["id"]: s["status"] for s in row["statements"]}
        discourse = read_discourse(document, statements)
        grouping = group_statements(
            statements, discourse.propositions, discourse.anaphors, discourse.outer, discourse.table
        )
        for pair in chain.from_iterable(candidate_pairs(discourse, grouping)):
            st = statements[pair.position]
            features = pair_features(pair, document, st, discourse.places[pair.position])
            yield Example(row["id"], tuple(features), gold[st.id] == pair.mark.status)


def train_scope(
    examples: Sequence[Example], strength: float = 0.3, least: int = 3
) -> dict[str, dict[int, float]]:
    """Fit a logistic regression.

    Args:
        examples: pairs with labels.
        strength: inverse of the L2 penalty.
        least: how often a feature must occur.

    Returns:
        Rows for :func:`attribution.models.weights.dumps`.
    """
    rows = [dict.fromkeys((f for f in e.features if f != "bias"), 1.0) for e in examples]
    labels = [e.is_about for e in examples]
    fitted = fit_logistic(rows, labels, strength=strength, least_count=least)
    return {name: {0: w} for name, w in fitted.items()}


@click.command()
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the corpora."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File to write.")
def main(data: Path, out: Path) -> None:
    """Train the scope model on the train part of the rumour news corpus and write its weights."""
    from attribution.models.weights import save

    examples = list(scope_examples(read_rows(data / "rumours" / "train.jsonl.gz")))
    meta = {"data": "rumour news corpus, train part", "examples": len(examples)}
    save(out, "scope", ["about"], train_scope(examples), meta)


if __name__ == "__main__":
    main()
