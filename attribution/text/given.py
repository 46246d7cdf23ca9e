"""Check tokens, tags and trees that a user brings along."""

from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen

from attribution.errors import InputError
from attribution.values.document import Paragraph, Sentence

__all__ = ["GivenTokens"]


def _ranges(text: str, tokens: Sequence[tuple[int, int] | str]) -> list[tuple[int, int]]:
    """Return the character range of every token; raises InputError for one that does not fit."""
    out: list[tuple[int, int]] = []
    at = 0
    for n, token in enumerate(tokens):
        if isinstance(token, str):
            start = text.find(token, at)
            if start < 0 or (token and text[at:start].strip()):
                raise InputError(f"token {n} ({token!r}) is not in the text after character {at}")
            end = start + len(token)
        else:
            start, end = token
            if not at <= start < end <= len(text):
                raise InputError(
                    f"token {n} ({start}:{end}) overlaps the one before or leaves the text of {len(text)} characters"
                )
        out.append((start, end))
        at = end
    return out


# Tags of Universal Dependencies that the Penn Treebank does not have.
_UNIVERSAL = frozenset(
    ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "VERB")
)  # fmt: skip
_NAMES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
_LABELS = frozenset(("O", *(f"{place}-{name}" for place in "BI" for name in _NAMES)))


def _check_labels(tags: Sequence[str] | None, entities: Sequence[str] | None) -> None:
    """Refuse tags and labels of other schemes, which the rules would not know and silently find nothing with."""
    for n, tag in enumerate(tags or ()):
        if tag in _UNIVERSAL:
            raise InputError(
                f"tag {n} is {tag!r}, of Universal Dependencies; give Penn Treebank tags (NN, VBD ...), as xpos has them"
            )
    for n, label in enumerate(entities or ()):
        if label not in _LABELS:
            raise InputError(
                f"entity {n} is {label!r}, expected O, or B- or I- with one of {', '.join(_NAMES)}"
            )


@frozen(slots=True)
class GivenTokens:
    """Columns that replace ours; None where we fill in."""

    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]] | None
    tags: list[str] | None
    lemmas: list[str] | None
    entities: list[str] | None
    heads: list[int] | None
    deprels: list[str] | None

    @classmethod
    def of(
        cls,
        text: str,
        tokens: Sequence[tuple[int, int]] | Sequence[str],
        sentences: Sequence[tuple[int, int]] | None,
        tags: Sequence[str] | None,
        lemmas: Sequence[str] | None,
        entities: Sequence[str] | None,
        heads: Sequence[int] | None,
        deprels: Sequence[str] | None,
    ) -> "GivenTokens":
        """Check the columns and leave out tokens of white space; see :func:`attribution.text.read_tokens`."""
        ranges = _ranges(text, tokens)
        n = len(ranges)
        columns = {"tags": tags, "lemmas": lemmas, "entities": entities, "heads": heads, "deprels": deprels}
        for name, column in columns.items():
            if column is not None and len(column) != n:
                raise InputError(f"{name} has {len(column)} entries for {n} tokens")
        _check_labels(tags, entities)
        if heads is not None and any(not -1 <= h < n for h in heads):
            raise InputError(f"heads must be token indexes from 0 to {n - 1}, or -1 for a root")
        if sentences is not None:
            at = 0
            for a, b in sentences:
                if a != at or b <= a:
                    raise InputError(
                        f"sentence {a}:{b} does not begin where the one before ended ({at}) or is empty"
                    )
                at = b
            if at != n:
                raise InputError(f"sentences end at token {at}, there are {n}")
        keep = [i for i, (a, b) in enumerate(ranges) if text[a:b].strip()]
        new = {old: i for i, old in enumerate(keep)}

        def pick(column: Sequence[str] | None) -> list[str] | None:
            return None if column is None else [column[i] for i in keep]

        cut: list[tuple[int, int]] | None = None
        if sentences is not None:
            edges = [(sum(k in new for k in range(a, b))) for a, b in sentences]
            cut, at = [], 0
            for size in edges:
                if size:
                    cut.append((at, at + size))
                at += size
        return cls(
            [ranges[i][0] for i in keep],
            [ranges[i][1] for i in keep],
            cut,
            pick(tags),
            pick(lemmas),
            pick(entities),
            None if heads is None else [-1 if heads[i] == i else new.get(heads[i], -1) for i in keep],
            pick(deprels),
        )

    def paragraphs(self, blocks: Sequence[tuple[int, int]], kinds: Sequence[str]) -> list[Paragraph]:
        """Give every paragraph the tokens that begin in it or between it and the next one."""
        out: list[Paragraph] = []
        n = len(self.starts)
        for i, ((a, b), kind) in enumerate(zip(blocks, kinds, strict=True)):
            first = out[-1].last if out else 0
            last = bisect_right(self.starts, blocks[i + 1][0] - 1, lo=first) if i + 1 < len(blocks) else n
            out.append(Paragraph(a, b, first, last, kind))
        return out

    def located_sentences(self, paragraphs: Sequence[Paragraph]) -> list[Sentence]:
        """Return the given sentences with the paragraph that each begins in."""
        firsts = [p.first for p in paragraphs]
        return [
            Sentence(self.starts[a], self.ends[b - 1], a, b, bisect_right(firsts, a) - 1)
            for a, b in self.sentences or ()
        ]
