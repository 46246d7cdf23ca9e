"""Count in how many articles each comparison key occurs: the weights of claim matching and stance.

The table ``lexicons/en/word_shares.tsv`` holds the keys found in at least ``least`` articles with the share of
articles that have them. Words that are mostly names of people are left out, so that all people tell alike. The texts
themselves are not kept.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from attribution.claims.keys import load_keys
from attribution.options import Options
from attribution.text import read

__all__ = ["count_shares", "read_texts", "write_shares"]

_HEADER = """\
# Share of news articles in which a comparison key occurs (attribution.claims.keys); rarer keys are left out.
# Words that are mostly names of people are left out: all people tell alike.
# Origin: counts over the train parts of PolNeAR v1.0.0 (Newell, Margolin and Ruths 2018) and of the rumour news corpus.
key\tshare
"""


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the field ``text`` of gzipped JSON lines, in order."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def count_shares(corpora: Iterable[Iterable[str]], least: int = 3) -> dict[str, float]:
    """Count keys over articles of several corpora; each corpus counts the same, so that none sets the topics.

    Args:
        corpora: whole articles, corpus by corpus.
        least: how many articles must have a key.

    Returns:
        Mean share of articles by key, in alphabetical order.
    """
    table, options = load_keys(), Options()
    total: Counter[str] = Counter()
    tokens: Counter[str] = Counter()
    people: Counter[str] = Counter()
    shares: list[dict[str, float]] = []
    for texts in corpora:
        counts: Counter[str] = Counter()
        n = 0
        for text in texts:
            document = read(text, options=options)
            keys = table.keys(document.lemmas, document.tags)
            counts.update({k for k in keys if k})
            tokens.update(keys)
            people.update(k for k, e in zip(keys, document.entities, strict=True) if e[2:] == "PERSON")
            n += 1
        total.update(counts)
        shares.append({k: c / n for k, c in counts.items()})
    return {
        k: sum(s.get(k, 0.0) for s in shares) / len(shares)
        for k, c in sorted(total.items())
        if c >= least and 2 * people[k] <= tokens[k]
    }


def write_shares(path: Path, shares: dict[str, float]) -> None:
    """Write the table."""
    rows = (f"{k}\t{v:.4f}\n" for k, v in shares.items() if "\t" not in k)
    path.write_text(_HEADER + "".join(rows), encoding="utf-8")


@click.command()
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the corpora."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File to write.")
def main(data: Path, out: Path) -> None:
    """Count keys in the train parts of PolNeAR and of the rumour news corpus and write the table."""
    corpora = [read_texts([data / name / "train.jsonl.gz"]) for name in ("polnear", "rumours")]
    write_shares(out, count_shares(corpora, least=4))


if __name__ == "__main__":
    main()
