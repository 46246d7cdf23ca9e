"""What is fuzzed: functions of bytes that may end with an error of the library's own, and with no other.

``TARGETS`` maps a name to a target and the inputs that fuzzing starts from. A target raises whatever it finds: an
exception that is no :class:`attribution.AttributionError`, or an ``AssertionError`` where a result breaks the format.
"""

import contextlib
import hashlib
import json
import pickle
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution import Analyzer, AttributionError, Report
from attribution.corpus import Corpus
from attribution.errors import LexiconError
from attribution.evaluation.files import read_marked
from attribution.io.annotations import from_annotations, to_annotations
from attribution.io.brat import read_brat, read_brat_folder, write_brat
from attribution.io.graphs import GRAPH_FORMATS, read_graph, write_graph
from attribution.io.jsonlines import (
    dump_line,
    error_record,
    read_lines,
    read_reports,
    require_article,
    require_pair,
    require_target,
)
from attribution.lexicons.load import entries, read_file
from attribution.lexicons.schemas import FIXED, SCHEMAS
from attribution.lexicons.validate import check_file
from attribution.models.weights import dumps, loads
from attribution.scores.policy import parse_policy
from attribution.scores.stance import FORMAT as STANCE_FORMAT
from attribution.scores.stance import load_stance_model
from attribution.sources.profiles import load_profiles
from attribution.statements.keeping import load_keeper
from attribution.statements.labels import ROLE_LABELS
from attribution.training.corpus import read_articles
from attribution.training.standoff import read_standoff
from tests.attacks import ATTACKS
from tests.format import problems

__all__ = ["TARGETS", "Target", "mutations"]

_TEXT = (
    "PORT VELLAN, March 4 (NWA) - The mayor, Carla Venn, said on Monday that “two bridges may be shut”, "
    "but officials denied it.\n\nShe added: 'It rained.' The claim could not be independently verified."
)
_ANALYZERS = {name: Analyzer(extractor=name) for name in ("rules", "model")}


@frozen
class Target:
    """One target.

    Attributes:
        run: takes any bytes.
        seeds: returns inputs that reach deep.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]


def fuzz_text(data: bytes) -> None:
    """Any text gives a report that is valid, and equal when read back from JSON."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    report = _ANALYZERS["rules" if len(data) % 2 else "model"].analyze(text, id="x")
    assert report.text == text
    found = problems(report.to_dict(), text)
    assert not found, found
    assert Report.from_dict(json.loads(report.to_json())) == report


def fuzz_lines(data: bytes) -> None:
    """Lines of JSON: each gives a record or an error; what is read as a report can be written and read again."""
    lines = data.splitlines(keepends=True)
    for require in (require_article, require_pair, require_target):
        read = list(read_lines(lines, require))
        assert len(read) == sum(1 for n, x in enumerate(lines) if _is_content(n, x))
        for line in read:
            if line.error is not None:
                pickle.loads(pickle.dumps(line.error))
                dump_line(error_record(line.error, line))
    try:
        reports = list(read_reports(lines))
    except AttributionError:
        return
    for report in reports:
        assert Report.from_dict(json.loads(report.to_json())) == report
        report.to_html()


def _is_content(number: int, raw: bytes) -> bool:
    return bool((raw.removeprefix(b"\xef\xbb\xbf") if number == 0 else raw).strip())


def fuzz_lexicon(data: bytes) -> None:
    """A lexicon file gives entries or mistakes for every schema, and the checker agrees with the reader."""
    names = sorted(SCHEMAS.keys() - FIXED)  # the others are not read from a folder
    name = names[data[0] % len(names)] if data else names[0]
    path = _folder() / f"{name}.tsv"
    path.write_bytes(data[1:])
    found = {f.code for f in check_file(path) if f.is_error}
    try:
        rows = entries(read_file(path), SCHEMAS[name], f"{name}.tsv")
        mistakes = {e.code for _, e in rows if isinstance(e, LexiconError)}
    except LexiconError as e:
        mistakes = {e.code}
    assert found == mistakes, (found, mistakes)


def fuzz_policy(data: bytes) -> None:
    """A policy is read, complete and finite, or refused."""
    try:
        policy = parse_policy.__wrapped__(data.decode("utf-8", "replace"), "own.toml")
    except AttributionError:
        return
    assert all(0 <= abs(w) < float("inf") for w in policy.weights.values())


def fuzz_weights(data: bytes) -> None:
    """A file of weights, damaged or made on purpose with a right hash, is refused or gives rows of its labels."""
    for whole in (data, _rehashed(data)):
        try:
            weights = loads(whole, "own.weights")
        except AttributionError:
            continue
        for feature in list(weights.index)[:50]:
            assert all(0 <= label < len(weights.labels) for label, _ in weights.row(feature))
            weights.dense(feature)


def _rehashed(data: bytes) -> bytes:
    """Correct the hash of the header, so that fuzzing comes past it."""
    head, _, packed = data.partition(b"\n")
    try:
        header = json.loads(head)
        header["sha256"] = hashlib.sha256(packed).hexdigest()
        return json.dumps(header).encode() + b"\n" + packed
    except (ValueError, TypeError, RecursionError):
        return data


def fuzz_store(data: bytes) -> None:
    """A damaged corpus file gives its documents or an error; the input lists edits: two bytes place, one byte value."""
    blob = bytearray(_store())
    if data[:1] == b"\xff":
        blob = bytearray(data[1:])  # no corpus at all
    for k in range(0, len(data) - 2, 3):
        place = int.from_bytes(data[k : k + 2]) * 7 % len(blob)
        blob[place] = data[k + 2]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        path.write_bytes(blob)
        try:
            with Corpus.open(path) as corpus:
                for ident in corpus:
                    corpus.report(ident)
                corpus.documents()
                corpus.claims()
                corpus.copies()
                corpus.failures()
                corpus.remove("a")
        except AttributionError:
            return


def fuzz_brat(data: bytes) -> None:
    """A text and its brat annotation, up to and from the first line ``---``: what is read can be written and read again."""
    raw, _, annotations = data.partition(b"\n---\n")
    path = _folder() / "brat.txt"
    path.write_bytes(raw)
    path.with_suffix(".ann").write_bytes(annotations)
    for read in (read_standoff, lambda p: list(read_brat_folder(p.parent))):
        with contextlib.suppress(AttributionError):
            read(path)
    try:
        text = raw.decode()
        report = read_brat(text, annotations.decode(), id="x")
    except (AttributionError, UnicodeDecodeError):
        return
    again = read_brat(text, write_brat(report), id="x")
    assert write_brat(again) == write_brat(report)


def fuzz_rows(data: bytes) -> None:
    """Lines of annotated articles are read for evaluation and training, or refused; Web Annotations likewise."""
    path = _folder() / "rows.jsonl"
    path.write_bytes(data)
    for read in (read_marked, read_articles):
        with contextlib.suppress(AttributionError):
            read(path)
    for line in data.splitlines():
        try:
            annotations = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(annotations, list):
            try:
                report = from_annotations(annotations, _TEXT)
            except AttributionError:
                continue
            assert from_annotations(to_annotations(report), _TEXT).statements == report.statements


def fuzz_graph(data: bytes) -> None:
    """A graph file of each format gives a graph or an error; the first byte chooses the format."""
    path = _folder() / f"graph{GRAPH_FORMATS[data[0] % len(GRAPH_FORMATS) if data else 0]}"
    path.write_bytes(data[1:])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # networkx warns of what it does not know
        try:
            graph = read_graph(path)
        except AttributionError:
            return
    graph.number_of_edges()


def fuzz_settings(data: bytes) -> None:
    """Files of known sources, of the last decision and of stances are read or refused; the first byte chooses."""
    kind, rest = (data[0] % 4 if data else 0), data[1:]
    name = ("sources.toml", "sources.json", "keeping.json", "stance.json")[kind]
    path = _folder() / name
    path.write_bytes(rest)
    try:
        if kind < 2:
            load_profiles.__globals__["_load"].__wrapped__(path, 0, 0)
        elif kind == 2:
            load_keeper.__wrapped__(path.parent)
        else:
            load_stance_model.__wrapped__(path.parent)
    except AttributionError:
        pass


@lru_cache(maxsize=1)
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz"))


@lru_cache(maxsize=1)
def _store() -> bytes:
    """Return the bytes of a small corpus."""
    path = _folder() / "seed.db"
    with Corpus.open(path) as corpus:
        for ident, text in (("a", _TEXT), ("b", _TEXT.replace("Monday", "Friday"))):
            corpus.add(_ANALYZERS["rules"].analyze(text, id=ident), outlet="Esk Post", published="2024-05-01")
        corpus._store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def _texts() -> list[bytes]:
    texts = [_TEXT, *(make(24) for make in ATTACKS.values())]
    return [t.encode("utf-8", "surrogatepass") for t in texts]


def _lines() -> list[bytes]:
    report = _ANALYZERS["rules"].analyze(_TEXT, id="x").to_json().encode()
    return [
        report,
        b'{"id": "a", "text": "Hm.", "title": null}\n\xff\n{"id": 3, "claim": "It rained", "text": "No."}\n',
        b'{"text": "It rained", "target": [0, 2]}\n{"text": 1, "target": [1e400, true]}\n[]\n1\n"a"',
        b"[" * 3000,
        b'{"a":' * 3000,
        b"1" * 5000,
        report.replace(b"null", b"1e400").replace(b'"start": ', b'"start": -'),
    ]


def _lexicons() -> list[bytes]:
    return [
        bytes([n])
        + ("\t".join(s.columns) + "\n" + "\t".join(["a"] * len(s.columns)) + "\n# x\n\t\t\n").encode()
        for n, s in enumerate(SCHEMAS[k] for k in sorted(SCHEMAS))
    ]


def _policies() -> list[bytes]:
    head = b'version = 1\nextends = "default"\n'
    return [
        head + b"[sourcing]\nanonymous = 0.4\n",
        head + b'[sourcing]\nanonymous = { value = 0.4, reason = "x", origin = "y" }\n',
        head + b"[sourcing]\nanonymous = nan\n",
        head + b"[sourcing]\nanonymous = " + b"9" * 500 + b"\n",
        head + b'[sourcing]\nanonymous = { value = "' + b"9" * 500 + b'" }\n',
        head + b"[sourcing]\nanonymous = 0x" + b"9" * 4900 + b"\n",
        head + b"[sourcing]\nanonymous = " + b"9" * 4900 + b"\n",
        head + b"[sourcing]\nanonymous = true\n",
        b"x = " + b"[" * 3000,
        b"version = 1979-05-27T07:32:00Z\n",
    ]


def _brats() -> list[bytes]:
    report = _ANALYZERS["rules"].analyze(_TEXT, id="x")
    ann = write_brat(report)
    links = (
        "T1\tCue 0 4\tPORT\nT2\tContent 5 11;12 13\tVELLAN ,\nR1\tPart Arg1:T1 Arg2:T2\nA1\tAct E9 claim\n"
    )
    digits = f"T1\tCue {'9' * 30} {'9' * 5000}\tx\nE1\tCue:T1 Nested:E1\n"
    return [f"{_TEXT}\n---\n{a}".encode() for a in (ann, ann.replace("\n", "\r\n"), links, digits, "")]


def _rows() -> list[bytes]:
    report = _ANALYZERS["rules"].analyze(_TEXT, id="x")
    row = {
        "id": "a",
        "text": "It rained, he said.",
        "attributions": [{"source": [[11, 13]], "cue": [[14, 18]]}],
    }
    return [
        json.dumps(row).encode() + b"\n" + report.to_json().replace("\n", " ").encode(),
        json.dumps(to_annotations(report)).encode(),
        json.dumps(
            {**row, "statements": [{"cue": {"spans": [{"start": 1, "end": 2}]}, "confidence": "x"}]}
        ).encode(),
        b'{"id": [], "text": 3, "attributions": [{"cue": 1, "nested_in": {}}]}\n{"document": {"id": 1e400}}',
        b'{"id": [], "text": 3, "attributions": [{"cue": [[0, 1]]}]}',
        b"[" * 3900,
        b'{"text": "a", "attributions": [{"cue": [[0, 1e400]]}, {"cue": [[true, null]]}]}',
    ]


def _graphs() -> list[bytes]:
    graph = _ANALYZERS["rules"].analyze(_TEXT, id="x").graph
    seeds = []
    for n, form in enumerate(GRAPH_FORMATS):
        path = _folder() / f"seed{form}"
        write_graph(graph, path)
        seeds.append(bytes([n]) + path.read_bytes()[:3900])
        small = graph.subgraph(list(graph)[:2])
        write_graph(small, path)
        seeds.append(bytes([n]) + path.read_bytes())
    return [*seeds, b"\x02" + b"[" * 3900, b"\x02[1]", b"\x02null", b"\x00<a/>", b"\x01" + b"<a>" * 1300]


def _settings() -> list[bytes]:
    known = {"source": [{"name": "Acme Wire", "aliases": ["Acme"], "type": "outlet", "reliability": "B"}]}
    toml = '[[source]]\nname = "Acme Wire"\naliases = ["Acme"]\ntype = "outlet"\naffiliation = "Acme Corp"\n'
    stance = {"format": "x", "features": {"a": [0.5] * 8}, "intercepts": [0, 1, 2, 3]}
    return [
        b"\x00" + toml.encode(),
        b"\x00x = " + b"[" * 3000,
        b"\x01" + json.dumps(known).encode(),
        b'\x02{"weights": {"bias": 1.5, "kind:in": -2, "x": NaN, "y": "3"}}',
        b"\x02" + b"[" * 3900,
        b"\x03" + json.dumps(stance).encode(),
        b"\x03" + json.dumps({**stance, "format": STANCE_FORMAT}).encode(),
        b"\x03" + b"[" * 3900,
        b"\x03\xff",
    ]


def _weights() -> list[bytes]:
    rows = {f"{n:02d}word{n}": {n % 3: 0.5, 2: -1.0} for n in range(30)}
    first = dumps("own", ("a", "b", "c"), rows, {"seed": 1})
    return [first, dumps("own", ROLE_LABELS, {}), b'{"format": "attribution-weights/1"}\nx', first[:-5]]


TARGETS: dict[str, Target] = {
    "text": Target(fuzz_text, _texts),
    "lines": Target(fuzz_lines, _lines),
    "lexicon": Target(fuzz_lexicon, _lexicons),
    "policy": Target(fuzz_policy, _policies),
    "weights": Target(fuzz_weights, _weights),
    "brat": Target(fuzz_brat, _brats),
    "rows": Target(fuzz_rows, _rows),
    "graph": Target(fuzz_graph, _graphs),
    "settings": Target(fuzz_settings, _settings),
    "store": Target(fuzz_store, lambda: [b"", b"\x00\x01\xff", b"\xffno database", bytes(range(250))]),
}
"""Every target by name."""


def mutations(seeds: list[bytes], n: int, random: Any) -> Iterator[bytes]:
    """Yield the seeds, then n inputs made from them by cutting, repeating, joining and changing bytes.

    Args:
        seeds: where to start.
        n: how many further inputs.
        random: a :class:`random.Random`.
    """
    yield from seeds
    pool = list(seeds)
    for _ in range(n):
        data = bytearray(random.choice(pool))
        for _ in range(random.randint(1, 5)):
            a = random.randint(0, len(data))
            b = min(len(data), a + random.choice((1, 2, 8, 50)))
            kind = random.randrange(6)
            if kind == 0:
                del data[a:b]
            elif kind == 1:
                data[a:a] = data[a:b] * random.choice((1, 2, 30))
            elif kind == 2:
                data[a:a] = random.randbytes(random.choice((1, 2, 8)))
            elif kind == 3:
                data[a:b] = bytes(random.choice(b' \t\n",:{}[]=#-019.\x00\xffaZ') for _ in range(b - a))
            elif kind == 4:
                other = random.choice(pool)
                c = random.randint(0, len(other))
                data[a:b] = other[c : c + random.choice((4, 40, 400))]
            elif data:
                k = random.randrange(len(data))
                data[k] ^= 1 << random.randrange(8)
        out = bytes(data[:4000])
        if random.random() < 0.02 and len(pool) < 3000:
            pool.append(out)
        yield out
