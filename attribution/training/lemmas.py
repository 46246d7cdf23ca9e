"""Derive the lemma lexicons: ``python -m attribution.training.lemmas --data DIR --out FOLDER``.

Counts (form, tag, lemma) in the English Web Treebank (gold) and the CoreNLP analysis of PolNeAR (silver), writes
the frequent base forms to ``bases.tsv`` and to ``lemmas.tsv`` those forms that the spelling rules get wrong.
"""

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from attribution.lexicons.load import table
from attribution.text.lemmas import Lemmatizer, tag_kind

__all__ = ["read_lemmas"]

_ORIGIN = (
    "# {what}\n"
    "# Origin: counts in UD English EWT 2.15 train (gold) and in the CoreNLP analysis of PolNeAR train (silver).\n"
    "# Licence: CC BY-SA 4.0 (EWT annotations). Made by attribution.training.lemmas.\n"
)


def read_lemmas(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (form, tag, lemma) of every word of a CoNLL-U or nine-column file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 10 and cells[0].isdigit():
                yield cells[1], cells[4], cells[2]
            elif len(cells) == 9:
                yield cells[1], cells[3], cells[2]


@click.command()
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the corpora."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the lexicons.")
def main(data: Path, out: Path) -> None:
    """Write bases.tsv and lemmas.tsv."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bases: Counter[tuple[str, str]] = Counter()
    for name, weight in (("ewt/train.conllu.gz", 3), ("polnear/train.corenlp.conllu.gz", 1)):
        for form, tag, lemma in read_lemmas(data / name):
            kind = tag_kind(tag)
            if weight == 1 and kind == "a" and tag[-1] in "RS" and len(tag) == 3:
                continue  # CoreNLP leaves comparatives as they are
            low, base = form.lower().replace("’", "'"), lemma.lower()
            if (
                kind == "-"
                or tag == "NNPS"
                or not low.replace("-", "").replace("'", "").isalpha()
                or not base
            ):
                continue
            counts[low, tag][base] += weight
            if "-" not in base and base.isalpha():
                bases[base, kind] += weight
    kept = sorted(k for k, n in bases.items() if (n >= (3 if k[1] != "a" else 6) and k[1] == "v") or n >= 6)
    endings = ("e", "s", "h", "x", "z", "o", "f", "ie", "y")
    kept = [
        k
        for k in kept
        if k[1] == "v" or (k[1] == "n" and k[0].endswith(endings)) or (k[1] == "a" and len(k[0]) < 8)
    ]
    lines = [
        _ORIGIN.format(
            what="Base forms: v verb, n noun (of the endings that spelling cannot decide), a adjective."
        )
    ]
    lines += ["lemma\tkind\n", *(f"{b}\t{k}\n" for b, k in kept)]
    (out / "bases.tsv").write_text("".join(lines), "utf-8")
    head = _ORIGIN.format(what="Forms whose lemma the spelling rules would get wrong.")
    (out / "lemmas.tsv").write_text(head + "form\tkind\tlemma\n", "utf-8")
    table.cache_clear()
    rules = Lemmatizer()
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (form, tag), c in counts.items():
        if tag == "NN":
            continue
        guess = rules.lemma(form, tag)
        for lemma, n in c.items():
            votes[form, tag_kind(tag)][lemma] += n
            if lemma == guess:
                votes[form, tag_kind(tag)]["\0"] += n
    rows = []
    for (form, kind), c in sorted(votes.items()):
        right = c.pop("\0", 0)
        lemma, n = c.most_common(1)[0]
        if n > right and n >= 3 and sum(c.values()) - right >= 2:
            rows.append(f"{form}\t{kind}\t{lemma}\n")
    (out / "lemmas.tsv").write_text(head + "form\tkind\tlemma\n" + "".join(rows), "utf-8")
    click.echo(f"{len(kept)} base forms, {len(rows)} exceptions", err=True)


if __name__ == "__main__":
    main()
