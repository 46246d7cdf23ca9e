"""Sources that depend on each other share a group, others do not."""

import pytest

from attribution.sources.independence import independence_groups
from tests.spoken import analysed, speaker

DEPENDENT = {
    "spokesman and body": (
        "[1Brightwater Holdings spokesman Martin Hansen] {1said} <1it rained>. [2Brightwater Holdings] {2said} <2so too>."
    ),
    "two spokesmen of one body": (
        "[1Brightwater Holdings spokesman Martin Hansen] {1said} <1it rained>. "
        "[2Clara Whitfield of Brightwater Holdings] {2said} <2so too>."
    ),
    "officials of one state": (
        "[1Danish officials] {1said} <1it rained>. [2A Danish defence official] {2said} <2so too>."
    ),
    "state and its seat": "[1Russia] {1said} <1it rained>. [2The Kremlin] {2said} <2so too>.",
    "relaying outlet": "[1The Evening Herald] {1reported} <1that [2residents] {2said} <2it rained>>.",
    "one of them": "[1Two officials] {1said} <1it rained>. [2One of the officials] {2said} <2so too>.",
    "collectives of one place": (
        "[1Activists in Norwick] {1said} <1it rained>. [2Activists in Norwick and Selby] {2said} <2so too>."
    ),
}
INDEPENDENT = {
    "two people": "[1Martin Hansen] {1said} <1it rained>. [2Clara Whitfield] {2said} <2so too>.",
    "two states": "[1Danish officials] {1said} <1it rained>. [2Kenyan officials] {2said} <2so too>.",
    "two outlets": "[1Reuters] {1said} <1it rained>. [2The Evening Herald] {2said} <2so too>.",
    "citizens of one state": "[1Danish officials] {1said} <1it rained>. [2Danish anglers] {2said} <2so too>.",
}


@pytest.mark.parametrize("marked", DEPENDENT.values(), ids=list(DEPENDENT))
def test_dependent_sources_share_a_group(marked: str) -> None:
    """The two speakers are two sources of one group."""
    analysis = analysed(marked)
    a, b = speaker(analysis, 1), speaker(analysis, 2)
    assert a is not None
    assert b is not None
    assert a.id != b.id
    assert a.independence_group == b.independence_group


@pytest.mark.parametrize("marked", INDEPENDENT.values(), ids=list(INDEPENDENT))
def test_independent_sources_do_not(marked: str) -> None:
    """The two speakers are of two groups."""
    analysis = analysed(marked)
    a, b = speaker(analysis, 1), speaker(analysis, 2)
    assert a is not None
    assert b is not None
    assert a.independence_group != b.independence_group


def test_outlet_that_passes_on_several_stands_alone() -> None:
    """Two people are not tied to each other because one paper quotes both."""
    analysis = analysed(
        "[1The Evening Herald] {1reported} <1that [2Martin Hansen] {2said} <2it rained> and [3Clara Whitfield] {3said} "
        "<3it did not>>."
    )
    groups = {speaker(analysis, n).independence_group for n in (1, 2, 3)}  # type: ignore[union-attr]
    assert len(groups) == 3


def test_wire_credit_ties_agency_and_publisher() -> None:
    """A text credited to an agency is the agency's: agency and publisher are one origin."""
    analysis = analysed(
        "NORWICK (Reuters) - [1Reuters] {1said} <1it rained>.\n\nIt rained all day in Norwick and the roads were wet.",
        outlet="The Evening Lantern",
    )
    source = speaker(analysis, 1)
    assert source is not None
    (outlet,) = [s for s in analysis.sources if s.id == analysis.outlet]
    if analysis.document.credits:
        assert source.independence_group == outlet.independence_group


def test_labels_are_in_order_and_transitive() -> None:
    """Labels follow the order of the sources and do not depend on the order of ties."""
    ties = [("c", "x"), ("a", "x"), ("b", "y")]
    assert independence_groups("abc", ties) == {"a": "g1", "b": "g2", "c": "g1"}
    assert independence_groups("abc", list(reversed(ties))) == independence_groups("abc", ties)
    assert independence_groups("", []) == {}


def test_nobody_belongs_to_himself() -> None:
    """Where the words lead in a circle, the link is cut and the words stay."""
    from attribution import analyze

    report = analyze("the ministry sthe ministry told he said ")
    links = {s.id: s.affiliation for s in report.sources}
    for start in links:
        seen, at = {start}, links[start]
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = links.get(at)
