"""Measure the resolution of sources against annotated coreference: pronouns, descriptions, B³.

Run as ``python -m attribution.evaluation.sources --data DIR``, where DIR holds ``dev.jsonl.gz`` of the GUM news
documents: one JSON object a line with ``text``, ``tokens`` (``form``, ``start``, ``end``, ``xpos``) and ``mentions``
(``first``, ``last``, ``type``, ``cluster``, ``head``).
"""

import argparse
import gzip
import json
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from attribution.options import Options
from attribution.sources.resolve import Resolution, resolve_mentions
from attribution.statements import extract
from attribution.text import read
from attribution.text.penn import PROPER_NOUNS

__all__ = ["Clustering", "Resolved", "b_cubed", "compare_document", "pairwise", "summarize"]

_TYPES = frozenset({"person", "organization"})
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "him",
        "her",
        "them",
        "me",
        "us",
        "his",
        "hers",
        "their",
        "its",
        "my",
        "our",
        "himself",
        "herself",
        "themselves",
    ]
)
_PERSONAL = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "me", "my"])
_SPEAKING = frozenset(
    [
        "say",
        "tell",
        "add",
        "announce",
        "claim",
        "report",
        "state",
        "note",
        "explain",
        "argue",
        "ask",
        "warn",
        "believe",
        "think",
        "insist",
        "deny",
        "confirm",
    ]
)
_FORMS = {v + e: v for v in _SPEAKING for e in ("", "s", "ed", "d")} | {
    "said": "say", "told": "tell", "thought": "think", "denies": "deny", "denied": "deny",
}  # fmt: skip
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "their", "its"])


@frozen(slots=True)
class Resolved:
    """One annotated mention that had to be resolved.

    Attributes:
        text: its words.
        kind: ``"pronoun"`` or ``"description"``.
        speaks: whether it is itself the subject of a verb of speech.
        is_right: whether the library joined it to the right participant.
        baseline: whether the nearest preceding name is the right participant.
    """

    text: str
    kind: str
    speaks: bool
    is_right: bool
    baseline: bool


@define(slots=True)
class Clustering:
    """Gold and predicted cluster of each mention that belongs to a named person or organisation."""

    gold: list[str] = field(factory=list)
    predicted: list[str] = field(factory=list)
    baseline: list[str] = field(factory=list)


def compare_document(
    row: Mapping[str, Any], clusters: Clustering, options: Options | None = None
) -> list[Resolved]:
    """Resolve one document and compare.

    A mention counts as resolved rightly when the nearest name or description before it (after it where there
    is none before) in its predicted participant belongs to its gold cluster.

    Args:
        row: an annotated document.
        clusters: collects the clusters of the mentions of named people and organisations.
        options: choices for the analysis.

    Returns:
        The pronouns and definite descriptions that refer to someone who speaks in the document and who was
        mentioned before, in text order.
    """
    options = options or Options()
    document = read(row["text"], options=options)
    found = resolve_mentions(document, extract(document, options), options)
    tokens, mentions = row["tokens"], sorted(row["mentions"], key=lambda m: (m["first"], -m["last"]))
    heads = [_head(m) for m in mentions]
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for m in mentions:
        groups[str(m["cluster"])].append(m)
    system = _System(found, mentions, heads, tokens)
    named = {c for c, ms in groups.items() if any(m["type"] in _TYPES and _is_name(m, tokens) for m in ms)}
    speaking = {str(m["cluster"]) for m in mentions if m["type"] in _TYPES and _speaks(m, tokens)}
    out: list[Resolved] = []
    seen: list[Any] = []
    last_by_word: dict[str, str] = {}
    for number, (m, h) in enumerate(zip(mentions, heads, strict=True)):
        cluster = str(m["cluster"])
        word = tokens[m["first"]]["form"].lower()
        is_pronoun = m["first"] == m["last"] and word in _PRONOUNS
        is_description = not is_pronoun and word in _DEFINITE and tokens[h]["xpos"] in ("NN", "NNS")
        nearest = _nearest_name(seen, is_pronoun and word in _PERSONAL)
        key = f"{row['id']} "
        if cluster in named and m["type"] in _TYPES:
            clusters.gold.append(key + cluster)
            clusters.predicted.append(key + (system.participant.get(number) or f"own {m['id']}"))
            name = tokens[h]["form"].lower()
            if is_pronoun:
                base = str(nearest["cluster"]) if nearest is not None else f"own {m['id']}"
                base = last_by_word.get(f"cluster {base}", base)
            else:
                base = last_by_word.setdefault(name, f"word {name}")
                last_by_word[f"cluster {cluster}"] = base
            clusters.baseline.append(key + base)
        first = groups[cluster][0] is m
        if (is_pronoun or is_description) and cluster in speaking and m["type"] in _TYPES and not first:
            antecedent = system.antecedent(number)
            hit = mentions[antecedent] if antecedent is not None else None
            out.append(
                Resolved(
                    row["text"][m["start"] : m["end"]],
                    "pronoun" if is_pronoun else "description",
                    _speaks(m, tokens),
                    hit is not None and str(hit["cluster"]) == cluster,
                    nearest is not None and str(nearest["cluster"]) == cluster,
                )
            )
        if m["type"] in _TYPES and _is_name(m, tokens):
            seen.append(m)
    return out


class _System:
    """Look up what the library made of each annotated mention.

    A mention of the library and an annotated one are the same where the annotated span holds the library's head
    and the library's span holds the annotated head; of several, the shortest annotated one.
    """

    def __init__(
        self, found: Resolution, mentions: Sequence[Any], heads: Sequence[int], tokens: Sequence[Any]
    ) -> None:
        starts, ends = found.document.starts, found.document.ends
        at: defaultdict[int, list[int]] = defaultdict(list)
        for n, h in enumerate(heads):
            at[tokens[h]["start"]].append(n)
        head_starts = sorted(at)
        self.participant: dict[int, str] = {}
        self.order: dict[str, list[int]] = defaultdict(list)
        for p in found.register.all:
            for m in p.mentions:
                lo, hi = bisect_left(head_starts, starts[m.first]), bisect_left(head_starts, ends[m.last - 1])
                place = starts[m.head]
                fits = [
                    n
                    for x in head_starts[lo:hi]
                    for n in at[x]
                    if mentions[n]["start"] <= place < mentions[n]["end"]
                ]
                if fits:
                    best = min(fits, key=lambda n: mentions[n]["end"] - mentions[n]["start"])
                    self.participant[best] = str(p.number)
                    if m.form != "pronoun":
                        self.order[str(p.number)].append(best)
        for known in self.order.values():
            known.sort()

    def antecedent(self, n: int) -> int | None:
        """Return the nearest name or description before mention ``n`` in its participant, else the first after."""
        p = self.participant.get(n)
        if p is None:
            return None
        places = [x for x in self.order[p] if x != n]
        i = bisect_left(places, n)
        return places[i - 1] if i else places[0] if places else None


def _head(m: Mapping[str, Any]) -> int:
    return int(m["head"][0]) if m["head"] else int(m["last"])


def _is_name(m: Mapping[str, Any], tokens: Sequence[Mapping[str, Any]]) -> bool:
    return tokens[_head(m)]["xpos"] in PROPER_NOUNS


def _speaks(m: Mapping[str, Any], tokens: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a verb of speech stands right after a mention, or right before it ("said she")."""
    i = m["last"] + 1
    while i < len(tokens) and (
        tokens[i]["xpos"] in ("RB", "MD") or tokens[i]["form"].lower() in ("has", "have", "had")
    ):
        i += 1
    if i < len(tokens) and tokens[i]["form"].lower() in _FORMS and tokens[i]["xpos"][0] == "V":
        return True
    i = m["first"] - 1
    return i > 0 and tokens[i]["form"].lower() in _FORMS and tokens[i]["xpos"] == "VBD" and tokens[i - 1]["xpos"] in (
        "''", ",", "\"",
    )  # fmt: skip


def _nearest_name(seen: Sequence[Any], persons: bool) -> Any | None:
    """Return the last name before, of a person where one is asked for."""
    for m in reversed(seen[-40:]):
        if not persons or m["type"] == "person":
            return m
    return None


def b_cubed(gold: Sequence[str], predicted: Sequence[str]) -> tuple[float, float, float]:
    """Return B³ precision, recall and F of a clustering.

    References:
        Amit Bagga and Breck Baldwin, "Entity-based cross-document coreferencing using the vector space
        model", COLING-ACL 1998.

    >>> b_cubed(["a", "a", "b", "b"], ["x", "x", "x", "x"])
    (0.5, 1.0, 0.6666666666666666)
    """
    if not gold:
        return 0.0, 0.0, 0.0
    both, g, p = Counter(zip(gold, predicted, strict=True)), Counter(gold), Counter(predicted)
    precision = sum(n * n / p[y] for (_, y), n in both.items()) / len(gold)
    recall = sum(n * n / g[x] for (x, _), n in both.items()) / len(gold)
    return precision, recall, _f(precision, recall)


def pairwise(gold: Sequence[str], predicted: Sequence[str]) -> tuple[float, float, float]:
    """Return precision, recall and F over pairs of mentions of one cluster.

    >>> pairwise(["a", "a", "b"], ["x", "x", "x"])
    (0.3333333333333333, 1.0, 0.5)
    """
    right = sum(n * (n - 1) for n in Counter(zip(gold, predicted, strict=True)).values())
    said = sum(n * (n - 1) for n in Counter(predicted).values())
    true = sum(n * (n - 1) for n in Counter(gold).values())
    precision, recall = right / said if said else 0.0, right / true if true else 0.0
    return precision, recall, _f(precision, recall)


def _f(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def summarize(resolved: Iterable[Resolved], clusters: Clustering) -> Iterator[str]:
    """Yield the lines of a Markdown table of all figures, in percent."""
    rows = list(resolved)
    yield "| measure | n | library | baseline |"
    yield "|---|---|---|---|"
    for label, chosen in (
        ("speaking pronouns", [r for r in rows if r.speaks and r.kind == "pronoun"]),
        ("speaking definite descriptions", [r for r in rows if r.speaks and r.kind == "description"]),
        ("speaking, both", [r for r in rows if r.speaks]),
        ("pronouns for speakers", [r for r in rows if r.kind == "pronoun"]),
        ("definite descriptions for speakers", [r for r in rows if r.kind == "description"]),
        ("pronouns and descriptions for speakers", rows),
    ):
        n = len(chosen)
        if n:
            own, base = sum(r.is_right for r in chosen), sum(r.baseline for r in chosen)
            yield f"| {label}, accuracy | {n} | {100 * own / n:.1f} | {100 * base / n:.1f} |"
    for name, score in (("pairwise", pairwise), ("B³", b_cubed)):
        own3, base3 = score(clusters.gold, clusters.predicted), score(clusters.gold, clusters.baseline)
        for part, a, b in zip(("precision", "recall", "F"), own3, base3, strict=True):
            yield f"| {name} {part}, named people and organisations | {len(clusters.gold)} | {100 * a:.1f} | {100 * b:.1f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table for a folder of annotated documents."""
    parser = argparse.ArgumentParser(description="Measure the resolution of sources on GUM news documents.")
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.jsonl.gz")
    parser.add_argument("--errors", action="store_true", help="list what was resolved wrongly")
    args = parser.parse_args(arguments)
    clusters, resolved = Clustering(), []
    with gzip.open(args.data / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            done = compare_document(row, clusters)
            resolved += done
            if args.errors:
                sys.stdout.writelines(f"{row['id']}\t{r.text}\t{r.speaks}\n" for r in done if not r.is_right)
    sys.stdout.writelines(line + "\n" for line in summarize(resolved, clusters))
    return 0


if __name__ == "__main__":
    sys.exit(main())
