"""The page in a real browser: nothing overflows, statements show on pointing and by keyboard, without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, find_browser

from attribution import Report, analyze

EXECUTABLE = find_browser()
pytestmark = pytest.mark.skipif(
    EXECUTABLE is None, reason="no Chromium or Chrome on this machine (on Debian: apt-get install chromium)"
)
ARTICLE = Path(__file__).parent.parent.parent / "examples" / "depot.txt"

# Elements whose content sticks out of them although they neither scroll nor are meant to be hidden.
OVERFLOWING = """
[...document.querySelectorAll('body *')].filter(e => {
  if (e.closest('svg, .tip, .skip')) return false;
  const style = getComputedStyle(e);
  if (style.display === 'inline' || ['auto', 'scroll', 'hidden'].includes(style.overflowX)) return false;
  return e.scrollWidth > e.clientWidth + 1;
}).map(e => e.tagName + '.' + e.className)
"""

# Pairs of cards and panels that cover each other.
OVERLAPPING = """
(() => {
  const boxes = [...document.querySelectorAll('header, section, details, .item, footer')];
  const found = [];
  for (const a of boxes) for (const b of boxes) {
    if (a === b || a.contains(b) || b.contains(a)) continue;
    const p = a.getBoundingClientRect(), q = b.getBoundingClientRect();
    if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 1)
      found.push([a.id || a.className, b.id || b.className]);
  }
  return found;
})()
"""

# The lowest ratio of contrast (WCAG 2.2) between text and what is behind it.
CONTRAST = """
(() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  let worst = [99, ''];
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg, .tip, .skip') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < worst[0]) worst = [ratio, e.className + ': ' + e.textContent.slice(0, 30)];
  }
  return worst;
})()
"""


@pytest.fixture(scope="module")
def report() -> Report:
    """The report of the example article."""
    return analyze(ARTICLE.read_text(encoding="utf-8"), id=ARTICLE.name)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    assert EXECUTABLE
    with Browser(EXECUTABLE) as opened:
        yield opened


@pytest.mark.parametrize("width", [360, 390, 820, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_overflows_or_overlaps_and_all_can_be_read(
    browser: Browser, report: Report, width: int, dark: bool
) -> None:
    """At phone, tablet and desktop width, light and dark; contrast is at least 4.5 to 1 (WCAG AA)."""
    browser.show(report.to_html(), width=width, dark=dark, touch=width < 500)
    assert browser.ask("document.documentElement.scrollWidth") <= width
    assert browser.ask(OVERFLOWING) == []
    assert browser.ask(OVERLAPPING) == []
    ratio, where = browser.ask(CONTRAST)
    assert ratio >= 4.5, where


def test_labels_of_the_drawing_fit_their_boxes(browser: Browser) -> None:
    """No name or claim sticks out, in an article with long ones."""
    browser.show(
        analyze(ARTICLE.with_name("flood.txt").read_text(encoding="utf-8"), id="flood").to_html(), width=1280
    )
    room = """Math.min(...[...document.querySelectorAll('svg g')].map(
        g => g.querySelector('rect').getBBox().width - g.querySelector('text').getBBox().width - 10))"""
    assert browser.ask(room) >= 0


def test_pointing_at_a_statement_shows_it(browser: Browser, report: Report) -> None:
    """The tip of that statement appears inside the window, and no other."""
    browser.show(report.to_html(), width=1280)
    shown = "[...document.querySelectorAll('.tip')].filter(e => e.offsetParent || e.getClientRects().length)"
    assert browser.ask(f"{shown}.length") == 0
    browser.point_at("#at-2")
    assert browser.ask(f"{shown}.length") == 1
    assert browser.ask(f"{shown}[0].previousElementSibling.id") == "at-2"
    top, bottom, height = browser.ask(
        f"(() => {{ const b = {shown}[0].getBoundingClientRect(); return [b.top, b.bottom, innerHeight] }})()"
    )
    assert 0 <= top < bottom <= height


def test_the_keyboard_reaches_each_statement(browser: Browser, report: Report) -> None:
    """Tab goes through the statements in the order of their places in the text."""
    browser.show(report.to_html(), width=1280)
    places = browser.ask("[...document.querySelectorAll('.anchor')].map(e => e.id)")
    assert sorted(places) == sorted(f"at-{n}" for n in range(len(report.statements)))
    reached = []
    for _ in range(len(report.statements) + 3):
        browser.press_tab()
        reached.append(browser.ask("document.activeElement.id"))
    assert [x for x in reached if x.startswith("at-")] == places


def test_no_script_runs_from_a_text(browser: Browser) -> None:
    """Markup in a text is shown, not obeyed."""
    text = '<img src=x onerror="document.title=1"><script>document.title=2</script> Police said "<b>no</b>".'
    browser.show(analyze(text, id="x", title="<svg onload=document.title=3>").to_html(), width=800)
    assert browser.ask("document.title").startswith("<svg onload")
    assert browser.ask("document.querySelectorAll('img, script, .text b:not(.tip b)').length") == 0


def test_it_prints(browser: Browser, report: Report, tmp_path: Path) -> None:
    """The page can be printed, folded claims included."""
    browser.show(report.to_html(), width=1280)
    path = tmp_path / "page.pdf"
    browser.save_print(path)
    assert path.read_bytes().startswith(b"%PDF")
