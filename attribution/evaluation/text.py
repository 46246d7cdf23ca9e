"""Measure the text floor with nltk's metrics: ``python -m attribution.evaluation.text --data DIR``.

DIR holds the development parts of the corpora: ``ewt/dev.conllu.gz`` (Universal Dependencies English Web Treebank, gold),
``polnear/dev.corenlp.conllu.gz`` with ``polnear/dev.jsonl.gz`` (CoreNLP's analysis, silver) and ``gum_news/dev.jsonl.gz``
(GUM's Wikinews articles, gold). These are the figures of ``docs/models.md``.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen
from nltk.metrics import ConfusionMatrix, accuracy, f_measure, precision, recall

from attribution.options import Options
from attribution.statements.candidate import Range
from attribution.text.layout import lay_out
from attribution.text.lemmas import load_lemmatizer
from attribution.text.names import load_names, name_ranges
from attribution.text.tags import load_tagger

__all__ = ["Cut", "compare_cuts", "compare_tags", "read_gum", "read_silver"]

Tagged = tuple[Sequence[str], Sequence[str]]


@frozen(slots=True)
class Cut:
    """A text with the character ranges of its tokens and sentences, as annotated."""

    text: str
    tokens: tuple[Range, ...]
    sentences: tuple[Range, ...]


def read_silver(conllu: Path, articles: Path) -> Iterator[Cut]:
    """Yield the articles of a nine-column file, whose last two columns are character offsets.

    Args:
        conllu: gzipped; ``# newdoc id = ...`` names the article, an empty line ends a sentence.
        articles: gzipped JSON lines with ``id`` and ``text``.
    """
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    id, first = "", -1
    tokens: list[Range] = []
    sentences: list[Range] = []
    with gzip.open(conllu, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                if tokens:
                    yield Cut(texts[id], tuple(tokens), tuple(sentences))
                id, tokens, sentences = line[14:].strip(), [], []
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 9:
                tokens.append((int(cells[7]), int(cells[8])))
                first = tokens[-1][0] if first < 0 else first
            elif first >= 0 and not line.startswith("#"):
                sentences.append((first, tokens[-1][1]))
                first = -1
    if tokens:
        yield Cut(texts[id], tuple(tokens), tuple(sentences))


def read_gum(path: Path) -> Iterator[Cut]:
    """Yield the articles of gzipped JSON lines with ``text``, ``tokens`` (``start``, ``end``) and ``sentences`` (ranges of tokens)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            tokens = tuple((t["start"], t["end"]) for t in row["tokens"])
            yield Cut(
                row["text"], tokens, tuple((tokens[a][0], tokens[b - 1][1]) for a, b in row["sentences"])
            )


def _scores(name: str, gold: set[object], found: set[object]) -> str:
    """Return a line of a table: nltk's precision, recall and F."""
    p, r, f = (measure(gold, found) or 0.0 for measure in (precision, recall, f_measure))
    return f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} |"


def compare_cuts(name: str, articles: Iterable[Cut], options: Options) -> Iterator[str]:
    """Yield precision, recall and F of our tokens, sentences, and ends of sentences.

    Args:
        name: what stands in the first column.
        articles: texts as annotated.
        options: ``sentences`` and ``lexicons`` matter here.
    """
    gold: dict[str, set[object]] = {"tokens": set(), "sentences": set(), "ends": set()}
    found: dict[str, set[object]] = {key: set() for key in gold}
    for n, article in enumerate(articles):
        layout = lay_out(article.text, None, None, options)
        for sets, tokens, sentences in (
            (gold, article.tokens, article.sentences),
            (
                found,
                zip(layout.starts, layout.ends, strict=True),
                [(s.start, s.end) for s in layout.sentences],
            ),
        ):
            sets["tokens"].update((n, a, b) for a, b in tokens)
            sets["sentences"].update((n, a, b) for a, b in sentences)
            sets["ends"].update((n, b) for _, b in sentences)
    for key in gold:
        yield _scores(f"{name}, {key}", gold[key], found[key])


def compare_tags(name: str, sentences: Iterable[Tagged], *, confusions: bool = False) -> Iterator[str]:
    """Yield the accuracy of our tags, given words and sentences.

    Args:
        name: what stands in the first column.
        sentences: words and their tags; a tag ``GW`` is not counted.
        confusions: whether to add nltk's matrix of the commonest confusions.
    """
    tagger = load_tagger()
    gold: list[str] = []
    found: list[str] = []
    for words, tags in sentences:
        for tag, ours in zip(tags, tagger.tag(words), strict=True):
            if tag != "GW":
                gold.append(tag)
                found.append(ours)
    yield f"| {name}, {len(gold)} tokens | {accuracy(gold, found):.4f} |"
    if confusions:
        yield ConfusionMatrix(gold, found).pretty_format(sort_by_count=True, truncate=12, show_percents=True)


def _names(data: Path) -> Iterator[str]:
    """Yield the figures of the names on the silver articles, as they are and made to agree with themselves."""
    from attribution.text.name_features import NameWords
    from attribution.text.names import to_bio
    from attribution.training.entities import read_articles

    recognizer, words = load_names(), NameWords()
    files = data / "polnear" / "dev.corenlp.conllu.gz", data / "polnear" / "dev.jsonl.gz"
    for settles in (False, True):
        gold: set[object] = set()
        found: set[object] = set()
        for n, article in enumerate(read_articles(*files)):
            article.prepare()
            if settles:
                article.settle(words)
            gold.update((n, *x) for x in name_ranges(to_bio(article.labels)))
            labels = recognizer.label(article.forms, article.tags, article.sentences)
            found.update((n, *x) for x in name_ranges(labels))
        yield _scores(f"PolNeAR dev, names, {'settled' if settles else 'as they are'}", gold, found)


def _lemmas(data: Path) -> Iterator[str]:
    """Yield how many base forms are right, given the tags, by kind of word."""
    from attribution.training.lemmas import read_lemmas

    lemmatizer = load_lemmatizer()
    for name, file in (("EWT dev", "ewt/dev.conllu.gz"), ("PolNeAR dev", "polnear/dev.corenlp.conllu.gz")):
        gold: dict[str, list[str]] = {"verbs": [], "nouns": [], "adjectives, adverbs": []}
        found: dict[str, list[str]] = {key: [] for key in gold}
        for form, tag, lemma in read_lemmas(data / file):
            kind = {
                "VB": "verbs",
                "MD": "verbs",
                "JJ": "adjectives, adverbs",
                "RB": "adjectives, adverbs",
            }.get(tag[:2])
            kind = "nouns" if tag in ("NN", "NNS") else kind
            if kind:
                gold[kind].append(lemma.lower())
                found[kind].append(lemmatizer.lemma(form, tag).lower())
        for kind in gold:
            yield f"| {name}, base forms of {kind} | {accuracy(gold[kind], found[kind]):.4f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write Markdown rows to standard output; return the exit status."""
    from attribution.training.tagger import read_ewt
    from attribution.training.tagger import read_silver as read_silver_tags

    parser = argparse.ArgumentParser(description="Measure the text floor.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--confusions", action="store_true", help="show which tags are taken for which")
    chosen = parser.parse_args(arguments)
    data: Path = chosen.data
    ewt = data / "ewt" / "dev.conllu.gz"
    silver = data / "polnear" / "dev.corenlp.conllu.gz", data / "polnear" / "dev.jsonl.gz"
    gum = data / "gum_news" / "dev.jsonl.gz"

    def lines() -> Iterator[str]:
        yield from compare_tags(
            "EWT dev, hyphens split", read_ewt(ewt, is_split=True), confusions=chosen.confusions
        )
        yield from compare_tags("EWT dev, hyphens joined", read_ewt(ewt))
        yield from compare_tags("PolNeAR dev", read_silver_tags(*silver), confusions=chosen.confusions)
        yield from _lemmas(data)
        for way in ("rules", "punkt"):
            options = Options(sentences=way)
            yield from compare_cuts(f"PolNeAR dev, {way}", read_silver(*silver), options)
            yield from compare_cuts(f"GUM news, {way}", read_gum(gum), options)
        yield from _names(data)

    for line in lines():
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
