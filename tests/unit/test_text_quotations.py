"""Quotations: kinds of marks, nesting, what is missing, paragraphs."""

import itertools
import time

import pytest

from attribution import Analyzer
from attribution.text import read
from attribution.text.quotations import MOST_DEPTH


def found(text: str) -> list[str]:
    """Return the quotations' surfaces."""
    return [text[q.start : q.end] for q in read(text).quotations]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes” and «no».", ["“yes”", "«no»"]),
        ("``Yes,'' he said.", ["``Yes,''"]),
        ("He said ‘no’ to the boys’ mothers.", ["‘no’"]),
        ("The workers' rights, he said, are 'not for sale'.", ["'not for sale'"]),
        ("It's the '90s and rock 'n' roll isn't dead.", []),
        ("“He told me, ‘Leave now,’ and I did.”", ["“He told me, ‘Leave now,’ and I did.”", "‘Leave now,’"]),
        (
            "\"He told me, 'Leave now,' and I did.\"",
            ["\"He told me, 'Leave now,' and I did.\"", "'Leave now,'"],
        ),
        ('The shelf is 6\'2" high and "solid".', ['"solid"']),
        ('"It never ends, he said. "It does."', ['"It never ends, he said.', '"It does."']),
        ("She called it “a scandal.“ He did not.", ["“a scandal.“"]),
        ("He left” early.", []),
        ("No marks at all.", []),
    ],
)
def test_finds_what_stands_between_marks(text: str, quotations: list[str]) -> None:
    """All kinds of marks pair up; apostrophes and inches are no marks; a missing mark harms only its own quotation."""
    assert found(text) == quotations


def test_nesting_depth() -> None:
    """A quotation inside a quotation has depth 1, one inside that has depth 2."""
    quotations = read("“A ‘b “c” d’ e”").quotations
    assert [q.depth for q in quotations] == [0, 1, 2]
    assert all(q.closed for q in quotations)


@pytest.mark.parametrize("n", [MOST_DEPTH - 1, MOST_DEPTH, MOST_DEPTH + 1, 50, 10_000])
def test_depth_has_a_bound(n: int) -> None:
    """However deep quotations nest, a bounded number is followed, properly nested, from the outside in."""
    opening, closing = ("“", "‘"), ("”", "’")
    text = (
        "She said "
        + " ".join(opening[i % 2] + "he said" for i in range(n))
        + " yes"
        + "".join(closing[i % 2] for i in reversed(range(n)))
        + " and “no”."
    )
    *nested, last = read(text).quotations
    assert [q.depth for q in nested] == list(range(min(n, MOST_DEPTH)))
    assert all(q.closed for q in nested)
    assert all(a.start < b.start and b.end < a.end for a, b in itertools.pairwise(nested))
    assert (last.depth, text[last.start : last.end]) == (0, "“no”")


@pytest.mark.parametrize("n", [100, 3000])
def test_nested_quotations_make_no_long_report(n: int) -> None:
    """The report of deeply nested quotations is not much longer than that of as many in a row."""
    nested = "He said " + "“she said ‘he said " * (n // 2) + "yes " + "’” " * (n // 2) + "."
    row = "He said “she said yes.” " * n
    assert len(Analyzer(extractor="rules").analyze(nested).to_json()) < 2 * len(
        Analyzer(extractor="rules").analyze(row).to_json()
    )


def test_reopened_on_each_paragraph() -> None:
    """A quotation that is opened again on a new paragraph continues the unclosed one before."""
    quotations = read("“First part.\n\n“Second part.\n\n“Last part,” she said. “More.”").quotations
    assert [q.continues for q in quotations] == [None, 0, 1, None]
    assert [q.closed for q in quotations] == [False, False, True, True]


def test_furniture_does_not_break_a_long_quotation() -> None:
    """An advertisement between two paragraphs of a quotation does not end it."""
    quotations = read("He said: “We begin here.\n\nAdvertisement\n\n“We end here.”").quotations
    assert [q.continues for q in quotations] == [None, 0]


def test_a_closed_quotation_is_not_continued() -> None:
    """A quotation that was closed has no continuation in the next paragraph."""
    assert [q.continues for q in read("“One,” he said.\n\n“Two,” she said.").quotations] == [None, None]


@pytest.mark.parametrize("piece", ['"', "“", "”", "'", "“a ", "'a ", '"a" ', "(", "‘“"])
def test_time_grows_with_length_only(piece: str) -> None:
    """Many marks, whatever their kind, take time in proportion to their number."""

    def spent(n: int) -> float:
        text = piece * n
        start = time.process_time()
        read(text)
        return time.process_time() - start

    spent(500)
    small = min(spent(2000), spent(2000))
    assert spent(16000) < 8 * small * 4 + 0.5
