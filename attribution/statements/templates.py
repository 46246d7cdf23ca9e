"""Feature templates: which columns of a document a feature joins, and two ways to use them.

Training reads the features of a template as one column of texts (:meth:`Templates.keys`). At run time only the
*sum* of the scores of all features of a token matters, and most tokens meet company that was met before: the
same word with the same tag, the same three tags in a row. So templates that look at the same few columns form a
group (:meth:`Templates.group`), and a group keeps the sums of the combinations that it has met (:class:`Sums`).
The two ways give equal scores, which a test holds them to.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import field, frozen

__all__ = ["Group", "Groups", "Sums", "Templates"]

#: Combinations that one group remembers; then it starts again, so that memory is bounded.
MOST_KEPT = 6000

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


class Sums(dict[Key, int]):
    """Sums of the scores of a group's features by the values of its columns, worked out when first asked for.

    A key is the value of the column, or the tuple of values where the group has several.

    Args:
        templates: all templates.
        group: the group.
        tables: the scores of each template's features.
        constants: values of the constant columns.
    """

    __slots__ = ("_is_single", "_parts")

    def __init__(
        self,
        templates: Templates,
        group: Group,
        tables: Sequence[Mapping[str, int]],
        constants: Mapping[str, str],
    ) -> None:
        super().__init__()
        place = {name: k for k, name in enumerate(group.columns)}
        self._is_single = len(place) == 1
        # Of each template the table, and the pieces of its features: texts, or places in the key.
        self._parts: list[tuple[Mapping[str, int], tuple[str | int, ...]]] = []
        for n in group.templates:
            pieces: list[str | int] = []
            for k, column in enumerate(templates.joins[n]):
                if k:
                    pieces.append("|")
                for name in templates.composites.get(column, (column,)):
                    piece = constants[name] if name in constants else place[name]
                    if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                        pieces[-1] += piece
                    else:
                        pieces.append(piece)
            self._parts.append((tables[n], tuple(pieces)))

    def __missing__(self, key: Key) -> int:
        total = 0
        values = (key,) if self._is_single else key
        for table, pieces in self._parts:
            total += table.get("".join([p if isinstance(p, str) else values[p] for p in pieces]), 0)
        if len(self) >= MOST_KEPT:
            self.clear()
        self[key] = total
        return total


@frozen(slots=True, eq=False)
class Groups:
    """Groups that share their constants, ready to add up.

    Attributes:
        columns: for each group its columns.
        sums: for each group what it has met.
    """

    columns: tuple[tuple[str, ...], ...]
    sums: tuple["Sums[str] | Sums[tuple[str, ...]]", ...]

    @classmethod
    def bind(
        cls,
        templates: Templates,
        groups: Sequence[Group],
        tables: Sequence[Mapping[str, int]],
        constants: Mapping[str, str] | None = None,
    ) -> "Groups":
        """Tie groups to the tables of a model and the values of constant columns."""
        return cls(
            tuple(g.columns for g in groups),
            tuple(Sums(templates, g, tables, constants or {}) for g in groups),
        )

    def found(self, columns: Columns) -> list[Iterable[int]]:
        """Return for each group the sums of all tokens, to be added up across groups.

        Args:
            columns: every column of the groups, all of the same length.
        """
        out: list[Iterable[int]] = []
        for names, sums in zip(self.columns, self.sums, strict=True):
            if len(names) == 1:
                out.append(map(sums.__getitem__, columns[names[0]]))  # type: ignore[arg-type]
            else:
                out.append(map(sums.__getitem__, zip(*[columns[n] for n in names], strict=True)))  # type: ignore[arg-type]
        return out
