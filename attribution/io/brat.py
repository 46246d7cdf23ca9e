"""Brat standoff annotation, both ways: a text file and an annotation file beside it.

Text-bound annotations (``T``) of the types Source and Content, one event (``E``) of the type Cue a
statement, triggered by its cue and with the roles Source and Content, attributes (``A``) for what a
statement is. The text-bound annotation of a span is shared by the statements that have it. See
Stenetorp et al., "brat: a Web-based Tool for NLP-Assisted Text Annotation", EACL 2012 demonstrations.

Brat events need a trigger, and brat cannot hold empty spans: a statement without cue is triggered by its content, with
the type ``Uncued``. Annotators who link by relations instead of events are understood too: every relation
between a Cue and something else is read as a part of that cue's statement.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.errors import InputError
from attribution.values.span import Span
from attribution.values.statement import (
    ACTS,
    CUE_TYPES,
    FORMS,
    POLARITIES,
    Content,
    Cue,
    SourceRef,
    Statement,
)

if TYPE_CHECKING:
    from attribution.report.report import Report

__all__ = ["CONFIGURATION", "read_brat", "read_brat_folder", "write_brat"]

CONFIGURATION = f"""[entities]
Source
Content

[relations]

[events]
Cue\tSource*:Source, Content*:Content, Nested?:<EVENT>
Uncued\tSource*:Source, Content*:Content, Nested?:<EVENT>

[attributes]
Act\tArg:<EVENT>, Value:{"|".join(ACTS)}
Form\tArg:<EVENT>, Value:{"|".join(FORMS)}
Polarity\tArg:<EVENT>, Value:{"|".join(POLARITIES)}
CueType\tArg:<EVENT>, Value:{"|".join(CUE_TYPES)}
Unreported\tArg:<EVENT>
"""
"""An ``annotation.conf`` for a brat folder of such files."""

_ATTRIBUTES = {
    "Act": ("act", ACTS),
    "Form": ("form", FORMS),
    "Polarity": ("polarity", POLARITIES),
    "CueType": ("type", CUE_TYPES),
}
_EVENTS = ("Cue", "Uncued")


def write_brat(report: "Report") -> str:
    """Return the statements of a report as a brat annotation file.

    Args:
        report: a report; its text belongs into the ``.txt`` file beside, byte for byte.

    Returns:
        The ``.ann`` file; empty without statements. A statement without cue and without content cannot be annotated in brat
        and is left out.
    """
    bound: dict[tuple[str, tuple[Span, ...]], str] = {}
    lines: list[str] = []

    def bind(kind: str, spans: tuple[Span, ...]) -> str:
        key = (kind, spans)
        if key not in bound:
            bound[key] = f"T{len(bound) + 1}"
            pieces = [piece for x in spans for piece in _by_line(x)]
            places = ";".join(f"{a} {b}" for a, b, _ in pieces)
            lines.append(f"{bound[key]}\t{kind} {places}\t{' '.join(text for _, _, text in pieces)}")
        return bound[key]

    shown = [s for s in report.statements if _visible(s.cue.spans) or _visible(s.content.spans)]
    events = {s.id: f"E{n}" for n, s in enumerate(shown, 1)}
    marks: list[str] = []
    for s in shown:
        source, cue, content = (_visible(x.spans) for x in (s.source, s.cue, s.content))
        kind = "Cue" if cue else "Uncued"
        arguments = [f"{kind}:{bind(kind, cue or content)}"]
        if source:
            arguments.append(f"Source:{bind('Source', source)}")
        if content:
            arguments.append(f"Content:{bind('Content', content)}")
        if s.nested_in in events:
            arguments.append(f"Nested:{events[s.nested_in]}")
        lines.append(f"{events[s.id]}\t{' '.join(arguments)}")
        values = {"Act": s.act, "Form": s.form, "Polarity": s.polarity, "CueType": s.cue.type}
        for name, value in values.items():
            marks.append(f"A{len(marks) + 1}\t{name} {events[s.id]} {value}")
        if not s.reported:
            marks.append(f"A{len(marks) + 1}\tUnreported {events[s.id]}")
    return "".join(f"{line}\n" for line in (*lines, *marks))


def read_brat(text: str, annotations: str, *, id: str = "") -> "Report":
    """Read a brat annotation as a report of its statements.

    Args:
        text: the annotated text; a byte order mark counts as a character, as brat counts it.
        annotations: the ``.ann`` file. Other types of annotation and notes are ignored.
        id: name of the document.

    Returns:
        A report with statements only, in text order: parts, act, form, polarity, nesting.

    Raises:
        InputError: if a line is malformed or refers to what is not there; the message names the line.
    """
    from attribution.report.report import Report

    spans: dict[str, tuple[Span, ...]] = {}
    kinds: dict[str, str] = {}
    linked: dict[str, dict[str, list[str]]] = {}
    events: list[tuple[str, str, dict[str, list[str]]]] = []
    attributes: dict[str, dict[str, str]] = {}
    for n, line in enumerate(annotations.split("\n"), 1):
        fields = line.rstrip("\r").split("\t")
        kind = fields[0][:1]
        try:
            if kind == "T":
                kinds[fields[0]], places = fields[1].split(" ", 1)
                spans[fields[0]] = tuple(_parse_spans(text, places))
            elif kind == "E":
                parts = [x.split(":", 1) for x in fields[1].split()]
                if parts[0][0] in _EVENTS:
                    roles: dict[str, list[str]] = {}
                    for role, target in parts[1:]:
                        roles.setdefault(role.rstrip("0123456789"), []).append(target)
                    events.append((fields[0], parts[0][1] if parts[0][0] == "Cue" else "", roles))
            elif kind == "R":
                a, b = (x.split(":", 1)[1] for x in fields[1].split()[1:3])
                for cue, other in ((a, b), (b, a)):
                    if kinds.get(cue) == "Cue" and kinds.get(other) in ("Source", "Content"):
                        linked.setdefault(cue, {}).setdefault(kinds[other], []).append(other)
            elif kind in ("A", "M"):
                name, target, *value = fields[1].split(" ")
                attributes.setdefault(target, {})[name] = value[0] if value else ""
        except (IndexError, ValueError) as e:
            raise InputError(f"line {n} of the annotation is malformed: {line[:80]!r} ({e})") from None
    triggers = {trigger for _, trigger, _ in events}
    events += [(cue, cue, roles) for cue, roles in linked.items() if cue not in triggers]
    return Report(id=id, text=text, statements=tuple(_assemble(spans, events, attributes)))


def read_brat_folder(folder: Path | str) -> Iterator["Report"]:
    """Yield a report for each annotation file in a folder and below it, in the order of their names.

    Raises:
        InputError: if an annotation is malformed or its text is missing; the message names the file.
    """
    for path in sorted(Path(folder).rglob("*.ann")):
        beside = path.with_suffix(".txt")
        if not beside.is_file():
            raise InputError(f"{path}: its text {beside.name} is missing")
        try:
            text = beside.read_bytes().decode("utf-8")
            yield read_brat(text, path.read_bytes().decode("utf-8"), id=path.stem)
        except ValueError as e:
            raise InputError(f"{path}: {e}") from None


def _visible(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(x for x in spans if any(True for _ in _by_line(x)))


def _by_line(span: Span) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a span between line feeds, which brat spans may not hold."""
    for m in re.finditer(r"[^\n]+", span.text):
        yield span.start + m.start(), span.start + m.end(), m.group()


def _parse_spans(text: str, places: str) -> Iterator[Span]:
    for place in places.split(";"):
        start, end = place.split()
        yield Span.of(text, int(start), int(end))


def _assemble(
    spans: dict[str, tuple[Span, ...]],
    events: list[tuple[str, str, dict[str, list[str]]]],
    attributes: dict[str, dict[str, str]],
) -> Iterator[Statement]:
    def take(targets: Iterable[str]) -> tuple[Span, ...]:
        try:
            return tuple(sorted({x for t in targets for x in spans[t]}))
        except KeyError as e:
            raise InputError(f"the annotation refers to {e.args[0]}, which it does not have") from None

    found: list[tuple[int, int, Statement]] = []
    for id, trigger, roles in events:
        cue, source, content = (
            take([trigger] if trigger else []),
            take(roles.get("Source", [])),
            take(roles.get("Content", [])),
        )
        given = attributes.get(id, {})
        values: dict[str, Any] = {
            field: given[name] for name, (field, allowed) in _ATTRIBUTES.items() if given.get(name) in allowed
        }
        lemma = " ".join(x.text.lower() for x in cue)
        statement = Statement(
            id=id,
            source=SourceRef(None, source),
            cue=Cue(cue, lemma, values.pop("type", "verb")),
            content=Content(content),
            reported="Unreported" not in given,
            nested_in=next(iter(roles.get("Nested", [])), None),
            **values,
        )
        first = (cue or content or source or (Span(0, 0, ""),))[0]
        found.append((first.start, len(found), statement))
    found.sort(key=lambda x: x[:2])
    names = {s.id: f"s{n}" for n, (_, _, s) in enumerate(found, 1)}
    from attrs import evolve

    for _, _, s in found:
        yield evolve(s, id=names[s.id], nested_in=names.get(s.nested_in or ""))
