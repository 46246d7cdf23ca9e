"""Sparse linear weights as plain data: one file, columns, checked by hash, read lazily.

A file is one line of JSON (the header) and a zlib stream. The stream holds, in this order: the feature
texts in sorted order joined by line feeds (UTF-8), the number of weights of each feature (``uint8``), the
label number of each weight (``uint8``) and the weight itself (``int16``, times ``scale``). Columns of
small integers compress better and load faster than JSON: building the index of features is the whole
cost of loading, rows become tuples only when a feature is met.

Nothing is ever executed on load: a damaged or foreign file gives :class:`ModelFileError`.
"""

import hashlib
import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import accumulate, chain, repeat
from math import isfinite
from operator import sub
from pathlib import Path
from typing import Any

from attrs import field, frozen

from attribution.errors import ModelFileError

__all__ = ["FORMAT", "Weights", "check_folder", "dumps", "load", "loads", "read", "save"]

FORMAT = "attribution-weights/1"
_MAX_PAYLOAD = 256 * 1024 * 1024


@frozen(slots=True, eq=False)
class Weights:
    """A sparse matrix of features by labels.

    Attributes:
        name: name of the model.
        labels: column names, at most 256.
        index: feature text to row number.
        meta: what the header says of training (data, seed, date of the recipe, scores).
    """

    name: str
    labels: tuple[str, ...]
    index: dict[str, int]
    scale: float
    offsets: Sequence[int]
    columns: Sequence[int]
    values: Sequence[int]
    meta: Mapping[str, Any] = field(factory=dict)

    def row(self, feature: str) -> tuple[tuple[int, float], ...]:
        """Return the (label number, weight) pairs of a feature; empty for an unknown one."""
        i = self.index.get(feature)
        if i is None:
            return ()
        a, b = self.offsets[i], self.offsets[i + 1]
        scale = self.scale
        return tuple((c, v * scale) for c, v in zip(self.columns[a:b], self.values[a:b], strict=True))

    def cells(self) -> Iterator[tuple[str, int, float]]:
        """Yield feature, label number and weight of every stored weight, feature by feature."""
        counts = map(sub, self.offsets[1:], self.offsets)
        names = chain.from_iterable(map(repeat, self.index, counts))
        return zip(names, self.columns, map(self.scale.__mul__, self.values), strict=True)

    def dense(self, feature: str) -> tuple[float, ...] | None:
        """Return the weights of a feature for every label, or None for an unknown one."""
        i = self.index.get(feature)
        if i is None:
            return None
        out = [0.0] * len(self.labels)
        scale = self.scale
        for k in range(self.offsets[i], self.offsets[i + 1]):
            out[self.columns[k]] = self.values[k] * scale
        return tuple(out)

    def add_to(self, scores: list[float], features: Iterable[str]) -> None:
        """Add the weights of several features to a list of scores, one entry a label."""
        index, offsets, columns, values, scale = (
            self.index,
            self.offsets,
            self.columns,
            self.values,
            self.scale,
        )
        for f in features:
            i = index.get(f)
            if i is not None:
                a, b = offsets[i], offsets[i + 1]
                if b - a == 1:
                    scores[columns[a]] += values[a] * scale
                else:
                    for c, v in zip(columns[a:b], values[a:b], strict=True):
                        scores[c] += v * scale


def dumps(
    name: str,
    labels: Sequence[str],
    rows: Mapping[str, Mapping[int, float]],
    meta: Mapping[str, Any] | None = None,
) -> bytes:
    """Write weights as bytes; equal input gives equal bytes.

    Args:
        name: name of the model.
        labels: column names, at most 256.
        rows: feature text (no line feed in it) to label number to weight; zero weights are dropped.
        meta: plain JSON values for the header.

    Returns:
        The file's content.

    Raises:
        ModelFileError: if there are more than 256 labels (M101), a feature has a line feed (M102), or a weight
            is not finite or of no label (M103).
    """
    if len(labels) > 256:
        raise ModelFileError(f"{len(labels)} labels, at most 256 fit", file=name, code="M101")
    for feature, row in rows.items():
        for c, w in row.items():
            if not (0 <= c < len(labels) and isfinite(w)):
                raise ModelFileError(
                    f"feature {feature!r} has weight {w} for label {c} of {len(labels)}",
                    file=name,
                    code="M103",
                )
    top = max((abs(w) for r in rows.values() for w in r.values()), default=0.0)
    scale = top / 32767 if top else 1.0
    texts, counts, columns, values = [], array("B"), array("B"), array("h")
    for feature in sorted(rows):
        cells = [(c, q) for c, w in sorted(rows[feature].items()) if (q := round(w / scale))]
        if not cells:
            continue
        if "\n" in feature:
            raise ModelFileError(f"feature {feature!r} has a line feed", file=name, code="M102")
        texts.append(feature)
        counts.append(len(cells) & 0xFF)  # 256 wraps to 0: a stored feature always has a weight
        for c, q in cells:
            columns.append(c)
            values.append(q)
    if sys.byteorder == "big":
        values.byteswap()
    blob = "\n".join(texts).encode("utf-8")
    payload = blob + counts.tobytes() + columns.tobytes() + values.tobytes()
    packed = zlib.compress(payload, 9)
    header = {
        "format": FORMAT,
        "name": name,
        "labels": list(labels),
        "features": len(texts),
        "weights": len(values),
        "text_bytes": len(blob),
        "scale": scale,
        "sha256": hashlib.sha256(packed).hexdigest(),
        "meta": dict(meta or {}),
    }
    return json.dumps(header, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n" + packed


def loads(data: bytes, file: str = "") -> Weights:
    """Read weights from bytes.

    Args:
        data: what :func:`dumps` wrote.
        file: name for error messages.

    Returns:
        The weights.

    Raises:
        ModelFileError: if the data is not of this format (M201), its hash differs (M202), or its parts do not
            agree (M203).
    """
    line, newline, packed = data.partition(b"\n")
    try:
        header = json.loads(line) if newline else None
    except (UnicodeDecodeError, ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise ModelFileError(f"not a weights file of format {FORMAT}", file=file, code="M201")
    if hashlib.sha256(packed).hexdigest() != header.get("sha256"):
        raise ModelFileError(
            "the hash differs: the file is damaged, install or copy it again", file=file, code="M202"
        )
    try:
        n, m, size = int(header["features"]), int(header["weights"]), int(header["text_bytes"])
        total = size + n + 3 * m
        labels = tuple(str(x) for x in header["labels"])
        if min(n, m, size) < 0 or total > _MAX_PAYLOAD or len(labels) > 256:
            raise ValueError("sizes out of range")
        stream = zlib.decompressobj()
        payload = stream.decompress(packed, total + 1)
        if len(payload) != total:
            raise ValueError("the payload has another size than the header says")
        names = payload[:size].decode("utf-8").split("\n") if n else []
        counts = [c or 256 for c in payload[size : size + n]]
        columns = payload[size + n : size + n + m]
        values = array("h")
        values.frombytes(payload[size + n + m :])
        if sys.byteorder == "big":
            values.byteswap()
        if len(names) != n or sum(counts) != m or (columns and max(columns) >= len(labels)):
            raise ValueError("columns do not agree")
        scale = float(header["scale"])
        if not (isfinite(scale) and scale > 0):
            raise ValueError("scale is not a positive number")
        index = dict(zip(names, range(n), strict=True))
        if len(index) != n:
            raise ValueError("a feature stands twice")
        meta = header.get("meta", {})
        if not isinstance(meta, dict):
            raise ValueError("meta is not an object")
    except (KeyError, TypeError, ValueError, OverflowError, zlib.error) as e:
        raise ModelFileError(f"damaged: {e}", file=file, code="M203") from e
    offsets = array("I", accumulate(counts, initial=0))
    return Weights(
        name=str(header.get("name", "")),
        labels=labels,
        index=index,
        scale=scale,
        offsets=offsets,
        columns=columns,
        values=values,
        meta=meta,
    )


def save(
    path: Path,
    name: str,
    labels: Sequence[str],
    rows: Mapping[str, Mapping[int, float]],
    meta: Mapping[str, Any] | None = None,
) -> None:
    """Write weights to a file; see :func:`dumps`."""
    Path(path).write_bytes(dumps(name, labels, rows, meta))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as e:
        raise ModelFileError(f"no folder of models: {e}", file=str(folder), code="M206") from e


def read(name: str, folder: Path | None = None) -> Weights:
    """Read a model, for callers that keep what they make of it; see :func:`load`.

    Args:
        name: file name without the ending, e.g. ``"tagger"``.
        folder: a user's folder looked into first; the shipped file serves where it has none.

    Returns:
        The weights.

    Raises:
        ModelFileError: if there is no such model (M204), its file cannot be read (M205) or is damaged, or the folder
            is missing or holds no models at all (M206).
    """
    if folder is not None and not any(p.suffix in (".weights", ".json") for p in _listed(Path(folder))):
        raise ModelFileError("no models (*.weights) in this folder", file=str(folder), code="M206")
    if folder is not None and (path := Path(folder) / f"{name}.weights").is_file():
        try:
            return loads(path.read_bytes(), str(path))
        except OSError as e:
            raise ModelFileError(f"cannot be read: {e}", file=str(path), code="M205") from e
    shipped = resources.files("attribution.models").joinpath("en", f"{name}.weights")
    if not shipped.is_file():
        raise ModelFileError(f"no model named {name!r} is shipped", file=f"{name}.weights", code="M204")
    return loads(shipped.read_bytes(), f"{name}.weights")


def check_folder(folder: Path) -> Iterator[str]:
    """Read every weights file of a user's folder, and yield a sentence for each that no model is read from.

    Raises:
        ModelFileError: at the first file that is damaged, or if the folder is missing or holds no models.
    """
    shipped = resources.files("attribution.models").joinpath("en")
    names = [p.stem for p in sorted(_listed(folder)) if p.suffix == ".weights"]
    for name in names:
        read(name, folder)
        if not shipped.joinpath(f"{name}.weights").is_file():
            yield f"{folder / name}.weights: is not read: no model is named {name!r}"
    if not names:
        read("tagger", folder)


@lru_cache(maxsize=32)
def load(name: str, folder: Path | None = None) -> Weights:
    """Load a model once and keep it: :func:`read` with a memory."""
    return read(name, folder)
