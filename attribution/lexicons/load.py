"""Read lexicon files.

A file is UTF-8 text, ``lexicons/en/NAME.tsv``. Lines that start with ``#`` are comments (the first ones say
origin and licence), the first other line names the columns, each further line is one entry with its
fields separated by tabs. A user's folder may hold files of the same names: their entries are added to the
shipped ones and win where the first column is the same.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

from attribution.errors import LexiconError
from attribution.lexicons.schemas import SCHEMAS, Schema

__all__ = ["Row", "parse", "table"]

Row = Mapping[str, str | float]


def parse(text: str, schema: Schema, file: str = "") -> tuple[Row, ...]:
    """Read one lexicon file's text against its schema.

    Args:
        text: content of the file.
        schema: column names with their checks.
        file: name for error messages.

    Returns:
        One mapping a line, in file order.

    Raises:
        LexiconError: with file, line and a code: L101 columns differ from the schema, L102 wrong number of
            fields, L103 value not allowed or not a number in range, L104 the same key twice, L105 an empty key.
    """
    rows: list[Row] = []
    seen: dict[tuple[str | float, ...], int] = {}
    header: list[str] | None = None
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [f.strip() for f in line.split("\t")]
        if header is None:
            if fields != list(schema.columns):
                raise LexiconError(f"columns {fields}, expected {list(schema.columns)}", file=file, line=n, code="L101")
            header = fields
            continue
        fields += [""] * (len(header) - len(fields))
        if len(fields) != len(header):
            raise LexiconError(f"{len(fields)} fields, expected {len(header)}", file=file, line=n, code="L102")
        row: dict[str, str | float] = {}
        for name, value in zip(header, fields, strict=True):
            try:
                row[name] = schema.columns[name](value)
            except ValueError as e:
                raise LexiconError(f"column {name!r}: {e}", file=file, line=n, code="L103") from None
        key = tuple(row[k] for k in schema.key)
        if not key[0]:
            raise LexiconError(f"column {schema.key[0]!r} is empty", file=file, line=n, code="L105")
        if key in seen:
            raise LexiconError(f"{key} is already on line {seen[key]}", file=file, line=n, code="L104")
        seen[key] = n
        rows.append(row)
    return tuple(rows)


@lru_cache(maxsize=128)
def table(name: str, folder: Path | None = None) -> tuple[Row, ...]:
    """Return the entries of a lexicon, shipped and the user's, read once and kept.

    Args:
        name: file name without the ending, one of ``schemas.SCHEMAS``.
        folder: a user's folder with additional files, or None.

    Returns:
        The user's entries first, then those shipped ones whose key the user did not give.

    Raises:
        LexiconError: if there is no such lexicon or a file breaks its schema.
    """
    schema = SCHEMAS.get(name)
    if schema is None:
        raise LexiconError(f"no lexicon named {name!r}; there are {sorted(SCHEMAS)}", code="L106")
    shipped = resources.files("attribution.lexicons").joinpath("en", f"{name}.tsv").read_text("utf-8")
    rows = parse(shipped, schema, f"{name}.tsv")
    if folder is not None and (path := Path(folder) / f"{name}.tsv").is_file():
        own = parse(path.read_text("utf-8"), schema, str(path))
        keys = {tuple(r[k] for k in schema.key) for r in own}
        rows = own + tuple(r for r in rows if tuple(r[k] for k in schema.key) not in keys)
    return rows
