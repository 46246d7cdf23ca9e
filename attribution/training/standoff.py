"""Read brat standoff annotation strictly: what does not fit its text is an error that names file and line.

``attribution.io.brat`` reads brat files as reports of this library; training wants less (source, cue and
content) from more kinds of files: events of any type, relations, and texts with the line ends of any system.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from attribution.errors import InputError
from attribution.training.annotations import Article, Attribution, Ranges
from attribution.values.statement import ROLES

__all__ = ["read_standoff"]


@frozen(slots=True)
class _Bound:
    """A text-bound annotation: its kind in lower case, its ranges, the words it says it covers, its line."""

    kind: str
    ranges: Ranges
    surface: str | None
    line: int


@frozen(slots=True)
class _Event:
    """An event or relation: what it ties together, and the event that it is nested in."""

    id: str
    members: tuple[str, ...]
    nested_in: str | None
    line: int


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as e:
        raise InputError(
            f"{path}: not UTF-8 (byte {e.start}): save it as UTF-8, offsets count characters"
        ) from e
    except OSError as e:
        raise InputError(f"{path}: cannot be read: {e}") from e


def _bound(line: str, n: int) -> _Bound:
    fields = line.split("\t", 2)
    kind, _, places = fields[1].partition(" ")
    ranges = []
    for place in places.split(";"):
        a, b = map(int, place.split())
        if not 0 <= a < b:
            raise ValueError(f"{a} {b} is not a range")
        ranges.append((a, b))
    return _Bound(kind.lower(), tuple(sorted(ranges)), fields[2] if len(fields) > 2 else None, n)


def _event(line: str, n: int) -> _Event:
    name, body = line.split("\t")[:2]
    members, nested = [], None
    for part in body.split():
        role, colon, target = part.partition(":")
        if not colon or not target:
            raise ValueError(f"{part!r} is not ROLE:TARGET")
        if role.rstrip("0123456789") == "Nested":
            nested = target
        else:
            members.append(target)
    return _Event(name, tuple(members), nested, n)


def _parse(path: Path) -> tuple[dict[str, _Bound], list[_Event]]:
    spans: dict[str, _Bound] = {}
    events: list[_Event] = []
    links: list[tuple[str, str, int]] = []
    for n, line in enumerate(_decoded(path).split("\n"), 1):
        line = line.removesuffix("\r")
        try:
            if line[:1] == "T":
                spans[line.partition("\t")[0]] = _bound(line, n)
            elif line[:1] == "E":
                events.append(_event(line, n))
            elif line[:1] == "R":
                a, b = (end.partition(":")[2] for end in line.split("\t")[1].split()[1:3])
                links.append((a, b, n))
        except (ValueError, IndexError) as e:
            raise InputError(f"{path}:{n}: not a brat annotation: {line[:80]!r} ({e})") from e
    # Relations tie a source or content to a cue: each cue with what hangs on it is one attribution.
    cues: dict[str, tuple[list[str], int]] = {}
    for a, b, n in links:
        for end in (a, b):
            if end not in spans and end[:1] == "T":
                raise InputError(f"{path}:{n}: {end} is tied here but not annotated")
        for cue, other in ((a, b), (b, a)):
            if cue in spans and other in spans and spans[cue].kind == "cue" != spans[other].kind:
                cues.setdefault(cue, ([cue], n))[0].append(other)
    triggers = {m for e in events for m in e.members}
    events += [_Event(c, tuple(members), None, n) for c, (members, n) in cues.items() if c not in triggers]
    return spans, events


def _misfits(text: str, spans: Mapping[str, _Bound]) -> Iterator[tuple[int, str]]:
    """Yield the line and the complaint of each annotation that does not cover the words that it names."""
    for name, bound in spans.items():
        if bound.ranges[-1][1] > len(text):
            yield bound.line, f"{name} ends at {bound.ranges[-1][1]}, the text at {len(text)}"
        elif bound.surface is not None:
            there = " ".join(text[a:b] for a, b in bound.ranges)
            if there.split() != bound.surface.split():
                yield bound.line, f"{name} is {bound.surface[:40]!r}, but the text has {there[:40]!r} there"


def _fitting(text: str, spans: Mapping[str, _Bound], path: Path) -> str:
    """Return the text as the annotation counted it: brat as it is, other tools without CR or byte order mark."""
    first = next(_misfits(text, spans), None)
    if first is None:
        return text
    plain = text.replace("\r\n", "\n")
    for other in (plain, plain.removeprefix("\ufeff"), text.removeprefix("\ufeff")):
        if other != text and next(_misfits(other, spans), None) is None:
            return other
    raise InputError(f"{path}:{first[0]}: {first[1]}; was the text changed after it was annotated?")


def read_standoff(text_path: Path) -> Article:
    """Read a text and the brat annotation beside it (``NAME.txt``, ``NAME.ann``).

    Args:
        text_path: the text. Where its annotation was made by a tool that does not count carriage returns or the
            byte order mark, the article's text is without them too.

    Returns:
        The article; every event and every cue with relations is an attribution. Types other than Source, Cue
        and Content, attributes and notes are ignored.

    Raises:
        InputError: if a file is not UTF-8, or a line is malformed, refers to what is not there or does not fit
            the text; the message names file and line.
    """
    path = text_path.with_suffix(".ann")
    spans, events = _parse(path)
    text = _fitting(_decoded(text_path), spans, path)
    names = {e.id for e in events}
    out = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {r: [] for r in ROLES}
        for member in event.members:
            if member not in spans:
                if member in names:
                    continue
                raise InputError(f"{path}:{event.line}: {event.id} has {member}, which is not annotated")
            kind = spans[member].kind
            if kind in roles:
                roles[kind] += [r for r in spans[member].ranges if r not in roles[kind]]
        if not (roles["cue"] or roles["content"]):
            continue
        source, cue, content = (tuple(sorted(roles[r])) for r in ROLES)
        nested = event.nested_in if event.nested_in in names else None
        out.append(Attribution(source, cue, content, event.id, nested))
    return Article(text_path.stem, text, tuple(out))
