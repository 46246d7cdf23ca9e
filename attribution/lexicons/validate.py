"""Check a folder of a user's own lexicons: every mistake at once, each with a stable code.

====  ==========================================================================
L101  the columns differ from the schema
L102  a line has too many fields
L103  a value is not allowed, or is not a number in its range
L104  the same key stands twice
L105  the key is empty
L107  no line names the columns
L108  the file is not UTF-8 text
L109  the file cannot be read
L110  there is no such folder
L201  the file's name is no lexicon's: nothing reads it
L202  a word that is matched in lower case is not written so: it never matches
L203  a word has white space at odd places: it never matches
L204  a cue names a frame that does not exist: it never matches
L205  the entry repeats a shipped one: it changes nothing
====  ==========================================================================

Codes below L200 are errors (an analysis would refuse the file), the others are warnings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from attribution.errors import LexiconError
from attribution.lexicons.load import Row, entries, read_file, table
from attribution.lexicons.schemas import CUE_FRAMES, FIXED, SCHEMAS, Schema

__all__ = ["CODES", "Finding", "check_file", "check_folder"]


@frozen(slots=True, order=True)
class Finding:
    """One mistake or doubt in a lexicon file.

    Attributes:
        file: its path, or the folder's.
        line: line number from 1, 0 where it concerns the whole file.
        code: one of :data:`CODES`.
        message: what is wrong, in words.
    """

    file: str
    line: int
    code: str
    message: str

    @property
    def is_error(self) -> bool:
        """Whether an analysis would refuse the file; else it is a warning."""
        return self.code < "L200"


RowCheck = Callable[[str, Schema, Row], str | None]


def _is_lower_case(name: str, schema: Schema, row: Row) -> str | None:
    """L202: words of the lexicons that are matched in lower case are written so."""
    word = str(row[schema.key[0]])
    if name in _LOWER_CASE and word != word.lower():
        return f"{word!r} is matched in lower case; write {word.lower()!r}"
    return None


def _has_plain_blanks(name: str, schema: Schema, row: Row) -> str | None:
    """L203: words of a phrase are separated by single blanks."""
    word = str(row[schema.key[0]])
    if word != " ".join(word.split()):
        return f"{word!r} has other white space than single blanks"
    return None


def _has_known_frames(name: str, schema: Schema, row: Row) -> str | None:
    """L204: the frames of a cue exist."""
    if name != "cues":
        return None
    for part in str(row["frames"]).split():
        frame = part.partition("=")[0]
        base = frame.removeprefix("be:").removeprefix("feel:").removeprefix("r:")
        if base not in CUE_FRAMES and not (base.startswith("p:") and len(base) > 2):
            return f"there is no frame {frame!r}; frames are {', '.join(sorted(CUE_FRAMES))}, p:WORD, r:..., be:..."
    return None


def _says_something_new(name: str, schema: Schema, row: Row) -> str | None:
    """L205: an entry differs from the shipped one."""
    if dict(row) in [dict(r) for r in _shipped(name) if r[schema.key[0]] == row[schema.key[0]]]:
        return f"{str(row[schema.key[0]])!r} is shipped with the same values"
    return None


def _shipped(name: str) -> tuple[Row, ...]:
    return table(name)


_LOWER_CASE = frozenset(
    ("cues", "catenatives", "hedges", "modals", "boosters", "conditionals", "commitment", "estimative")
)
_ROW_CHECKS: Mapping[str, RowCheck] = {
    "L202": _is_lower_case,
    "L203": _has_plain_blanks,
    "L204": _has_known_frames,
    "L205": _says_something_new,
}
CODES: tuple[str, ...] = (
    "L101", "L102", "L103", "L104", "L105", "L107", "L108", "L109", "L110", "L201", *_ROW_CHECKS,
)  # fmt: skip


def check_folder(folder: Path | str, codes: Iterable[str] = CODES) -> tuple[Finding, ...]:
    """List the mistakes in a folder of lexicon files.

    Args:
        folder: the folder that ``Options.lexicons`` would name.
        codes: which checks to report, all by default.

    Returns:
        Findings by file and line; empty where all is well.

    >>> check_folder("no/such/folder")[0].code
    'L110'
    """
    root = Path(folder)
    if not root.is_dir():
        found = [Finding(str(root), 0, "L110", "there is no such folder")]
    else:
        found = [f for path in sorted(root.glob("*.tsv")) for f in check_file(path)]
    wanted = frozenset(codes)
    return tuple(sorted(f for f in found if f.code in wanted))


def check_file(path: Path) -> Iterator[Finding]:
    """Yield the mistakes in one lexicon file, in line order.

    Args:
        path: a file named as a lexicon, ``NAME.tsv``.
    """
    name, file = path.stem, str(path)
    schema = SCHEMAS.get(name)
    if schema is None or name in FIXED:
        known = ", ".join(sorted(SCHEMAS.keys() - FIXED))
        yield Finding(
            file, 0, "L201", f"no lexicon that can be added to is named {name!r}; there are {known}"
        )
        return
    try:
        text = read_file(path)
    except LexiconError as e:
        yield Finding(file, 0, e.code, str(e))
        return
    for line, entry in entries(text, schema, file):
        if isinstance(entry, LexiconError):
            yield Finding(file, line, entry.code, str(entry))
            continue
        for code, check in _ROW_CHECKS.items():
            if message := check(name, schema, entry):
                yield Finding(file, line, code, message)
