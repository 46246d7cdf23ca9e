"""Statements as nltk trees: a node for each statement, with its source, cue and content below it.

    (S
      (SOURCE The harbour master)
      (CUE said)
      (CONTENT the ferry was late))

A statement inside another one's content stands there as a tree of its own, in the place of its words. The parts stand in the
order of the text, so that a content that its source interrupts gives two CONTENT nodes. Leaves are
words; brackets among them are written ``-LRB-`` and ``-RRB-``, as in treebanks, so that the bracketed string can be read
back with ``nltk.Tree.fromstring``.
"""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from attribution.errors import InputError
from attribution.report import Report
from attribution.text.tokens import token_ranges
from attribution.values.span import Span
from attribution.values.statement import Statement

if TYPE_CHECKING:
    from nltk.tree import Tree

__all__ = ["bracketed", "statement_tree"]

_BRACKETS = {"(": "-LRB-", ")": "-RRB-"}


def statement_tree(report: Report, id: str | None = None) -> "Tree":
    """Return the statements of a report as one tree, or a single statement with those inside it.

    Args:
        report: the report.
        id: a statement (``"s1"``); None for the whole document.

    Returns:
        A tree with the label ``S`` for one statement, or ``DOCUMENT`` over the trees of all statements that are in no other
        one's content; without a child where there are none. ``label()`` of the nodes below a statement is ``SOURCE``,
        ``CUE``, ``CONTENT``, or ``S``.

    Raises:
        InputError: if the report holds no such statement.

    Example:
        >>> from attribution import analyze
        >>> print(statement_tree(analyze("The mayor said the bridge was safe."), "s1"))
        (S (SOURCE The mayor) (CUE said) (CONTENT the bridge was safe))
    """
    from nltk.tree import Tree

    inner: dict[str | None, list[Statement]] = {}
    known = {s.id: s for s in report.statements}
    for s in report.statements:
        inner.setdefault(s.nested_in if s.nested_in in known else None, []).append(s)
    trees = {s.id: Tree("S", []) for s in report.statements}
    for s in report.statements:
        trees[s.id].extend(_parts(s, inner.get(s.id, []), trees))
    if id is None:
        return Tree("DOCUMENT", [trees[s.id] for s in inner.get(None, [])])
    if id not in trees:
        raise InputError(f"no statement {id!r}; there are {len(trees)}")
    return trees[id]


def _parts(s: Statement, inside: list[Statement], trees: dict[str, "Tree"]) -> "Iterator[Tree]":
    """Yield the nodes below a statement; the trees of those inside it may still be empty."""
    from nltk.tree import Tree

    spans = [(x.start, x.end, label, x) for label, part in _roles(s) for x in part]
    spans.sort(key=lambda row: row[:2])
    waiting = sorted(inside, key=lambda n: _reach(n)[0])
    for _, _, label, x in spans:
        here = []
        if label == "CONTENT":
            here = [n for n in waiting if _touches(n, x)]
            waiting = [n for n in waiting if n not in here] if here else waiting
        yield Tree(label, list(_leaves(x, here, trees)))
    yield from (trees[n.id] for n in waiting)  # inside it by name only


def _roles(s: Statement) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    return ("SOURCE", s.source.spans), ("CUE", s.cue.spans), ("CONTENT", s.content.spans)


def _reach(s: Statement) -> tuple[int, int]:
    """Return the first and last character of a statement."""
    spans = [x for _, part in _roles(s) for x in part]
    return min((x.start for x in spans), default=0), max((x.end for x in spans), default=0)


def _touches(s: Statement, x: Span) -> bool:
    return any(y.start < x.end and x.start < y.end for _, part in _roles(s) for y in part)


def _leaves(x: Span, inside: list[Statement], trees: dict[str, "Tree"]) -> Iterator[Any]:
    """Yield the words of a span, and in their place the trees of the statements inside it."""
    covered: list[tuple[int, int]] = sorted(
        (y.start, y.end) for n in inside for _, part in _roles(n) for y in part
    )
    begins = [(max(_reach(n)[0], x.start), n.id) for n in inside]
    k = at = 0
    for a, b in token_ranges(x.text):
        while k < len(begins) and begins[k][0] <= x.start + a:
            yield trees[begins[k][1]]
            k += 1
        while at < len(covered) and covered[at][1] <= x.start + a:
            at += 1
        if at == len(covered) or covered[at][0] >= x.start + b:
            word = x.text[a:b]
            yield _BRACKETS.get(word, "".join(word.split()))
    for _, id in begins[k:]:
        yield trees[id]


def bracketed(tree: "Tree", *, width: int = 100) -> str:
    """Return a tree as a bracketed string; unlike ``Tree.pformat`` it takes trees of any depth.

    Args:
        tree: the tree.
        width: columns to fit into where possible.

    Returns:
        Lines, each ended by a line feed; a node that holds only words is one paragraph.

    Example:
        >>> from attribution import analyze
        >>> print(bracketed(statement_tree(analyze("The mayor said the bridge was safe."))), end="")
        (DOCUMENT
          (S
            (SOURCE The mayor)
            (CUE said)
            (CONTENT the bridge was safe)))
    """
    lines: list[str] = []
    todo: list[tuple[Any, int]] = [(tree, 0)]  # a node, some words, or None for the end of a node
    while todo:
        node, level = todo.pop()
        if node is None:
            lines[-1] += ")"
        elif isinstance(node, str):
            lines += _filled(node, level, width)
        elif all(isinstance(child, str) for child in node):
            lines += _filled(" ".join([f"({node.label()}", *node]) + ")", level, width)
        else:
            lines.append("  " * level + f"({node.label()}")
            children = [
                x
                for is_word, group in groupby(node, lambda child: isinstance(child, str))
                for x in ([" ".join(group)] if is_word else group)
            ]
            todo.append((None, level))
            todo += [(child, level + 1) for child in reversed(children)]
    return "".join(line + "\n" for line in lines)


def _filled(words: str, level: int, width: int) -> list[str]:
    """Break words into lines."""
    indent = "  " * level
    return wrap(
        words,
        max(width, len(indent) + 40),
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
