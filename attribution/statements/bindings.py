"""Add up the scores of templates that also join columns which are fixed for a while, such as those of a cue."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from attrs import frozen

from attribution.statements.templates import Group, Scores, Templates

__all__ = ["Binding", "Plan"]

Columns = Mapping[str, Sequence[str]]


@frozen(slots=True, eq=False)
class Binding:
    """Groups of templates that also join columns which are the same for all tokens that are added up at once.

    With those fixed few different keys are left, so their sums are worked out for each set of fixed values anew,
    from tables that hang on one value or two; nothing that would hardly be asked for again is kept.

    Attributes:
        scores: the scores of the features.
        plans: of each group its columns, and of its templates how to find the table and the key in it.
    """

    scores: Scores
    plans: tuple[tuple[tuple[str, ...], "tuple[Plan, ...]"], ...]

    @classmethod
    def of(
        cls, templates: Templates, groups: Sequence[Group], scores: Scores, constants: Iterable[str]
    ) -> "Binding":
        """Prepare groups.

        Args:
            templates: all templates.
            groups: the groups; each template joins its fixed columns before the others, or in any order two others.
            scores: the scores of each template's features.
            constants: names of the fixed columns.
        """
        fixed = frozenset(constants)
        plans = []
        for g in groups:
            place = {name: k for k, name in enumerate(g.columns)}
            plans.append((g.columns, tuple(Plan.of(templates, n, place, fixed) for n in g.templates)))
        return cls(scores, tuple(plans))

    def found(self, columns: Columns, constants: Mapping[str, str]) -> list[Iterable[int]]:
        """Return for each group the sums of all tokens, to be added up across groups.

        Args:
            columns: every column of the groups that is not fixed, all of the same length.
            constants: the values of the fixed columns.
        """
        out: list[Iterable[int]] = []
        for names, plans in self.plans:
            keys: Sequence[Any]
            keys = (
                columns[names[0]] if len(names) == 1 else list(zip(*[columns[n] for n in names], strict=True))
            )
            different = list(set(keys))
            parts = [different] if len(names) == 1 else list(zip(*different, strict=True))
            found = [scores for p in plans if (scores := p.find(parts, self.scores, constants)) is not None]
            totals: Iterable[int] = map(sum, zip(*found, strict=True)) if found else repeat(0, len(different))
            sums = dict(zip(different, totals, strict=True))
            out.append(map(sums.__getitem__, keys))
        return out


@frozen(slots=True, eq=False)
class Plan:
    """How the score of one template is looked up once its fixed columns are known.

    Attributes:
        template: its number.
        prefix: fixed columns that its features begin with, where the rest is one column.
        place: which part of the key that column is.
        pieces: where the template is of another form: the texts, fixed columns and parts of the key it is written of.
    """

    template: int
    prefix: tuple[str, ...]
    place: int
    pieces: tuple[str | int, ...]

    @classmethod
    def of(cls, templates: Templates, n: int, place: Mapping[str, int], fixed: Container[str]) -> "Plan":
        """Prepare one template."""
        join = templates.joins[n]
        head, last = join[:-1], join[-1]
        if last in place and all(c in fixed for c in head):
            return cls(n, head, place[last], ())
        return cls(n, (), -1, tuple(place.get(c, c) for c in join))

    def find(
        self, parts: Sequence[Sequence[str]], scores: Scores, constants: Mapping[str, str]
    ) -> Iterable[int] | None:
        """Return the template's scores for some keys, None where all are zero.

        Args:
            parts: the cells of the keys, a sequence for each column of the group.
            scores: the scores of all features.
            constants: the values of the fixed columns.
        """
        if self.place < 0:
            cells = [parts[p] if isinstance(p, int) else repeat(constants[p]) for p in self.pieces]
            return map(scores.tables[self.template].get, map("|".join, zip(*cells)), repeat(0))  # noqa: B905 - constants repeat
        if not self.prefix:
            return map(scores.tables[self.template].get, parts[self.place], repeat(0))
        near = scores.after(self.template, "|".join([constants[c] for c in self.prefix]))
        return map(near.get, parts[self.place], repeat(0)) if near else None
