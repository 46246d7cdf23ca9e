"""Read annotated articles: PolNeAR-style JSON lines and brat standoff folders.

A JSON line holds ``id``, ``text`` and ``attributions`` (or ``statements``): objects with ``source``, ``cue``
and ``content``, each a list of ``[start, end]`` character offsets, and optionally ``id`` and ``nested_in``.
A brat folder holds pairs of ``NAME.txt`` and ``NAME.ann`` with text-bound annotations named Source, Cue
and Content and one event or relation for each attribution.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import field, frozen

from attribution.errors import InputError
from attribution.values.document import Document

__all__ = [
    "Article",
    "Attribution",
    "Example",
    "align",
    "is_corpus_file",
    "read_articles",
]

_ROLES = ("source", "cue", "content")
Ranges = tuple[tuple[int, int], ...]


@frozen(slots=True)
class Attribution:
    """One annotated attribution: character or token ranges of its three roles."""

    source: Ranges
    cue: Ranges
    content: Ranges
    id: str = ""
    nested_in: str | None = None


@frozen(slots=True)
class Article:
    """A text with its annotated attributions, ranges in characters."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


@frozen(slots=True, eq=False)
class Example:
    """An annotated article whose ranges count the tokens of its document.

    Attributes:
        document: tokens, tags, sentences, quotations.
        attributions: outermost attributions.
        nested: attributions inside the content of another one.
        weight: how much the example counts in training.
        domain: which corpus it is from.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    nested: tuple[Attribution, ...] = field(default=())
    weight: float = 1.0
    domain: str = ""


def _ranges(value: Any, where: str) -> Ranges:
    try:
        return tuple(sorted((int(a), int(b)) for a, b in value or ()))
    except (TypeError, ValueError) as e:
        raise InputError(f"{where}: a role must be a list of [start, end], not {value!r}") from e


def _from_row(row: Any, where: str) -> Article:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError(f'{where}: an article must be an object with a "text"')
    found = row["attributions"] if "attributions" in row else row.get("statements", [])
    if not isinstance(found, list) or not all(isinstance(a, dict) for a in found):
        raise InputError(f'{where}: "attributions" must be a list of objects')
    return Article(
        str(row.get("id", "")),
        row["text"],
        tuple(
            Attribution(
                _ranges(a.get("source"), where),
                _ranges(a.get("cue"), where),
                _ranges(a.get("content"), where),
                str(a.get("id", "")),
                a.get("nested_in"),
            )
            for a in found
        ),
    )


def _read_lines(path: Path) -> Iterator[Article]:
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError as e:
                    raise InputError(f"{path}:{n}: not JSON: {e}") from e
                yield _from_row(row, f"{path}:{n}")


def _read_brat(text_path: Path) -> Article:
    text = text_path.read_text(encoding="utf-8")
    spans: dict[str, tuple[str, Ranges]] = {}
    groups: list[tuple[str, list[str]]] = []
    links: list[tuple[str, str]] = []
    for n, line in enumerate(text_path.with_suffix(".ann").read_text(encoding="utf-8").splitlines(), 1):
        name, _, rest = line.partition("\t")
        try:
            if name.startswith("T"):
                head = rest.split("\t")[0]
                kind, _, offsets = head.partition(" ")
                pairs = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
                spans[name] = (kind.lower(), tuple(sorted((a, b) for a, b in pairs)))
            elif name.startswith("E"):
                groups.append((name, [part.partition(":")[2] for part in rest.split()]))
            elif name.startswith("R"):
                ends = rest.split()[1:]
                links.append((ends[0].partition(":")[2], ends[1].partition(":")[2]))
        except (ValueError, IndexError) as e:
            raise InputError(f"{text_path.with_suffix('.ann')}:{n}: not a brat annotation: {line!r}") from e
    # Relations tie a source or content to a cue: each cue with what hangs on it is one attribution.
    cues: dict[str, list[str]] = {}
    for a, b in links:
        for cue, other in ((a, b), (b, a)):
            if spans.get(cue, ("",))[0] == "cue" and spans.get(other, ("",))[0] != "cue":
                cues.setdefault(cue, [cue]).append(other)
    groups += list(cues.items())
    out = []
    for name, members in groups:
        roles: dict[str, list[tuple[int, int]]] = {r: [] for r in _ROLES}
        for member in members:
            kind, ranges = spans.get(member, ("", ()))
            if kind in roles:
                roles[kind] += [r for r in ranges if r not in roles[kind]]
        ordered = [tuple(sorted(roles[r])) for r in _ROLES]
        out.append(Attribution(ordered[0], ordered[1], ordered[2], name))
    return Article(text_path.stem, text, tuple(out))


def is_corpus_file(path: Path) -> bool:
    """Tell whether a path looks like annotated JSON lines."""
    return path.name.endswith((".jsonl", ".jsonl.gz"))


def read_articles(path: Path) -> list[Article]:
    """Read annotated articles from a JSON lines file (``.gz`` too) or a brat folder.

    Args:
        path: the file or folder.

    Returns:
        The articles in the order of the file, or of the names in the folder.

    Raises:
        InputError: if the path does not exist, holds no articles, or a line is malformed.
    """
    path = Path(path)
    if path.is_dir():
        texts = sorted(p for p in path.glob("*.txt") if p.with_suffix(".ann").is_file())
        if not texts:
            raise InputError(f"{path}: no NAME.txt with NAME.ann in this folder")
        return [_read_brat(p) for p in texts]
    if not path.is_file():
        raise InputError(f"{path}: no such file or folder")
    return list(_read_lines(path))


def _tokens(document: Document, ranges: Ranges) -> Ranges:
    out: list[tuple[int, int]] = []
    for a, b in ranges:
        r = document.tokens_in(a, b)
        if not r:
            continue
        if out and out[-1][1] >= r.start:
            out[-1] = (out[-1][0], r.stop)
        else:
            out.append((r.start, r.stop))
    return tuple(out)


def align(article: Article, document: Document, *, weight: float = 1.0, domain: str = "") -> Example:
    """Turn the character ranges of an article's attributions into token ranges of its document."""
    outer: list[Attribution] = []
    inner: list[Attribution] = []
    for a in article.attributions:
        source, cue, content = (_tokens(document, r) for r in (a.source, a.cue, a.content))
        t = Attribution(source, cue, content, a.id, a.nested_in)
        if t.content or t.cue:
            (inner if a.nested_in else outer).append(t)
    return Example(document, tuple(outer), tuple(inner), weight, domain)


def select(articles: Iterable[Article], names: Iterable[str]) -> list[Article]:
    """Keep the articles with one of the given ids, in their own order."""
    wanted = set(names)
    return [a for a in articles if a.id in wanted]
