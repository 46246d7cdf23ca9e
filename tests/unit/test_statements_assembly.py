"""Assembly: candidates become statements with ids, nesting and spans."""

from attribution.options import Options
from attribution.statements.assembly import assemble
from attribution.statements.candidate import Candidate
from attribution.statements.nesting import nest
from attribution.text import read

RULES = Options(extractor="rules")
TEXT = "Anna said Ben said it rained ."
#       0    1    2   3    4  5      6


def candidate(source: int, cue: int, content: tuple[int, int], confidence: float = 0.5) -> Candidate:
    """Build a candidate with a source and a cue of one token each."""
    return Candidate(((source, source + 1),), ((cue, cue + 1),), (content,), confidence)


OUTER, INNER = candidate(0, 1, (2, 6)), candidate(2, 3, (4, 6))


def test_ids_follow_the_text_whatever_the_order_of_candidates() -> None:
    """Statements are numbered in text order of their first span."""
    document = read(TEXT)
    for order in ((OUTER, INNER), (INNER, OUTER)):
        statements = assemble(document, order, RULES)
        assert [(s.id, s.source.spans[0].text, s.nested_in) for s in statements] == [
            ("s1", "Anna", None),
            ("s2", "Ben", "s1"),
        ]


def test_duplicates_keep_the_surer() -> None:
    """Of two candidates with one cue the one with the higher confidence stays."""
    statements = assemble(read(TEXT), (candidate(0, 1, (4, 6), 0.3), candidate(0, 1, (2, 6), 0.9)), RULES)
    assert [(s.content.spans[0].text, s.confidence) for s in statements] == [("Ben said it rained", 0.9)]


def test_candidates_that_do_not_fit_are_dropped() -> None:
    """No content, an empty range, or one outside the document: no statement."""
    bad = (
        Candidate((), ((1, 2),), ()),
        Candidate((), ((1, 2),), ((3, 3),)),
        Candidate((), ((1, 2),), ((5, 99),)),
        Candidate((), ((-1, 2),), ((4, 5),)),
    )
    assert assemble(read(TEXT), bad, RULES) == ()
    assert assemble(read(TEXT), (), RULES) == ()


def test_a_candidate_without_a_cue_is_a_statement() -> None:
    """A quotation without a cue has no cue span and no lemma."""
    (statement,) = assemble(read("“It rained.” Anna left."), (Candidate((), (), ((0, 5),)),), RULES)
    assert (statement.cue.spans, statement.cue.lemma, statement.form) == ((), "", "direct")


def test_spans_slice_back() -> None:
    """Every span's surface is the text at its offsets."""
    for s in assemble(read(TEXT), (OUTER, INNER), RULES):
        for span in (*s.source.spans, *s.cue.spans, *s.content.spans):
            assert TEXT[span.start : span.end] == span.text


def test_nesting_is_by_the_innermost_content() -> None:
    """Three statements inside each other: each is nested in the next one out."""
    chain = [candidate(2 * k, 2 * k + 1, (2 * k + 2, 20)) for k in range(4)]
    assert nest(chain) == [None, 0, 1, 2]
    assert nest(chain[::-1]) == [1, 2, 3, None]


def test_split_contents_hold_what_lies_in_one_of_their_parts() -> None:
    """A cue and its content may lie in different parts of the outer content."""
    outer = Candidate(((4, 5),), ((5, 6),), ((0, 4), (7, 20)))
    inside = Candidate((), ((8, 9),), ((0, 3), (9, 12)))
    across = Candidate((), ((3, 6),), ((9, 12),))
    assert nest([outer, inside, across]) == [None, 0, None]


def test_nesting_has_no_cycles() -> None:
    """Two candidates that hold each other are not nested in both directions."""
    a = Candidate((), ((0, 1),), ((2, 9),))
    b = Candidate((), ((2, 3),), ((0, 2), (3, 9)))
    outer = nest([a, b])
    assert outer.count(None) >= 1
