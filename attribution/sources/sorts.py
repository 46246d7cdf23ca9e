"""Tell whether a body that bears one name may be called by a noun: Kent Police is "the force", never "the hospital"."""

from collections.abc import Sequence, Set
from itertools import pairwise

__all__ = ["head_words", "may_be_body_of_sort"]

#: What tells of a name or an earlier noun that a body is of a sort.
_TELLING = {
    "church": {"church", "diocese", "archdiocese", "parish", "cathedral", "synod", "vatican", "abbey"},
    "club": {"club", "fc", "afc", "rovers", "wanderers", "athletic", "team"},
    "court": {"court", "tribunal"},
    "firm": {
        "company", "firm", "inc", "inc.", "plc", "ltd", "ltd.", "corp", "corp.", "co", "co.", "llc", "holdings",
        "retailer", "bank", "bancorp", "airline", "airlines", "airways", "air", "rail", "railway", "railways", "trains",
        "motors", "foods", "stores", "energy", "water", "telecom", "pharma", "breweries", "brewery", "insurance",
        "supermarkets", "industries", "enterprises", "technologies",
    },
    "health": {"hospital", "hospitals", "infirmary", "clinic", "nhs", "medical", "hospice"},
    "learning": {"school", "college", "university", "academy", "polytechnic", "institute"},
    "party": {"party", "labour", "tories", "democrats", "republicans", "conservatives", "greens", "liberals"},
    "police": {"police", "constabulary", "sheriff", "force"},
    "state": {"council", "ministry", "department", "government", "army", "navy", "military", "parliament", "senate"},
    "union": {"union", "unions", "federation", "guild"},
    "voluntary": {"charity", "foundation", "trust", "aid", "fund", "rescue", "shelter"},
}  # fmt: skip
#: Nouns for bodies of a sort, which take up no others.
_OF_SORT = {
    "bank": "firm", "airline": "firm", "charity": "voluntary", "church": "church", "club": "club", "college": "learning",
    "court": "court", "hospital": "health", "ministry": "state", "party": "party", "school": "learning",
    "union": "union", "university": "learning",
}  # fmt: skip
_FIRMS = frozenset(
    {
        "automaker", "brand", "brewer", "brokerage", "builder", "business", "carmaker", "carrier", "chain", "chipmaker",
        "company", "conglomerate", "consultancy", "developer", "drugmaker", "firm", "franchise", "grocer", "hotel",
        "housebuilder", "insurer", "lender", "maker", "manufacturer", "miner", "operator", "producer", "retailer",
        "shipper", "start-up", "startup", "studio", "supermarket", "supplier", "utility",
    }
)  # fmt: skip


def head_words(name: Sequence[str]) -> list[str]:
    """Return the words of a name that tell what bears it, lower case: the last, and the one before "of".

    >>> head_words(("University", "of", "Norwick")), head_words(("Kent", "Police"))
    (['norwick', 'university'], ['police'])
    """
    words = [w.lower() for w in name]
    return [words[-1], *(a for a, b in pairwise(words) if b == "of")]


def may_be_body_of_sort(
    names: Sequence[Sequence[str]], nouns: Set[str], noun: str, *, acts: bool = False
) -> bool:
    """Tell whether a body may be meant by a noun with "the" that it was not called by before.

    Args:
        names: its names, as written.
        nouns: what it was called before, lower case.
        noun: the head noun of the description.
        acts: whether the body has said or done something; then a name of one word that tells nothing will do.

    >>> may_be_body_of_sort([("Kent", "Police")], set(), "hospital"), may_be_body_of_sort([("Kent", "Police")], set(), "group")
    (False, True)
    >>> may_be_body_of_sort([("Oxfam",)], set(), "charity", acts=True)
    True
    """
    sort = "firm" if noun in _FIRMS else _OF_SORT.get(noun)
    if sort is None:
        return True
    heads = {w for n in names for w in head_words(n)}
    told = _sorts(heads | nouns) or _sorts({w.lower() for n in names for w in n})
    if told:
        return sort in told
    return noun in _FIRMS or (acts and all(len(n) == 1 for n in names))


def _sorts(words: Set[str]) -> set[str]:
    """Return the sorts of bodies that some words tell."""
    return {sort for sort, telling in _TELLING.items() if not telling.isdisjoint(words)}
