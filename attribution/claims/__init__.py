"""Claims, how they relate, and what was done to check them."""

from attribution.claims.relate import relate

__all__ = ["relate"]
