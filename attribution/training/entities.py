"""Train the name recogniser: ``python -m attribution.training.entities --data DIR --out FILE``.

DIR holds ``polnear/train.corenlp.conllu.gz`` with ``polnear/train.jsonl.gz``: CoreNLP's names (silver), of which the
four classes PERSON, ORGANIZATION, LOCATION and MISC are learnt. So that names the corpus does not know are judged by
their context and shape, some words are shown to the learner without their identity. The same seed and data
give the same file.
"""

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from attribution.models.weights import dumps
from attribution.text.name_features import NameWords, token_features
from attribution.text.names import LABELS, Islands, find_islands, is_title_case, remember
from attribution.text.tags import load_tagger
from attribution.training.tagger import common_tag

__all__ = ["Article", "read_articles", "train"]

_IDENTITY = ("w", "l", "z", "gf", "gp", "go")
_SPELLING = (*_IDENTITY, "e")
_WORDS = frozenset("wlebcnoaxz")


class Article:
    """An article's tokens with their sentences and silver labels."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.tags: list[str] = []
        self.labels: list[str] = []
        self.sentences: list[tuple[int, int]] = []
        self.islands: list[tuple[tuple[int, int], tuple[int, int], bool]] = []

    def prepare(self) -> None:
        """Tag the sentences with the shipped tagger, as at run time, and find the islands."""
        tagger = load_tagger()
        tags: list[str] = []
        for first, last in self.sentences:
            words = [
                t if t in ("``", "''") else f
                for f, t in zip(self.forms[first:last], self.tags[first:last], strict=True)
            ]
            tags += tagger.tag(words)
        self.tags = tags
        self.islands = []
        for s in self.sentences:
            islands = find_islands(self.forms, tags, *s)
            is_titled = is_title_case(self.forms, s, islands)
            self.islands += [(s, x, is_titled) for x in islands]

    def settle(self, words: NameWords) -> None:
        """Make the silver labels agree with themselves.

        Titles and articles stay outside of names, a surname known from a full name in the same article is a person
        where it stands alone, a word alone takes its clear majority label, known places alone are places, and in
        headlines a word is what the body of the article says it is.
        """
        labels, forms = self.labels, self.forms
        for i, label in enumerate(labels):
            if label != "O" and (not i or labels[i - 1] != label):
                k = i
                while (
                    k < len(labels) and labels[k] == label and k + 1 < len(labels) and labels[k + 1] == label
                ):
                    if not (
                        forms[k] in ("The", "the")
                        or (label == "PERSON" and "t" in words.kinds.get(forms[k], ""))
                    ):
                        break
                    labels[k] = "O"
                    k += 1
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        surnames: Counter[str] = Counter()
        lower = {f for f in forms if f.islower()}
        for _, (a, b), is_titled in self.islands:
            if is_titled:
                continue
            for i in range(a, b):
                counts[forms[i]][labels[i]] += 1
                if (
                    labels[i] == "PERSON"
                    and i > a
                    and labels[i - 1] == "PERSON"
                    and (i + 1 == b or labels[i + 1] == "O")
                ):
                    surnames[forms[i]] += 1
        for _, (a, b), is_titled in self.islands:
            if is_titled:
                for i in range(a, b):
                    c = counts.get(forms[i])
                    if c:
                        labels[i] = c.most_common(1)[0][0]
                    elif forms[i].lower() in lower:
                        labels[i] = "O"
                continue
            start = a + (1 if b - a > 1 and "t" in words.kinds.get(forms[a], "") else 0)
            if b - start != 1:
                continue
            form = forms[start]
            label, n = counts[form].most_common(1)[0]
            if surnames[form] and counts[form]["PERSON"] * 2 > sum(counts[form].values()):
                labels[start] = "PERSON"
            elif n >= 3 and n >= 0.7 * sum(counts[form].values()):
                labels[start] = label
            elif words.kinds.get(form) == "o":
                labels[start] = "ORGANIZATION"
            elif words.kinds.get(form) == "p" and labels[start] in ("O", "MISC"):
                labels[start] = "LOCATION"


def read_articles(conllu: Path, articles: Path) -> Iterator[Article]:
    """Yield the articles of a nine-column file, with the words as the texts have them."""
    texts = {}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts[row["id"]] = row["text"]
    article, text, first = Article(), "", 0
    with gzip.open(conllu, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                if article.forms:
                    yield article
                article, text, first = Article(), texts.get(line[14:].strip(), ""), 0
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 9:
                article.forms.append(text[int(cells[7]) : int(cells[8])])
                article.tags.append(common_tag(cells[1], cells[3]))
                article.labels.append(cells[4] if cells[4] in LABELS else "O")
            elif not line.startswith("#") and len(article.forms) > first:
                article.sentences.append((first, len(article.forms)))
                first = len(article.forms)
    if article.forms:
        yield article


class _Perceptron:
    """An averaged perceptron over feature texts."""

    def __init__(self) -> None:
        self.weights: dict[str, list[float]] = {}
        self.totals: dict[str, list[float]] = {}
        self.stamps: dict[str, list[int]] = {}
        self.step = 0

    def best(self, features: Sequence[str]) -> int:
        """Return the number of the label with the highest score."""
        rows = [r for f in features if (r := self.weights.get(f)) is not None]
        if not rows:
            return 0
        scores = [sum(c) for c in zip(*rows, strict=True)]
        return scores.index(max(scores))

    def learn(self, features: Sequence[str], gold: int, guess: int) -> None:
        """Move weights from the guess to the right label."""
        for f in features:
            w = self.weights.get(f)
            if w is None:
                n = len(LABELS)
                w, self.totals[f], self.stamps[f] = [0.0] * n, [0.0] * n, [0] * n
                self.weights[f] = w
            t, s = self.totals[f], self.stamps[f]
            for label, by in ((gold, 1.0), (guess, -1.0)):
                t[label] += (self.step - s[label]) * w[label]
                s[label] = self.step
                w[label] += by

    def average(self) -> dict[str, dict[int, float]]:
        """Return the averaged weights."""
        n = max(self.step, 1)
        return {
            f: {
                k: v
                for k in range(len(w))
                if (v := (self.totals[f][k] + (self.step - self.stamps[f][k]) * w[k]) / n)
            }
            for f, w in self.weights.items()
        }

    def freeze(self) -> None:
        """Use the averaged weights from now on."""
        for f, row in self.average().items():
            self.weights[f] = [row.get(k, 0.0) for k in range(len(LABELS))]


def words_of_people(articles: Iterable[Article], words: NameWords) -> frozenset[str]:
    """List the words, in lower case, that are mostly parts of names of people or known as nothing but first names.

    The recogniser must not know them: a person by another name is to be found as surely.
    """
    people: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for a in articles:
        for form, label in zip(a.forms, a.labels, strict=True):
            low = form.lower()[:40]
            all_[low] += 1
            people[low] += label == "PERSON"
    given = (w.lower() for w, kinds in words.kinds.items() if kinds == "f")
    return frozenset((*(w for w, n in people.items() if 2 * n > all_[w]), *given))


def _names(feature: str, people: Container[str]) -> bool:
    """Tell whether a feature says which word a word of people's names is."""
    return (
        feature[0] in _WORDS
        and (feature[2:].partition(" ")[2] if feature[0] == "z" else feature[1:].lower()) in people
    )


def _run(
    model: _Perceptron,
    article: Article,
    words: NameWords,
    memory: Mapping[str, str],
    random_: random.Random | None,
    drop: float,
    people: Container[str],
) -> list[str]:
    """Label an article from left to right; learn from it where a source of chance is given."""
    out = ["O"] * len(article.forms)
    number = {x: i for i, x in enumerate(LABELS)}
    for sentence, island, is_titled in article.islands:
        marks = words.phrase_marks(article.forms, *island)
        chance = 1.0 if random_ is None else random_.random()
        is_blind = chance < drop
        hidden = _IDENTITY if chance < drop / 2 else _SPELLING
        y1 = y2 = "O"
        for i in range(*island):
            found = token_features(
                article.forms,
                article.tags,
                i,
                sentence,
                island,
                (y2, y1),
                "" if is_blind else marks.get(i, ""),
                memory,
                words,
                is_titled,
            )
            found = [f for f in found if not (f[0] in _WORDS and _names(f, people))]
            if is_blind:
                found = [f for f in found if not f.startswith(hidden)]
            guess = model.best(found)
            if random_ is not None:
                model.step += 1
                gold = number[article.labels[i]]
                if gold != guess:
                    model.learn(found, gold, guess)
            y2, y1 = y1, LABELS[guess]
            out[i] = y1
    return out


def _islands(article: Article) -> Islands:
    return [island for _, island, is_titled in article.islands if not is_titled]


def _fit(
    articles: Sequence[Article],
    memories: Sequence[Mapping[str, str]] | None,
    words: NameWords,
    epochs: int,
    seed: int,
    drop: float,
    people: Container[str],
) -> _Perceptron:
    """Train one model; where memories are given, half of the visits use them."""
    model = _Perceptron()
    random_ = random.Random(seed)
    order = list(range(len(articles)))
    for _ in range(epochs):
        random_.shuffle(order)
        for n in order:
            memory = memories[n] if memories is not None and random_.random() < 0.5 else {}
            _run(model, articles[n], words, memory, random_, drop, people)
    return model


def train(
    articles: Sequence[Article], *, epochs: int = 6, seed: int = 1, keep: float = 0.3, drop: float = 0.15
) -> dict[str, dict[int, float]]:
    """Train weights.

    Args:
        articles: prepared articles.
        epochs: passes over the data.
        seed: of the order and of the words that are hidden.
        keep: share of the weights that are kept, the largest ones.
        drop: share of the islands whose words are hidden from the learner.

    Returns:
        The rows for :func:`attribution.models.weights.dumps`.
    """
    words = NameWords()
    people = words_of_people(articles, words)
    memories: list[Mapping[str, str]] = [{}] * len(articles)
    for part in (0, 1):  # what the document says must come from a model that has not learnt the document
        model = _fit(
            [a for n, a in enumerate(articles) if n % 2 != part],
            None,
            words,
            max(2, epochs // 2),
            seed,
            drop,
            people,
        )
        model.freeze()
        for n, a in enumerate(articles):
            if n % 2 == part:
                memories[n] = remember(a.forms, _run(model, a, words, {}, None, 0.0, people), _islands(a))
    rows = _fit(articles, memories, words, epochs, seed, drop, people).average()
    sizes = sorted((abs(v) for r in rows.values() for v in r.values()), reverse=True)
    least = sizes[max(0, int(len(sizes) * keep) - 1)] if sizes else 0.0
    kept: dict[str, dict[int, float]] = defaultdict(dict)
    for f, r in rows.items():
        for k, v in r.items():
            if abs(v) >= least:
                kept[f][k] = v
    return kept


@click.command()
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the corpora."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File to write.")
@click.option("--epochs", default=6, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--keep", default=0.3, show_default=True, help="Share of the weights that are kept.")
@click.option(
    "--drop", default=0.15, show_default=True, help="Share of the islands shown without their words."
)
@click.option("--part", default=1, show_default=True, help="Use every n-th article only, for trials.")
def main(data: Path, out: Path, epochs: int, seed: int, keep: float, drop: float, part: int) -> None:
    """Train the name recogniser and write its weights."""
    articles = list(
        read_articles(data / "polnear" / "train.corenlp.conllu.gz", data / "polnear" / "train.jsonl.gz")
    )[::part]
    for a in articles:
        a.prepare()
        a.settle(NameWords())
    rows = train(articles, epochs=epochs, seed=seed, keep=keep, drop=drop)
    meta = {"data": "PolNeAR train with CoreNLP names", "epochs": epochs, "seed": seed, "drop": drop}
    out.write_bytes(dumps("names", LABELS, rows, meta))
    click.echo(f"{len(rows)} features, {out.stat().st_size} bytes", err=True)


if __name__ == "__main__":
    main()
