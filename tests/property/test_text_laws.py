"""What holds for every text that is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.text import read
from attribution.text.markup import without_markup
from tests.strategies import texts

pieces = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            "he said ",
            "Mr. ",
            "U.S. ",
            "Jo Brand ",
            ". ",
            "? ",
            ", ",
            "\n\n",
            "\n",
            "...",
            "(",
            ")",
            "a-b ",
            "n't ",
        ]
    ),
    max_size=40,
).map("".join)
marked = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br/>",
            "&amp;",
            "&quot;",
            "&nbsp;",
            "&#39;s ",
            "**",
            "*",
            "_",
            "[",
            "](http://a.b)",
            "[1]",
            "\n> ",
            "\n## ",
            "Jo Brand ",
            "said ",
            "rain. ",
            '"',
            "\n",
            "a",
        ]
    ),
    max_size=40,
).map("".join)
anything = st.one_of(texts, pieces, marked)


@settings(max_examples=150, deadline=None)
@given(anything)
def test_tokens_cover_the_text(text: str) -> None:
    """Tokens are in order and disjoint, and together hold every character but white space and markup."""
    d = read(text)
    assert d.text == text
    plain = without_markup(text).text
    assert "".join("".join(d.forms).split()) == "".join(plain.split())
    at = 0
    for form, a, b in zip(d.forms, d.starts, d.ends, strict=True):
        assert at <= a < b <= len(text)
        if plain == text:
            assert text[a:b] == form
            assert not text[at:a].strip()
        at = b
    assert len(d.tags) == len(d.lemmas) == len(d.entities) == len(d.forms)
    assert all(d.tags)


@settings(max_examples=150, deadline=None)
@given(anything)
def test_sentences_and_paragraphs_are_partitions(text: str) -> None:
    """Paragraphs, and sentences in them, are disjoint, in order, and hold every token."""
    d = read(text)
    assert [i for p in d.paragraphs for i in range(p.first, p.last)] == list(range(len(d.forms)))
    assert [i for s in d.sentences for i in range(s.first, s.last)] == list(range(len(d.forms)))
    for s in d.sentences:
        p = d.paragraphs[s.paragraph]
        assert p.first <= s.first < s.last <= p.last
        assert p.start <= s.start == d.starts[s.first] < s.end == d.ends[s.last - 1] <= p.end


@settings(max_examples=200, deadline=None)
@given(anything)
def test_quotations_nest(text: str) -> None:
    """Quotations are in order, lie in one paragraph, and either hold each other or are apart, as their depth says."""
    d = read(text)
    open_ends: list[int] = []
    before = -1
    for n, q in enumerate(d.quotations):
        assert q.start > before
        before = q.start
        assert d.starts[q.first] == q.start < q.end
        assert q.first < q.last <= len(d.forms)
        while open_ends and open_ends[-1] <= q.start:
            open_ends.pop()
        assert len(open_ends) == q.depth
        assert not open_ends or q.end <= open_ends[-1]
        open_ends.append(q.end)
        assert any(p.start <= q.start and q.end <= p.end for p in d.paragraphs)
        assert q.continues is None or 0 <= q.continues < n


@settings(max_examples=60, deadline=None)
@given(anything)
def test_reading_is_deterministic(text: str) -> None:
    """The same text gives an equal document."""
    assert read(text) == read(text)
