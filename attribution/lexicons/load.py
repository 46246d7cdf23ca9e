"""Read lexicon files.

A file is UTF-8 text, ``lexicons/en/NAME.tsv``. Lines that start with ``#`` are comments (the first ones say
origin and licence), the first other line names the columns, each further line is one entry with its
fields separated by tabs; fields at the end of a line may be left out where the schema has a default. A user's
folder may hold files of the same names: their entries are added to the shipped ones and win where the key
is the same. ``validate.check_folder`` lists every mistake of such a folder at once.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

from attribution.errors import LexiconError
from attribution.lexicons.schemas import SCHEMAS, Schema

__all__ = ["Row", "entries", "parse", "read_file", "table"]

Row = Mapping[str, str | float]


def entries(text: str, schema: Schema, file: str = "") -> Iterator[tuple[int, Row | LexiconError]]:
    """Read a lexicon file's text line by line, mistakes included.

    Args:
        text: content of the file.
        schema: column names with their checks.
        file: name for error messages.

    Yields:
        Line number (from 1) and the entry, or the mistake that stands in its place. After a wrong header nothing
        follows.
    """
    seen: dict[tuple[str | float, ...], int] = {}
    columns: list[str] | None = None
    n = 0
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [f.strip() for f in line.split("\t")]
        if columns is None:
            columns = list(schema.columns)
            if fields != columns:
                yield n, LexiconError(f"columns {fields}, expected {columns}", file=file, line=n, code="L101")
                return
            continue
        if len(fields) > len(columns):
            message = f"{len(fields)} fields, expected {len(columns)}"
            yield n, LexiconError(message, file=file, line=n, code="L102")
            continue
        fields += [""] * (len(columns) - len(fields))
        row: dict[str, str | float] = {}
        try:
            for name, value in zip(columns, fields, strict=True):
                row[name] = schema.columns[name](value)
        except ValueError as e:
            yield n, LexiconError(f"column {name!r}: {e}", file=file, line=n, code="L103")
            continue
        key = tuple(row[k] for k in schema.key)
        if not key[0]:
            yield n, LexiconError(f"column {schema.key[0]!r} is empty", file=file, line=n, code="L105")
            continue
        if key in seen:
            yield n, LexiconError(f"{key} is already on line {seen[key]}", file=file, line=n, code="L104")
            continue
        seen[key] = n
        yield n, row
    if columns is None:
        message = f"no line names the columns, expected {list(schema.columns)}"
        yield n, LexiconError(message, file=file, line=n, code="L107")


def parse(text: str, schema: Schema, file: str = "") -> tuple[Row, ...]:
    """Read one lexicon file's text against its schema.

    Args:
        text: content of the file.
        schema: column names with their checks.
        file: name for error messages.

    Returns:
        One mapping a line, in file order.

    Raises:
        LexiconError: at the first mistake, with file, line and a code: L101 columns differ from the schema, L102 too
            many fields, L103 value not allowed or not a number in range, L104 the same key twice, L105 an empty
            key, L107 no header.

    >>> from attribution.lexicons.schemas import SCHEMAS
    >>> parse("lemma\\tkind\\ndare\\tv\\n", SCHEMAS["catenatives"])
    ({'lemma': 'dare', 'kind': 'v'},)
    >>> parse("lemma\\tkind\\ndare\\tx\\n", SCHEMAS["catenatives"], "own.tsv")
    Traceback (most recent call last):
        ...
    attribution.errors.LexiconError: own.tsv:2: L103 column 'kind': 'x' is not one of v, a
    """
    rows = []
    for _, entry in entries(text, schema, file):
        if isinstance(entry, LexiconError):
            raise entry
        rows.append(entry)
    return tuple(rows)


def read_file(path: Path) -> str:
    """Return the text of a lexicon file, a byte order mark left out.

    Args:
        path: the file.

    Raises:
        LexiconError: if it cannot be read (L109) or is not UTF-8 text (L108).
    """
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as e:
        raise LexiconError(
            f"not UTF-8 text at byte {e.start}; save the file as UTF-8", file=str(path), code="L108"
        ) from e
    except OSError as e:
        raise LexiconError(f"cannot be read: {e.strerror or e}", file=str(path), code="L109") from e


@lru_cache(maxsize=128)
def table(name: str, folder: Path | None = None) -> tuple[Row, ...]:
    """Return the entries of a lexicon, shipped and the user's, read once and kept.

    Args:
        name: file name without the ending, one of ``schemas.SCHEMAS``.
        folder: a user's folder with additional files, or None.

    Returns:
        The user's entries first, then those shipped ones whose key the user did not give.

    Raises:
        LexiconError: if there is no such lexicon (L106), the folder is missing (L110) or a file breaks its schema.
    """
    schema = SCHEMAS.get(name)
    if schema is None:
        raise LexiconError(f"no lexicon named {name!r}; there are {sorted(SCHEMAS)}", code="L106")
    shipped = resources.files("attribution.lexicons").joinpath("en", f"{name}.tsv").read_text("utf-8")
    if folder is None:
        return parse(shipped, schema, f"{name}.tsv")
    if not folder.is_dir():
        raise LexiconError("there is no such folder of lexicons", file=str(folder), code="L110")
    rows = table(name)
    path = folder / f"{name}.tsv"
    if not path.exists():
        return rows
    own = parse(read_file(path), schema, str(path))
    keys = {tuple(r[k] for k in schema.key) for r in own}
    return own + tuple(r for r in rows if tuple(r[k] for k in schema.key) not in keys)
