"""Remake what the cue lexicon counts: frames and rates of cues, and the weights of what stands around them.

``python -m attribution.training.cue_lexicon --data DIR --own FILE --out DIR`` reads ``polnear/train.jsonl.gz`` and
``rumours/train.jsonl.gz``, and further articles. Lemmas, kinds of words, acts and polarities are those of the shipped ``cues.tsv`` (they were set by
hand); what is counted is written to ``cues.tsv`` and ``cue_contexts.tsv`` in the output folder. The context weights are
fitted on readings whose rates were counted in other articles; the rates of each part are left in the folders ``0`` to
``3``, where :mod:`attribution.training.keeping` looks for them. Needs the extra ``train``.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attribution.lexicons.load import Row, parse, table
from attribution.lexicons.schemas import SCHEMAS
from attribution.statements.lexicon import compile_cues, parse_frames
from attribution.training import cue_contexts, cue_rates
from attribution.training.corpora import articles_in, find_corpora
from attribution.training.jackknife import N_FOLDS
from attribution.values.document import Document

__all__ = ["HEADER", "governed", "main", "opened", "remake"]

Articles = Sequence[tuple[Document, Any]]

HEADER = """\
# Cues of attribution: lemma, kind of word, act, polarity, frames with rates, rate over all frames.
# Lemmas: after PolNeAR train (Newell, Margolin, Ruths 2018) and VerbNet 3.3 (Kipper Schuler; distributed with permission
# of the author), with additions; acts and polarities set by hand. Rates: share of the occurrences in the frame that are
# annotated cues, counted in PolNeAR train, the rumours train set and own articles with attribution.training.cue_lexicon, smoothed.
# Frames are explained in attribution/statements/lexicon.py. Licence of this file: MIT.
"""
_PREPOSITIONS = (
    "for", "about", "on", "of", "with", "against", "to", "at", "over", "as", "in", "from", "into", "upon", "by", "behind",
)  # fmt: skip
_VERB = "that wh clause quote lquote paren as colon np to ing rel be:that be:wh be:to be:as be:np be:clause be:none be:by be:quote be:p:as"
_RECIPIENT = "r:that r:to r:clause r:quote r:wh r:colon"
_NOUN = (
    "that wh to quote clause far:that p:of p:about p:for p:on p:over p:against p:to p:as p:with p:in p:from"
)
_ADJECTIVE = "that wh to p:of p:about p:for p:on p:over p:against p:to p:with p:in p:at p:by"


def governed(articles: Iterable[tuple[Document, Any]]) -> dict[str, set[str]]:
    """Return for each lemma of an annotated cue the prepositions that end its cues.

    Args:
        articles: documents with their attributions.
    """
    out: dict[str, set[str]] = defaultdict(set)
    for document, attributions in articles:
        for a in attributions:
            tokens = [i for s, e in a["cue"] for i in document.tokens_in(s, e)]
            if len(tokens) > 1 and (last := document.forms[tokens[-1]].lower()) in _PREPOSITIONS:
                for i in tokens[:-1]:
                    out[document.lemmas[i]].add(last)
    return out


def opened(rows: Iterable[Row], prepositions: Mapping[str, set[str]]) -> list[Row]:
    """Return rows of the lexicon with every frame that is looked at in counting.

    Args:
        rows: lemma, type, act, polarity and frames of each cue.
        prepositions: what may follow a lemma as part of the cue.
    """
    out: list[Row] = []
    for row in rows:
        lemma, kind = str(row["lemma"]), str(row["type"])
        if lemma.startswith("*"):
            continue
        known = list(parse_frames(str(row["frames"])))
        frames: list[str] = []
        if kind == "verb":
            frames = _VERB.split()
            if any(f.startswith("r:") for f in known):
                frames += _RECIPIENT.split()
            word = lemma.split()[-1] if " " in lemma else lemma
            frames += [f"p:{p}" for p in sorted(prepositions.get(word, ()))]
        elif kind == "noun":
            frames = _NOUN.split()
        elif kind == "adjective":
            frames = _ADJECTIVE.split() + ["attr"] * ("attr" in known)
        frames += [f for f in known if f not in frames and not f.startswith("be:p:")]
        if kind in ("adverb", "adposition"):
            frames = []
        out.append({**row, "frames": " ".join(dict.fromkeys(frames)), "rate": 1.0})
    return out


def remake(rows: Sequence[Row], corpora: Sequence[tuple[Articles, bool, float]], out: Path) -> None:
    """Count, fit and write.

    Args:
        rows: lemma, type, act, polarity and frames of each cue.
        corpora: articles, whether nested attributions are annotated, and the weight of an occurrence.
        out: folder for ``cues.tsv``, ``cue_contexts.tsv`` and the rates by part.
    """
    seed = opened(rows, governed(x for articles, _, _ in corpora for x in articles))
    lexicon = compile_cues(seed)
    parts = []
    for k in range(N_FOLDS):
        counted: cue_rates.Rates = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
        for articles, nested, weight in corpora:
            _add(counted, cue_rates.count(lexicon, articles[k::N_FOLDS], nested=nested, weight=weight))
        parts.append(counted)
    examples: list[cue_contexts.Example] = []
    for k in range(N_FOLDS):
        (out / str(k)).mkdir(parents=True, exist_ok=True)
        path = out / str(k) / "cues.tsv"
        cue_rates.write(path, seed, _sum(x for j, x in enumerate(parts) if j != k), HEADER)
        others = compile_cues(parse(path.read_text("utf-8"), SCHEMAS["cues"], str(path)))
        for articles, nested, weight in corpora:
            examples += cue_contexts.collect(others, articles[k::N_FOLDS], nested=nested, weight=weight)
    cue_contexts.write(out / "cue_contexts.tsv", cue_contexts.fit(examples, strength=0.1))
    cue_rates.write(out / "cues.tsv", seed, _sum(parts), HEADER)


def _add(total: cue_rates.Rates, rates: cue_rates.Rates) -> None:
    for key, cells in rates.items():
        for frame, (hits, n) in cells.items():
            total[key][frame][0] += hits
            total[key][frame][1] += n


def _sum(parts: Iterable[cue_rates.Rates]) -> cue_rates.Rates:
    total: cue_rates.Rates = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for rates in parts:
        _add(total, rates)
    return total


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, fit and write, from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="attribution.training.cue_lexicon", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and rumours/")
    parser.add_argument("--own", type=Path, help="further annotated articles, JSON lines")
    parser.add_argument("--out", type=Path, required=True, help="folder for the lexicons")
    parser.add_argument(
        "--weight", type=float, default=2.0, help="of an occurrence where nested ones are annotated (2)"
    )
    given = parser.parse_args(arguments)
    corpora = [
        (list(articles_in(c.path)), c.is_nested, given.weight if c.is_nested else 1.0)
        for c in find_corpora(given.data, given.own)
    ]
    remake(table("cues"), corpora, given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
