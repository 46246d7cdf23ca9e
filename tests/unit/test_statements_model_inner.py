"""Statements inside contents."""

from attribution.options import Options
from attribution.statements.inner_model import contents_as_document, propose_nested
from attribution.text import read

TEXT = (
    "The minister said the union claimed that the talks had failed. It rained.\n\n"
    "“We heard ‘no’ too often,” she said. “They say we never listen.”"
)


def ranges(document, *surfaces):
    out = []
    for surface in surfaces:
        start = document.text.index(surface)
        tokens = document.tokens_in(start, start + len(surface))
        out.append((tokens.start, tokens.stop))
    return tuple(out)


def test_contents_become_paragraphs():
    """Each content is a paragraph whose sentences cover exactly its tokens; texts and offsets stay."""
    document = read(TEXT)
    first = ranges(document, "the union claimed that the talks had failed")
    second = ranges(document, "“We heard ‘no’ too often,”", "“They say we never listen.”")
    inner = contents_as_document(document, [second, first])
    assert inner.text == document.text
    assert inner.forms == document.forms
    assert len(inner.paragraphs) == 2
    covered = [t for s in inner.sentences for t in range(s.first, s.last)]
    assert covered == [t for a, b in (*first, *second) for t in range(a, b)]
    assert [s.paragraph for s in inner.sentences] == [0, 1, 1]


def test_marks_around_a_content_are_gone_and_marks_inside_stay():
    """A content that is a quotation reads like plain text; a quotation within it is still one."""
    document = read(TEXT)
    inner = contents_as_document(document, [ranges(document, "“We heard ‘no’ too often,”")])
    surfaces = [document.text[q.start : q.end] for q in inner.quotations]
    assert "“We heard ‘no’ too often,”" not in surfaces
    assert all(q.depth == 0 for q in inner.quotations)


def test_nested_statements_are_found_inside_only():
    """A claim within what somebody says is found, and no part of it leaves the content."""
    document = read(TEXT)
    content = ranges(document, "the union claimed that the talks had failed")
    found = propose_nested(document, [content], Options())
    (low, high), allowed = content[0], set(range(*content[0]))
    assert [document.token_span(*c.cue[0]).text for c in found] == ["claimed"]
    assert [document.token_span(*c.source[0]).text for c in found] == ["the union"]
    for c in found:
        assert {t for r in (c.source, c.cue, c.content) for a, b in r for t in range(a, b)} <= allowed
    assert low < high


def test_no_contents_no_statements():
    """Without contents nothing is proposed."""
    assert propose_nested(read(TEXT), [], Options()) == ()
