"""The web page: nothing of a text escapes into markup, nothing is lost, everything refers to something."""

import re
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from strategies import reports

from attribution.report import Report
from attribution.report.drawing import draw_graph
from attribution.report.highlight import cut_pieces
from attribution.report.page import render_frame, render_page
from attribution.values.claim import Claim, VerificationState
from attribution.values.score import Credibility, LedgerRow, Support
from attribution.values.source import Source
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement

VOID = {"meta", "br"}
TAGS = """
meta br html head title style body a header h1 h2 h3 p span main section ul li div details summary dl dt dd b i
bdi table caption thead tbody tr th td footer svg desc text path rect g
"""
ATTRIBUTES = """
lang charset http-equiv content name class href id aria-labelledby aria-label aria-hidden dir role tabindex open
style scope xmlns viewbox x y width height rx d
"""


class Page(HTMLParser):
    """Read a page strictly: known tags and attributes only, properly nested."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.shown: list[str] = []
        self.hidden = 0
        self.feed(page)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS.split(), tag
        given = dict(attrs)
        assert set(given) <= set(ATTRIBUTES.split()), given
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        css = (given.get("class") or "").split()
        if tag not in VOID and not (tag == "path" or tag == "rect"):
            self.stack.append(tag + "".join(f".{c}" for c in css))
        assert given.get("style") is None or re.fullmatch(r"width:[\d.]+%", given["style"] or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().split(".")[0] == tag

    def handle_data(self, data: str) -> None:
        path = " ".join(self.stack)
        if "div.text" in path and "a.anchor" not in path and "span.tip" not in path:
            self.shown.append(data)


@given(reports())
@settings(max_examples=60, deadline=None)
def test_any_report_gives_a_sound_page(report: Report) -> None:
    """Tags and attributes are ours, ids are unique, links lead somewhere, the text is all there."""
    html = render_page(report)
    html.encode("utf-8")
    page = Page(html)
    assert len(set(page.ids)) == len(page.ids)
    assert all(link[0] == "#" and link[1:] in page.ids for link in page.links)
    # Line breaks become paragraphs; whatever else HTML forbids is shown as a replacement mark.
    forbidden = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
    lines = re.split("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", report.text or "")
    expected = "".join(forbidden.sub("\ufffd", line) for line in lines if not line.isspace())
    assert "".join("".join(page.shown).split()) == "".join(expected.split())


@given(reports())
@settings(max_examples=60, deadline=None)
def test_pieces_cover_the_lines_and_anchor_each_statement_once(report: Report) -> None:
    """Pieces follow each other without gap, and each statement has one place if there is any text."""
    lines = list(cut_pieces(report))
    for line in lines:
        assert all(a.end == b.start for a, b in pairwise(line))
    anchors = [id for line in lines for piece in line for id in piece.anchors]
    assert sorted(anchors) == (sorted(s.id for s in report.statements) if lines else [])


@given(reports())
@settings(max_examples=40, deadline=None)
def test_any_drawing_is_well_formed(report: Report) -> None:
    """The SVG of any report parses as XML and names itself."""
    root = ElementTree.fromstring(draw_graph(report))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root[0].text == "Sources and claims"


def claim(id: str, status: str, n_groups: int = 1) -> Claim:
    """Make a claim of a status."""
    return Claim(
        id,
        f"{status} {n_groups}",
        (),
        VerificationState(status),
        Support(("e1",), (), n_groups, 0),
        Credibility(0.6, 0.2, 0.1, 0.7, ledger=(LedgerRow("first_row", 0.25, 0.0, (), "said by one"),)),
    )


def test_claims_stand_in_the_order_an_editor_asks() -> None:
    """Contested, unverified, single source, several sources, confirmed."""
    claims = (
        claim("c1", "confirmed"),
        claim("c2", "attributed", 2),
        claim("c3", "attributed", 1),
        claim("c4", "unverified"),
        claim("c5", "denied"),
        claim("c6", "corroborated", 2),
    )
    page = render_page(Report(claims=claims, sources=(Source("e1", "Ada"),)))
    found = re.findall(r'<details id="claim-(c\d)"( open)?', page)
    assert [id for id, _ in found] == ["c5", "c4", "c3", "c2", "c6", "c1"]
    assert [id for id, is_open in found if is_open] == ["c5"]


def test_a_claim_shows_its_ledger_and_its_interval() -> None:
    """The rows, their sum, and the score with the room that uncertainty leaves."""
    page = render_page(Report(claims=(claim("c1", "unverified"),)))
    assert "first row" in page
    assert "0.60, between 0.20 and 0.90" in page
    assert 'aria-label="belief 0.20, uncertainty 0.70, disbelief 0.10"' in page


def test_the_same_report_gives_the_same_page() -> None:
    """Nothing depends on time or run."""
    report = Report(claims=(claim("c1", "unverified"),))
    assert render_page(report) == render_page(report)


def test_a_report_without_text_says_so() -> None:
    """The page of a report whose text was left out is still whole."""
    assert "The text was left out" in render_page(Report(text=None))


def test_every_mark_can_be_read_on_every_ground() -> None:
    """Contrast (WCAG 2.2) of each colour of letters on each ground, light and dark, is at least 4.5 to 1."""
    css = resources.files("attribution.report").joinpath("report.css").read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in css.split("@media", 2)[:2])
    assert set(light) == set(dark)
    for palette in (light, dark):
        for letters in ("ink", "source", "cue", "hedge"):
            for ground in ("card", "content", "content2"):
                assert contrast(palette[letters], palette[ground]) >= 4.5, (letters, ground, palette["page"])
        for letters in ("ink", "soft", "bad", "warn", "good", "link"):
            for ground in ("page", "card"):
                assert contrast(palette[letters], palette[ground]) >= 4.5, (letters, ground, palette["page"])


def contrast(a: str, b: str) -> float:
    """Return the ratio of contrast of two colours."""

    def luminance(colour: str) -> float:
        values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
        return sum(v * w for v, w in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_frame_holds_the_page_escaped_and_sandboxed() -> None:
    """In a notebook the page cannot touch what is around it."""
    frame = render_frame(Report(text='"><script>alert(1)</script>'))
    assert frame.startswith("<iframe sandbox ")
    assert frame.count("<") == 2


@pytest.mark.slow
def test_deep_nesting_and_many_statements_stay_linear() -> None:
    """Two thousand statements inside each other give a page of a size that grows with their number."""

    def size(n: int) -> int:
        text = "x " * (2 * n)
        statements = tuple(
            Statement(
                f"s{k}",
                SourceRef("e1"),
                Cue((Span.of(text, k, k + 1),), "say"),
                Content((Span(k, 4 * n - k, "x"),)),
                nested_in=f"s{k - 1}" if k else None,
            )
            for k in range(n)
        )
        return len(render_page(Report(text=text, statements=statements, sources=(Source("e1", "Ada"),))))

    assert size(2000) < 2.2 * size(1000)
