"""Read what the command line names: files or standard input, as documents.

Every mistake a user can make with an input gives an :class:`~attribution.errors.InputError` that says
what to do; none is repaired in silence.
"""

import codecs
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from attrs import evolve, frozen

from attribution.errors import InputError
from attribution.io.jsonlines import Line, read_array, read_lines, require_article
from attribution.pipeline import Analyzer
from attribution.report import make_report
from attribution.report.report import FORMAT, Report

if TYPE_CHECKING:
    from attribution.values.analysis import Analysis

__all__ = ["INPUTS", "Text", "analyze_line", "inspect_line", "open_lines", "read_documents"]

INPUTS = ("auto", "text", "json", "jsonl", "html")

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Where a page or an XHTML file declares its encoding, within its first bytes, as browsers look for it.
_DECLARED = re.compile(
    rb"""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 1024
# What pages that declare these are written in (WHATWG Encoding Standard, names and labels).
_LABELS = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
}


@frozen(slots=True)
class Text:
    """A document to analyse, or what is wrong with it.

    Attributes:
        file: name of the file that it comes from, ``"-"`` for standard input.
        line: its line, where the file holds one document a line; else None.
    """

    file: str
    line: Line
    is_line: bool = False

    @property
    def place(self) -> str:
        """Name of the file, with the number of the line where there are several."""
        return f"{self.file}:{self.line.number}" if self.is_line else self.file


def read_documents(
    file: str, *, kind: str = "auto", encoding: str | None = None, known: Mapping[str, str] | None = None
) -> Iterator[Text]:
    """Yield the documents of a file.

    Args:
        file: a path, or ``"-"`` for standard input.
        kind: one of :data:`INPUTS`. ``"auto"`` goes by the ending: ``.jsonl`` and ``.ndjson`` are one
            document a line, ``.json`` is one document or an array of them, ``.html``, ``.htm`` and ``.xhtml`` are web pages, any other file is one text. Standard
            input is JSON lines if its first line is a JSON object with a text, else one text.
        encoding: of a text or page; where None, what its byte order mark or the page says, else UTF-8.
        known: ``title``, ``published`` and ``outlet`` of documents that do not have their own.

    Yields:
        The documents in order. What is wrong with a single line is in its ``error``.

    Raises:
        InputError: if the file cannot be read at all.
        MissingExtraError: for a web page without the extra ``html``.
    """
    for text in _read(file, _kind_by_name(file) if kind == "auto" else kind, encoding):
        record = text.line.record
        if known and record.get("format") != FORMAT:
            own = {name: value for name, value in record.items() if value is not None}
            text = evolve(text, line=evolve(text.line, record={**known, **own}))
        yield text


def _read(file: str, kind: str, encoding: str | None) -> Iterator[Text]:
    """Yield the documents of a file of a kind as they stand there."""
    if kind == "jsonl" or (kind == "auto" and file == "-"):
        stream = _open(file)
        first = stream.readline() if kind == "auto" else b""
        if kind == "jsonl" or _is_record(first):
            with stream:
                for line in read_lines(_chain(first, stream), require_article):
                    yield Text(file, line, is_line=True)
            return
        raw = first + stream.read()
    else:
        with _open(file) as stream:
            raw = stream.read()
    if kind == "html" and encoding is None:
        encoding = _declared_encoding(raw)
    text = _decode(raw, file, encoding)
    name = "stdin" if file == "-" else Path(file).name
    if kind == "json":
        yield from _read_json(text, file, name)
        return
    record: dict[str, Any] = {"id": name, "text": text}
    if kind == "html":
        from attribution.extras.webpage import read_page

        record = {**read_page(text), "id": name}
    yield Text(file, Line(1, record))


def _read_json(text: str, file: str, name: str) -> Iterator[Text]:
    """Yield the document that is a JSON file, or those of its array."""
    try:
        lines = list(read_array(text, require_article))
    except InputError as e:
        raise InputError(f"{file}: {e}; one object a line is read with --input jsonl") from None
    if not text.lstrip().startswith("["):
        (line,) = lines
        if line.error is not None:
            raise InputError(
                f'{file}: holds no article: {line.error}; expected {{"text": ...}} or an array of such objects'
            )
        yield Text(file, evolve(line, record={"id": name, **line.record}))
        return
    for line in lines:
        yield Text(file, line, is_line=True)


def analyze_line(analyzer: Analyzer, line: Line) -> Report:
    """Analyse the document of a line; raises its error if it has one. A document without id is named by its line."""
    return make_report(inspect_line(analyzer, line))


def inspect_line(analyzer: Analyzer, line: Line) -> "Analysis":
    """Analyse the document of a line as :func:`analyze_line` does, and return the analysis with its tokens."""
    if line.error is not None:
        raise line.error
    record = line.record
    if record.get("format") == FORMAT:
        raise InputError(
            "is a report already, not an article; read it with Report.from_dict, or add it to a corpus with: "
            "attribution corpus add"
        )
    id = record.get("id")
    more = {name: record.get(name) for name in ("title", "published", "outlet")}
    return analyzer.inspect(record["text"], id=str(line.number if id is None else id), **more)


def open_lines(file: str, require: Callable[[dict[str, Any]], None]) -> Iterator[Line]:
    """Yield the checked JSON lines of a file or of standard input; see :func:`read_lines`.

    Raises:
        InputError: if the file cannot be read at all.
    """
    with _open(file) as stream:
        yield from read_lines(stream, require)


def _kind_by_name(file: str) -> str:
    if file == "-":
        return "auto"
    suffix = Path(file).suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return "jsonl"
    if suffix == ".json":
        return "json"
    return "html" if suffix in (".html", ".htm", ".xhtml") else "text"


def _is_record(line: bytes) -> bool:
    """Tell whether a first line is a document of JSON lines rather than the beginning of a text."""
    if not line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        return False
    record = next(read_lines([line], require_article), None)
    return record is not None and record.error is None


def _chain(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    if first:
        yield first
    yield from stream


def _open(file: str) -> BinaryIO:
    if file == "-":
        return sys.stdin.buffer
    try:
        return Path(file).open("rb")
    except FileNotFoundError:
        raise InputError(f"{file}: no such file") from None
    except IsADirectoryError:
        raise InputError(
            f"{file}: is a directory; name the files in it, as in {file.rstrip('/')}/*.txt"
        ) from None
    except PermissionError:
        raise InputError(f"{file}: may not be read (permission denied)") from None
    except (OSError, ValueError) as e:
        raise InputError(f"{file!r}: cannot be read: {e}") from None


def _declared_encoding(raw: bytes) -> str | None:
    """Return the encoding that a page declares; None where it has a byte order mark, or declares none that is known."""
    found = _DECLARED.search(raw[:_HEAD])
    if found is None or any(raw.startswith(mark) for mark, _ in _BOMS):
        return None
    name = found[1].decode("ascii").lower()
    try:
        codec = codecs.lookup(_LABELS.get(name, name)).name
    except LookupError:
        return None
    # A page that can be read so far is not in UTF-16, whatever it says.
    return None if codec.startswith("utf-16") else codec


def _decode(raw: bytes, file: str, encoding: str | None) -> str:
    if encoding is None:
        encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        if b"\0" in raw[:65536]:
            raise InputError(f"{file}: is a binary file, not text; extract its text first")
        raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as e:
        raise InputError(
            f"{file}: is not {encoding} (byte 0x{raw[e.start]:02x} at position {e.start}); "
            "name its encoding, as in --encoding windows-1252"
        ) from None
    except LookupError:
        raise InputError(
            f"unknown encoding {encoding!r}; known are utf-8, utf-16, windows-1252, latin-1 ..."
        ) from None
