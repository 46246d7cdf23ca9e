"""Adapters to other libraries, each behind an extra of its own. Nothing else in the package imports them."""
