"""Feature templates: which columns of a document a feature joins, and two ways to use them.

Training reads the features of a template as one column of texts (:meth:`Templates.keys`). At run time only the
*sum* of the scores of all features of a token matters, and most tokens meet company that was met before: the
same word with the same tag, the same three tags in a row. So templates that look at the same few columns form a
group (:meth:`Templates.group`), and a group keeps the sums of the combinations that it has met (:class:`Sums`).
The two ways give equal scores, which a test holds them to.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any, TypeVar

from attrs import field, frozen

from attribution.models.kept import Kept

__all__ = ["Group", "Groups", "Scores", "Sums", "Templates"]

#: Combinations that one group remembers before it begins anew (see :class:`attribution.models.kept.Kept`).
MOST_KEPT = 5_000

Columns = Mapping[str, Sequence[str]]
Key = TypeVar("Key", str, tuple[str, ...])


def _join(*columns: Sequence[str]) -> list[str]:
    return list(map("|".join, zip(*columns, strict=True)))


@frozen(slots=True)
class Group:
    """Templates that are added up together.

    Attributes:
        columns: the columns that their sum depends on.
        templates: numbers of the templates.
    """

    columns: tuple[str, ...]
    templates: tuple[int, ...]


@frozen(slots=True)
class Templates:
    """The templates of a model, in the order of their numbers.

    Attributes:
        joins: the columns that each template joins.
        composites: columns that are other columns written together, by name.
    """

    joins: tuple[tuple[str, ...], ...]
    composites: Mapping[str, tuple[str, ...]] = field(factory=dict)

    @classmethod
    def parse(cls, text: str, **composites: str) -> "Templates":
        """Read templates from words such as ``t2|t3``, composite columns from ``rt="r t3"``.

        >>> Templates.parse("w3 t2|t3").joins
        (('w3',), ('t2', 't3'))
        """
        return cls(
            tuple(tuple(word.split("|")) for word in text.split()),
            {name: tuple(parts.split()) for name, parts in composites.items()},
        )

    def __len__(self) -> int:
        return len(self.joins)

    def keys(self, columns: Columns) -> list[list[str]]:
        """List the keys of every template, one a token.

        Args:
            columns: every column that is no composite, all of the same length.

        Returns:
            For each template one list.
        """
        found: dict[str, Sequence[str]] = dict(columns)
        for name, parts in self.composites.items():
            found[name] = list(map("".join, zip(*(columns[p] for p in parts), strict=True)))
        return [
            _join(*(found[c] for c in join)) if len(join) > 1 else list(found[join[0]]) for join in self.joins
        ]

    def pieces(
        self, template: int, place: Mapping[str, int], constants: Mapping[str, str]
    ) -> tuple[str | int, ...]:
        """Return what a feature is written from: texts, and places in a key; texts that touch are one."""
        out: list[str | int] = []
        for k, column in enumerate(self.joins[template]):
            basic: list[str | int] = ["|"] if k else []
            for name in self.composites.get(column, (column,)):
                basic.append(constants[name] if name in constants else place[name])
            for piece in basic:
                if out and isinstance(piece, str) and isinstance(out[-1], str):
                    out[-1] += piece
                else:
                    out.append(piece)
        return tuple(out)

    def uses(self, group: Group, names: str) -> bool:
        """Tell whether a template of a group joins one of these columns."""
        wanted = frozenset(names.split())
        return any(not wanted.isdisjoint(self.joins[n]) for n in group.templates)

    def _basic(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the columns that some columns consist of, each once."""
        return tuple(dict.fromkeys(b for name in names for b in self.composites.get(name, (name,))))

    def group(self, wanted: str, constants: str = "") -> tuple[Group, ...]:
        """Gather the templates into groups.

        Args:
            wanted: groups by their columns, such as ``t2|t3|t4``; the first one that fits takes a template.
                What fits none is a group of its own.
            constants: columns that are the same for all tokens that are added up at once.

        Returns:
            Groups; together they hold every template once.
        """
        fixed = frozenset(constants.split())
        groups: dict[tuple[str, ...], list[int]] = {tuple(w.split("|")): [] for w in wanted.split()}
        for n, join in enumerate(self.joins):
            own = tuple(c for c in self._basic(join) if c not in fixed)
            home = next((g for g in groups if fixed.union(g).issuperset(own)), own)
            groups.setdefault(home, []).append(n)
        return tuple(Group(columns, tuple(numbers)) for columns, numbers in groups.items() if numbers)


@frozen(slots=True, eq=False)
class Scores:
    """The scores of the features of each template.

    Attributes:
        tables: for each template its features with their scores.
    """

    tables: Sequence[Mapping[str, int]]
    _nested: dict[int, dict[str, dict[str, int]]] = field(factory=dict, init=False)

    def after(self, template: int, prefix: str) -> dict[str, int]:
        """Return the scores of the features that begin with a prefix and a bar, by what follows the last bar."""
        nested = self._nested.get(template)
        if nested is None:
            nested = self._nested[template] = {}
            for feature, score in self.tables[template].items():
                head, _, last = feature.rpartition("|")
                nested.setdefault(head, {})[last] = score
        return nested.get(prefix, _NOTHING)


_NOTHING: dict[str, int] = {}


class Sums(Kept[Key, int]):
    """Sums of the scores of a group's features by the values of its columns, worked out when first asked for.

    A key is the value of the column, or the tuple of values where the group has several.

    Args:
        templates: all templates.
        group: the group.
        scores: the scores of each template's features.
        constants: values of the constant columns.
    """

    __slots__ = ("_is_single", "_parts")

    def __init__(
        self, templates: Templates, group: Group, scores: Scores, constants: Mapping[str, str]
    ) -> None:
        super().__init__(MOST_KEPT)
        place = {name: k for k, name in enumerate(group.columns)}
        self._is_single = len(place) == 1
        # Of each template the table, a pattern of its features, and what to take out of the key for it.
        self._parts: list[tuple[Mapping[str, int], str, Callable[[Any], Any]]] = []
        for n in group.templates:
            pieces = templates.pieces(n, place, constants)
            pattern = "".join("%s" if isinstance(p, int) else p.replace("%", "%%") for p in pieces)
            places = [p for p in pieces if isinstance(p, int)]
            self._parts.append((scores.tables[n], pattern, itemgetter(*places)))

    def make(self, key: Key) -> int:
        """Add the features of one combination up."""
        total = 0
        values = (key,) if self._is_single else key
        for table, pattern, take in self._parts:
            total += table.get(pattern % take(values), 0)
        return total


def _without(
    templates: Templates, template: int, scores: Scores, constants: Mapping[str, str]
) -> tuple[tuple[str, ...], Mapping[str, int]] | None:
    """Write the features of a template without its constant column, where that begins or ends them.

    Returns:
        The columns that are left, and the scores by those; None where the template is of another form.
    """
    join, table = templates.joins[template], scores.tables[template]
    parts = [templates.composites.get(name, (name,)) for name in join]
    fixed = [k for k, names in enumerate(parts) if names[0] in constants]
    if not fixed:
        return (join, table) if all(len(names) == 1 for names in parts) else None
    at, names = fixed[0], parts[fixed[0]]
    if (
        len(fixed) > 1
        or at not in (0, len(join) - 1)
        or any(n in constants for n in names[1:])
        or len(names) > 2
    ):
        return None
    if any(len(p) > 1 for k, p in enumerate(parts) if k != at):
        return None
    left = (*join[:at], *names[1:], *join[at + 1 :])
    value, own = constants[names[0]], {}
    for feature, score in table.items():
        head, bar, tail = feature.partition("|") if at == 0 else feature.rpartition("|")
        cell, rest = (head, bar + tail) if at == 0 else (tail, head + bar)
        if len(names) == 1 and cell == value:
            own[tail if at == 0 else head] = score
        elif len(names) > 1 and cell.startswith(value):
            cell = cell[len(value) :]
            own[cell + rest if at == 0 else rest + cell] = score
    return left, own


@frozen(slots=True, eq=False)
class Groups:
    """Groups that share their constants, ready to add up."""

    _columns: tuple[tuple[str, ...], ...]
    _sums: "tuple[Sums[str] | Sums[tuple[str, ...]], ...]"
    # Where a group is one template, its features are looked up at once: the columns to join, and the table.
    _lone: tuple[tuple[tuple[str, ...], Mapping[str, int]], ...]

    @classmethod
    def bind(
        cls,
        templates: Templates,
        groups: Sequence[Group],
        scores: Scores,
        constants: Mapping[str, str] | None = None,
    ) -> "Groups":
        """Tie groups to the scores of a model and the values of constant columns."""
        constants = constants or {}
        columns, sums, lone = [], [], []
        for g in groups:
            own = _without(templates, g.templates[0], scores, constants) if len(g.templates) == 1 else None
            if own is not None:
                lone.append(own)
            else:
                columns.append(g.columns)
                one: Sums[str] = Sums(templates, g, scores, constants)
                sums.append(one)
        return cls(tuple(columns), tuple(sums), tuple(lone))

    @property
    def n_kept(self) -> int:
        """Number of the combinations that are remembered now."""
        return sum(s.n_kept for s in self._sums)

    def found(self, columns: Columns) -> list[Iterable[int]]:
        """Return for each group the sums of all tokens, to be added up across groups.

        Args:
            columns: every column of the groups, all of the same length.
        """
        out: list[Iterable[int]] = []
        for names, sums in zip(self._columns, self._sums, strict=True):
            if len(names) == 1:
                out.append(map(sums.__getitem__, columns[names[0]]))  # type: ignore[arg-type]
            else:
                out.append(map(sums.__getitem__, zip(*[columns[n] for n in names], strict=True)))  # type: ignore[arg-type]
        for names, table in self._lone:
            if len(names) == 1:
                out.append(map(table.get, columns[names[0]], repeat(0)))
            else:
                keys = map("|".join, zip(*[columns[n] for n in names], strict=True))
                out.append(map(table.get, keys, repeat(0)))
        return out
