"""Agreement of two annotators, or of an extractor and an annotator."""

from collections import Counter
from collections.abc import Hashable, Mapping

__all__ = ["krippendorff_alpha"]


def krippendorff_alpha(pairs: Mapping[tuple[Hashable, Hashable], int]) -> float:
    """Compute Krippendorff's alpha for nominal labels and two coders.

    Args:
        pairs: how many units got which pair of labels.

    Returns:
        1 for perfect agreement, 0 for agreement by chance, negative for less; 0 where there are no units.

    References:
        Klaus Krippendorff, "Computing Krippendorff's alpha-reliability", 2011.

    >>> krippendorff_alpha({("a", "a"): 5, ("b", "b"): 5})
    1.0
    >>> round(krippendorff_alpha({("a", "a"): 2, ("a", "b"): 1, ("b", "b"): 1}), 3)
    0.533
    """
    totals: Counter[Hashable] = Counter()
    n_unequal = 0
    for (a, b), n in pairs.items():
        totals[a] += n
        totals[b] += n
        if a != b:
            n_unequal += 2 * n
    n_values = totals.total()
    if n_values < 2:
        return 0.0
    n_chance = n_values * n_values - sum(n * n for n in totals.values())
    if not n_chance:
        return 1.0
    return 1.0 - n_unequal * (n_values - 1) / n_chance
