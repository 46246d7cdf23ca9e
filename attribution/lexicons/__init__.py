"""Word lists that a linguist can edit: one TSV file a list, a schema for each, and their checks."""

from attribution.lexicons.load import Row, table

__all__ = ["Row", "table"]
