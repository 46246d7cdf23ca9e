"""JSON lines, the format between programs: one JSON object a line, a bad line never loses the others.

Lines end at a line feed only, since a text may hold other line separators unescaped. Each line is decoded
by itself, so that a line in a wrong encoding is one bad line.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, overload

from attrs import frozen

from attribution.errors import InputError, ReportFormatError

if TYPE_CHECKING:
    from attribution.report.report import Report

__all__ = [
    "Line",
    "dump_line",
    "error_record",
    "read_array",
    "read_lines",
    "read_reports",
    "require_article",
    "require_pair",
    "require_target",
    "write_reports",
]

Record = dict[str, Any]


@frozen(slots=True)
class Line:
    """One line of input: a valid record, or what is wrong with it.

    Attributes:
        number: line number, from 1.
        record: the object; for a bad line whatever could be read of it (perhaps only its id).
        error: None for a good line.
    """

    number: int
    record: Record
    error: Exception | None = None


def read_lines(lines: Iterable[bytes], require: Callable[[Record], None]) -> Iterator[Line]:
    """Parse and check lines of JSON, lazily.

    Args:
        lines: lines as a binary file yields them; a byte order mark before the first is ignored.
        require: raises :class:`InputError` where a record does not have what the command needs.

    Yields:
        One entry a line that is not blank, in order, with its number.

    Example:
        >>> for line in read_lines([b'{"id": "a", "text": "Hm."}', b"{oops"], require_article):
        ...     print(line.number, line.record, type(line.error).__name__)
        1 {'id': 'a', 'text': 'Hm.'} NoneType
        2 {} InputError
    """
    for number, raw in enumerate(lines, 1):
        if not isinstance(raw, bytes):
            raise InputError(
                f"line {number} is a {type(raw).__name__}, expected bytes; open the file in binary mode"
            )
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        try:
            data = _parse(raw)
        except InputError as e:
            yield Line(number, {}, e)
        else:
            yield _checked(number, data, require)


def read_array(text: str, require: Callable[[Record], None]) -> Iterator[Line]:
    """Parse and check one object of JSON, or the objects of an array.

    Args:
        text: the whole of a JSON file.
        require: raises :class:`InputError` where a record does not have what the command needs.

    Yields:
        One entry an object, numbered from 1 by its place.

    Raises:
        InputError: if the text is no JSON, or is neither an object nor an array.

    Example:
        >>> [(x.number, type(x.error).__name__) for x in read_array('[{"text": "Hm."}, 5]', require_article)]
        [(1, 'NoneType'), (2, 'InputError')]
    """
    data = _parse(text.encode("utf-8", "surrogatepass"))
    if not isinstance(data, dict | list):
        raise InputError(f"expected a JSON object or an array of objects, found {_json_type(data)}")
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        yield _checked(number, item, require)


def _checked(number: int, data: Any, require: Callable[[Record], None]) -> Line:
    """Return a line with what was parsed, or with what is wrong with it."""
    if not isinstance(data, dict):
        return Line(number, {}, InputError(f"expected a JSON object, found {_json_type(data)}"))
    try:
        require(data)
    except InputError as e:
        return Line(number, data, e)
    return Line(number, data)


def _parse(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as e:
        raise InputError(f"not UTF-8: byte 0x{raw[e.start]:02x} at position {e.start}") from None
    except RecursionError:
        raise InputError("not valid JSON: nested too deeply") from None
    except ValueError as e:  # a JSONDecodeError, or a number too long to be read
        raise InputError(f"not valid JSON: {e}") from None


def _json_type(data: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(data), "a number")


def _require(record: Mapping[str, Any], name: str, kind: type | tuple[type, ...], what: str) -> Any:
    if name not in record:
        raise InputError(f'the field "{name}" is missing')
    value = record[name]
    if not isinstance(value, kind):
        raise InputError(f'the field "{name}" is {_json_type(value)}, expected {what}')
    return value


def require_article(record: Record) -> None:
    """Check ``{"id"?, "text", "title"?, "published"?, "outlet"?}``; raises :class:`InputError`."""
    _require(record, "text", str, "a string")
    for name in ("title", "published", "outlet"):
        if record.get(name) is not None:
            _require(record, name, str, "a string")


def require_pair(record: Record) -> None:
    """Check ``{"id"?, "claim", "text"}``; raises :class:`InputError`."""
    _require(record, "claim", str, "a string")
    _require(record, "text", str, "a string")


def require_target(record: Record) -> None:
    """Check ``{"id"?, "text", "target": [start, end]}``; raises :class:`InputError`."""
    text = _require(record, "text", str, "a string")
    target = _require(record, "target", list, "[start, end]")
    if len(target) != 2 or any(type(x) is not int for x in target):
        raise InputError(
            f'the field "target" is {json.dumps(target)[:80]}, expected [start, end] as integers'
        )
    start, end = target
    if not 0 <= start < end <= len(text):
        raise InputError(f"the target {start}:{end} does not fit a text of {len(text)} characters")


def read_reports(lines: Iterable[bytes] | str | Path) -> "Iterator[Report]":
    """Read reports that were written one a line.

    Args:
        lines: the path of a file, or lines as a binary file yields them; blank ones are skipped.

    Yields:
        The reports, in order.

    Raises:
        InputError: if the file cannot be read.
        ReportFormatError: at the first line that is not a report; the message names the line.
    """
    if isinstance(lines, str | Path):
        with _open(Path(lines), "rb") as file:
            yield from read_reports(file)
        return
    from attribution.report.report import Report

    for line in read_lines(lines, lambda record: None):
        try:
            if line.error is not None:
                raise line.error
            report = Report.from_dict(line.record)
        except (InputError, ReportFormatError) as e:
            raise ReportFormatError(f"line {line.number}: {e}") from None
        yield report


@overload
def write_reports(reports: "Iterable[Report]", path: None = None) -> Iterator[bytes]: ...
@overload
def write_reports(reports: "Iterable[Report]", path: str | Path) -> None: ...
def write_reports(reports: "Iterable[Report]", path: str | Path | None = None) -> Iterator[bytes] | None:
    """Write reports as lines of JSON, which :func:`read_reports` reads back equal.

    Args:
        reports: the reports; they are read one by one.
        path: the file to write, or None to get the lines.

    Returns:
        The lines, lazily, where no path is given.

    Raises:
        InputError: if the file cannot be written.

    Example:
        >>> from attribution.report import Report
        >>> list(read_reports(write_reports([Report(id="a")]))) == [Report(id="a")]
        True
    """
    lines = (dump_line(report.to_dict()) for report in reports)
    if path is None:
        return lines
    with _open(Path(path), "wb") as file:
        file.writelines(lines)
    return None


def _open(path: Path, mode: Literal["rb", "wb"]) -> BinaryIO:
    try:
        return path.open(mode)
    except OSError as e:
        raise InputError(
            f"{path}: cannot be {'read' if mode == 'rb' else 'written'}: {e.strerror or e}"
        ) from None


def error_record(error: Exception, line: Line) -> Record:
    """Return what stands in the output for an item that failed: ``{"id"?, "error": {...}}``."""
    record: Record = {"id": line.record["id"]} if "id" in line.record else {}
    message = str(error) or type(error).__name__
    record["error"] = {"type": type(error).__name__, "message": message, "line": line.number}
    return record


def dump_line(data: Mapping[str, Any] | list[Any], *, indent: int | None = None) -> bytes:
    """Return one line of JSON (or an indented block) in UTF-8 with its line feed.

    Characters stand for themselves, except where the data hold a lone surrogate, which UTF-8 cannot
    encode: then the whole line is written in ASCII with escapes, so that nothing is lost.

    Example:
        >>> dump_line({"text": "Rué"}).decode(), dump_line({"text": "R\\ud800"}).decode()
        ('{"text": "Rué"}\\n', '{"text": "R\\\\ud800"}\\n')
    """
    try:
        return json.dumps(data, ensure_ascii=False, indent=indent).encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return json.dumps(data, indent=indent).encode("ascii") + b"\n"
