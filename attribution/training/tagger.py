"""Train the part-of-speech tagger: ``python -m attribution.training.tagger --data DIR --out FILE``.

DIR holds ``ewt/train.conllu.gz`` (Universal Dependencies English Web Treebank, gold) and
``polnear/train.corenlp.conllu.gz`` with ``polnear/train.jsonl.gz`` (CoreNLP's tags, silver). Their conventions
are brought together first (see :func:`common_tag`). The same seed and data give the same file.
"""

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from sys import intern

import click

from attribution.models.weights import dumps
from attribution.text.tags import PUNCTUATION, candidate_key, features, features_of_tags, normal_form

__all__ = ["common_tag", "read_ewt", "read_silver", "train"]

Tagged = tuple[list[str], list[str]]
_UNLEARNT = {"GW", "XX"}


def common_tag(form: str, tag: str) -> str:
    """Bring a tag of either corpus to the shared convention.

    Preposition and particle "to" are both TO, marks that are not sentence ends or commas are ":", and the
    web treebank's additions (HYPH, NFP, ADD, AFX) become the nearest tag of the Penn set.
    """
    fixed = PUNCTUATION.get(form)
    if fixed is not None and form not in ("``", "''", '"', "‘"):
        return fixed
    if tag in ("TO", "IN") and form.lower() == "to":
        return "TO"
    return {"HYPH": ":", "NFP": ":", "ADD": "NN", "AFX": "JJ", "XX": "GW"}.get(tag, tag)


def _quoted(form: str, tag: str) -> str:
    """Give quotation marks the direction that their tag knows."""
    if form in ('"', "“", "”", "'", "‘", "’", "`", "``", "''") and tag in ("``", "''"):
        return tag
    return {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}.get(
        form, form
    )


def read_ewt(path: Path, *, is_split: bool = False) -> Iterator[Tagged]:
    """Yield the sentences of a CoNLL-U file.

    Args:
        path: a gzipped file of ten columns.
        is_split: keep hyphenated words apart as the treebank has them; otherwise they are joined as our
            tokens are, with the tag GW ("not learnt from").
    """
    forms: list[str] = []
    tags: list[str] = []
    is_tight = joins_next = False  # no space before this word; the last one was a joined hyphen
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 10:
                if forms:
                    yield forms, tags
                forms, tags, is_tight, joins_next = [], [], False, False
                continue
            if not cells[0].isdigit():
                continue
            form, tag = _quoted(cells[1], cells[4]), cells[4]
            has_no_space = "SpaceAfter=No" in cells[9]
            is_joint = tag == "HYPH" and is_tight and has_no_space and bool(forms)
            if not is_split and (is_joint or joins_next):
                forms[-1] += form
                tags[-1] = "GW"
            else:
                forms.append(form)
                tags.append(common_tag(form, tag))
            is_tight, joins_next = has_no_space, is_joint
    if forms:
        yield forms, tags


def read_silver(conllu: Path, articles: Path) -> Iterator[Tagged]:
    """Yield the sentences of a nine-column file, with the words as the articles have them."""
    texts = {}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts[row["id"]] = row["text"]
    text = ""
    forms: list[str] = []
    tags: list[str] = []
    with gzip.open(conllu, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                text = texts.get(line[14:].strip(), "")
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 9:
                if forms and not line.startswith("#"):
                    yield forms, tags
                    forms, tags = [], []
                continue
            form = _quoted(text[int(cells[7]) : int(cells[8])], cells[3])
            forms.append(form)
            tags.append(common_tag(form, cells[3]))
    if forms:
        yield forms, tags


def tag_dictionary(
    sentences: list[Tagged], least: int = 6, share: float = 0.004
) -> dict[str, dict[str, int]]:
    """List the tags of the words that were seen often enough to trust the list."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for forms, tags in sentences:
        for f, t in zip(forms, tags, strict=True):
            if t not in _UNLEARNT:
                counts["=" + f.replace("’", "'")][t] += 1
                if f.islower():
                    low = "=" + normal_form(f)
                    if low != "=" + f.replace("’", "'"):
                        counts[low][t] += 1
    out = {}
    for key, c in sorted(counts.items()):
        n = sum(c.values())
        if n >= least:
            keep = {t: k for t, k in c.items() if k >= share * n and (k > 1 or n < 40)}
            if n < 20 and key[1:2].isalpha() and key[1:].islower() and len(keep) == 1:
                continue  # too few to be sure that it has no other tag
            out[key] = keep
    return out


def train(
    sentences: list[Tagged], *, epochs: int = 5, seed: int = 1, keep: float = 0.3
) -> tuple[list[str], dict[str, dict[int, float]]]:
    """Train weights.

    Args:
        sentences: words and tags; the tag "GW" is not learnt from.
        epochs: passes over the data.
        seed: of the order of sentences.
        keep: share of the weights that are kept, the largest ones.

    Returns:
        The labels, and the rows for :func:`attribution.models.weights.dumps`.
    """
    lexicon = tag_dictionary(sentences)
    counts = Counter(t for _, tags in sentences for t in tags if t not in _UNLEARNT)
    rare = Counter(
        t
        for forms, tags in sentences
        for f, t in zip(forms, tags, strict=True)
        if t not in _UNLEARNT and not candidate_key(f, lexicon)[0]
    )
    labels = sorted(t for t in counts if counts[t] >= 10)
    number = {t: i for i, t in enumerate(labels)}
    open_tags = sorted(number[t] for t, k in rare.items() if t in number and k >= 0.0003 * sum(rare.values()))
    names = [number["NNP"], number["NNPS"]]
    allowed = {k: sorted(number[t] for t in v if t in number) for k, v in lexicon.items()}
    allowed = {k: v for k, v in allowed.items() if v}

    def candidates(form: str) -> list[int]:
        if form in PUNCTUATION:
            return [number[PUNCTUATION[form]]]
        key, may_be_name = candidate_key(form, allowed)
        if not key:
            return open_tags
        return sorted({*allowed[key], *names}) if may_be_name else allowed[key]

    cache = {f: candidates(f) for forms, _ in sentences for f in forms}
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    totals: dict[str, dict[int, float]] = defaultdict(dict)
    stamps: dict[str, dict[int, int]] = defaultdict(dict)
    step = 0
    random_ = random.Random(seed)
    order = list(range(len(sentences)))

    def change(f: str, label: int, by: float) -> None:
        w, s = weights[f], stamps[f]
        old = w.get(label, 0.0)
        totals[f][label] = totals[f].get(label, 0.0) + (step - s.get(label, 0)) * old
        s[label] = step
        w[label] = old + by

    static: dict[tuple[int, int], tuple[str, ...]] = {}  # what does not depend on guessed tags, made once
    for epoch in range(epochs):
        random_.shuffle(order)
        wrong = seen = 0
        for at in order:
            forms, tags = sentences[at]
            t1 = t2 = "<s>"
            for i, form in enumerate(forms):
                numbers = cache[form]
                if len(numbers) == 1:
                    guess = numbers[0]
                else:
                    fixed = static.get((at, i))
                    if fixed is None:
                        fixed = static[at, i] = tuple(intern(f) for f in features(forms, i, "", "")[:-3])
                    found = [*fixed, *features_of_tags(t1, t2, normal_form(form))]
                    known = [r for f in found if (r := weights.get(f))]
                    best, guess = 0.0, -1
                    for k in numbers:
                        score = 0.0
                        for row in known:
                            if k in row:
                                score += row[k]
                        if guess < 0 or score > best:
                            best, guess = score, k
                    gold = number.get(tags[i])
                    step += 1
                    seen += 1
                    if gold is not None and gold != guess and gold in numbers:
                        wrong += 1
                        for f in found:
                            change(f, gold, 1.0)
                            change(f, guess, -1.0)
                t2, t1 = t1, labels[guess]
        click.echo(f"epoch {epoch + 1}: {wrong} of {seen} wrong", err=True)
    rows: dict[str, dict[int, float]] = {}
    for f, learnt in weights.items():
        rows[f] = {
            k: (totals[f].get(k, 0.0) + (step - stamps[f].get(k, 0)) * v) / max(step, 1)
            for k, v in learnt.items()
        }
    sizes = sorted((abs(v) for r in rows.values() for v in r.values()), reverse=True)
    least = sizes[max(0, int(len(sizes) * keep) - 1)] if sizes else 0.0
    rows = {f: {k: v for k, v in r.items() if abs(v) >= least and v} for f, r in rows.items()}
    rows = {f: r for f, r in rows.items() if r}
    top = max((abs(v) for r in rows.values() for v in r.values()), default=1.0)
    for key, allowed_numbers in allowed.items():
        rows[key] = dict.fromkeys(allowed_numbers, top)
    rows["?"] = dict.fromkeys(open_tags, top)
    return labels, rows


@click.command()
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the corpora."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File to write.")
@click.option("--epochs", default=6, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--keep", default=0.3, show_default=True, help="Share of the weights that are kept.")
@click.option("--part", default=1, show_default=True, help="Use every n-th sentence only, for trials.")
def main(data: Path, out: Path, epochs: int, seed: int, keep: float, part: int) -> None:
    """Train the tagger and write its weights."""
    gold = list(read_ewt(data / "ewt" / "train.conllu.gz"))
    silver = list(
        read_silver(data / "polnear" / "train.corenlp.conllu.gz", data / "polnear" / "train.jsonl.gz")
    )
    labels, rows = train((gold + silver)[::part], epochs=epochs, seed=seed, keep=keep)
    meta = {
        "data": "UD English EWT 2.15 train, PolNeAR train with CoreNLP tags",
        "epochs": epochs,
        "seed": seed,
    }
    out.write_bytes(dumps("tagger", labels, rows, meta))
    click.echo(f"{len(rows)} features, {out.stat().st_size} bytes", err=True)


if __name__ == "__main__":
    main()
