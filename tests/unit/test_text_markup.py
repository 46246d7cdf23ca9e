"""Test the reading of texts that HTML and Markdown were left in."""

import pytest

from attribution import analyze
from attribution.text import read
from attribution.text.markup import without_markup


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The &quot;lost&quot; ship", 'The "lost" ship'),
        ("Hale &amp; Sons&rsquo; boat", "Hale & Sons’ boat"),
        ("Hale&#39;s boat, caf&#xE9;", "Hale's boat, café"),
        ("<b>Port</b> <a href='/x'>staff</a>", "Port staff"),
        ('one<br/>two<p class="x">three</p>', "one\n\ntwo\n\nthree\n\n"),
        ("The **port** and the *Port Times* and __all__", "The port and the Port Times and all"),
        ("It is [flat](https://a.example/b) here", "It is flat here"),
        ("![a ship](/ship.png) It sank", " It sank"),
        ("It sank.[1] It rose.[23]", "It sank. It rose."),
        ("> It sank\n>> It rose", "It sank\nIt rose"),
        ("## What sank", "What sank"),
        ("**[flat](https://a.example)**", "flat"),
    ],
)
def test_markup_is_not_shown(text: str, shown: str) -> None:
    """Tags, references and marks of emphasis, links, notes and headings give way to what a reader sees."""
    assert without_markup(text).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "3 < 4 & 5 > 2",
        "Q&A; R&D; AT&T",
        "<a message that was deleted>",
        "* Doctors say nine died\n* Police say two",
        "4 * 5 * 6, f**k, 2*3*4",
        "@_jo_ and some_file_name",
        "He [Hale] went [1] to sea #storm",
        "#1 in the charts > here",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    """Comparisons, bullets, masked words, accounts, editors' brackets and hashtags are text."""
    assert without_markup(text).text == text


def test_ranges_are_those_of_the_text_as_given() -> None:
    """A token's form is what is shown, its range what stands in the text."""
    document = read("The port&#39;s **old** crane.")
    assert document.forms == ("The", "port", "'s", "old", "crane", ".")
    assert [document.text[a:b] for a, b in zip(document.starts, document.ends, strict=True)] == [
        "The", "port", "&#39;s", "old", "crane", ".",
    ]  # fmt: skip
    assert document.words(0, 5) == "The port's old crane"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Port staff say the crane was &quot;not safe&quot; at all.",
            "Port staff",
            "the crane was &quot;not safe&quot; at all",
        ),
        ("Hale &amp; Sons said the crane fell.", "Hale & Sons", "the crane fell"),
        ("<p>Hale Ltd denied that.</p>", "Hale Ltd", "that"),
        ("The **mayor** said the *crane* fell.", "mayor", "the *crane* fell"),
        ("The mayor said the crane fell.[1] It was sold.[2]", "mayor", "the crane fell"),
        ("### Update\n\nThe mayor said the crane fell.", "mayor", "the crane fell"),
    ],
)
def test_statements_in_marked_texts(text: str, source: str, content: str) -> None:
    """Sources have the names that a reader sees; contents are cut from the text as it stands."""
    report = analyze(text)
    (statement,) = report.statements
    assert [s.name for s in report.sources if s.id == statement.source.id] == [source]
    assert [x.text for x in statement.content.spans] == [content]


def test_blocks_of_a_page_are_paragraphs() -> None:
    """What one paragraph says does not run on into the next."""
    report = analyze("<p>The mayor said the crane fell.</p><p>She said it was old.</p>")
    assert [s.content.spans[0].text for s in report.statements] == ["the crane fell", "it was old"]


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Sport | More",
        "News > World > Asia",
        "From: press@port.example",
        "OPINION",
        "| Year | Ships | Port |",
    ],
)
def test_menus_and_labels_are_no_titles(line: str) -> None:
    """The headline below a menu, a label of the section, a mail's sender or a table is the title."""
    document = read(f"{line}\n\nCrane falls into port\n\nThe mayor said the crane fell.")
    assert document.title == "Crane falls into port"


@pytest.mark.parametrize("line", ["Crane falls | Port Times", "Tariffs > wages: what voters said in Hull"])
def test_bars_in_a_headline(line: str) -> None:
    """A bar before the name of the paper, or a sign in a sentence, makes no menu."""
    assert read(f"{line}\n\nThe mayor said the crane fell.").title == line
