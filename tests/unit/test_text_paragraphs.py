"""Paragraphs: line breaks, wrapped lines, kinds, provenance."""

import pytest

from attribution.text import read
from attribution.text.paragraphs import block_ranges

LONG = "The council of the port said on Monday that it would look into the matter of the missing barges again"
PROSE = "The mayor said on Monday that the bridge would open again in spring, after years of repairs."


def blocks(text: str) -> list[str]:
    """Return the paragraphs' surfaces."""
    return [text[a:b] for a, b in block_ranges(text)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n\r\n", "\n \t\n"])
def test_line_breaks_of_all_kinds_end_a_paragraph(line_end: str) -> None:
    """Lines that are whole sentences are paragraphs, whatever breaks them."""
    lines = [LONG + " and in all of its parts.", LONG + ", twice over.", "It did."]
    assert blocks(line_end.join(lines)) == lines


def test_wrapped_lines_are_joined() -> None:
    """Lines broken at a fixed width belong to one paragraph; the short last line ends it."""
    text = (
        "The ministry said on Tuesday that the three boats\nhad left the harbour before the storm, and that\n"
        "nobody was missing. It gave no other details.\n\nA second paragraph begins here, and it goes on for\n"
        "two lines.\n"
    )
    assert len(blocks(text)) == 2


def test_an_indented_line_begins_a_paragraph() -> None:
    """In wrapped text without blank lines the first line of a paragraph is known by its indent."""
    text = (
        "    The ministry said on Tuesday that the three boats\nhad left the harbour before the storm came up from.\n"
        "    Nobody was missing, and nobody knew what else had\nbeen lost that night.\n"
    )
    assert [b.split()[0] for b in blocks(text)] == ["The", "Nobody"]


def test_mixed_line_ends() -> None:
    """Line ends may differ within one text."""
    assert blocks("A.\r\nB.\rC.\n\n\rD.") == ["A.", "B.", "C.", "D."]


def kinds(text: str) -> dict[str, str]:
    """Return the kind of each paragraph by its surface."""
    return {text[p.start : p.end]: p.kind for p in read(text).paragraphs}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "boilerplate"),
        ("Related posts:", "boilerplate"),
        ("Views: 12", "boilerplate"),
        ("Share this article on Facebook", "boilerplate"),
        ("Follow us on Twitter @portnews", "boilerplate"),
        ("Subscribe to our newsletter", "boilerplate"),
        ("We use cookies to improve this site. By continuing you agree to our policy.", "boilerplate"),
        ("READ MORE: Ferry runs aground", "boilerplate"),
        ("[Image via Port Archive]", "boilerplate"),
        ("4:15 p.m.", "boilerplate"),
        ("***", "boilerplate"),
        ("margin-top: 12px;", "boilerplate"),
        ("By Jane Doe", "byline"),
        ("By Jane Doe and Ravi Menon, Staff Writers", "byline"),
        ("(Reporting by Jane Doe; Editing by Ravi Menon)", "byline"),
        ("Jane Doe contributed to this report.", "byline"),
        ("Source Article from http://www.portnews.example/barges", "provenance"),
        ("This article originally appeared in The Port Observer.", "provenance"),
        ("© 2019 Port Media. All rights reserved.", "provenance"),
        ("(AP)", "provenance"),
        ("Published: 3 March 2019", "provenance"),
        ("Barges on the river on Sunday. Photo: Port Archive", "caption"),
        ("FILE PHOTO: A barge lies on the river near the old lock", "caption"),
        ("What the council wants", "headline"),
        ("She said it would take years.", "prose"),
        ("Copyright lawyers said the claim was weak and would fail in court.", "prose"),
        ("“I share this view,” the mayor said.", "prose"),
        ("According to the report:", "prose"),
    ],
)
def test_kinds_of_paragraphs(line: str, kind: str) -> None:
    """Page furniture between paragraphs of prose is told from prose."""
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE} It was cold.")[line] == kind


def test_list_of_related_stories_is_not_prose() -> None:
    """The short lines under a heading of links are boilerplate as well, prose after them is not."""
    text = f"{PROSE}\n\nMost read\n\nFerry runs aground\n\nMayor resigns over lock\n\n{PROSE} So it was."
    found = kinds(text)
    assert found["Ferry runs aground"] == found["Mayor resigns over lock"] == "boilerplate"
    assert found[f"{PROSE} So it was."] == "prose"


def test_title_and_first_line() -> None:
    """A first line without a final stop is the headline and the title; a given title is kept."""
    text = f"Bridge to open again in spring, mayor says\n\n{PROSE}"
    assert read(text).title == "Bridge to open again in spring, mayor says"
    assert read(text, title="Bridge").title == "Bridge"
    assert (
        read(f"Bridge to open again.\n\n{PROSE}", title="Bridge to open again").paragraphs[0].kind
        == "headline"
    )
    assert read("Officials said it rained").paragraphs[0].kind == "prose"


@pytest.mark.parametrize(
    "line",
    [
        "Did the lock keeper sell the bridge?",
        "Fact check: Does tea cure gout?",
        "No, the lake is not poisoned!",
        "Hikers freed after nine days, but who paid?",
        "Singer ‘lost for words’ over split: ‘He left the bins out!’",
    ],
)
def test_a_question_or_an_exclamation_may_be_the_headline(line: str) -> None:
    """The first line of an article is its title also where it ends in a question or an exclamation mark."""
    document = read(f"{line}\n\n{PROSE}")
    assert document.title == line
    assert [p.kind for p in document.paragraphs] == ["headline", "prose"]


@pytest.mark.parametrize(
    "text",
    [
        "Did the lock keeper sell the bridge?",
        f"“Did he sell the bridge?”\n\n{PROSE}",
        f"Q: Did he sell the bridge?\n\n{PROSE}",
        f"{PROSE}\n\nDid he sell the bridge?\n\n{PROSE}",
        f"Bridge to open again\n\nDid he sell the bridge?\n\n{PROSE}",
    ],
)
def test_other_questions_are_no_headlines(text: str) -> None:
    """A question alone, in quotation marks, in a transcript, or under a headline or prose is prose."""
    document = read(text)
    questions = [p for p in document.paragraphs if "sell the bridge?" in document.text[p.start : p.end]]
    assert [p.kind for p in questions] == ["prose"]


def test_provenance_fills_what_was_not_given() -> None:
    """Address, outlet, date and agency come from the text unless given."""
    text = (
        f"Bridge to open\n\nMarch 3, 2019\n\nGRANTHAM (Reuters) - {PROSE}\n\n{PROSE}\n\n{PROSE}\n\n"
        "Source Article from http://www.portnews.example/bridge"
    )
    document = read(text)
    assert document.published == "2019-03-03"
    assert document.outlet == "portnews.example"
    assert document.url == "http://www.portnews.example/bridge"
    assert document.credits == ("Reuters",)
    given = read(text, outlet="Port News", published="2019-03-04")
    assert (given.outlet, given.published) == ("Port News", "2019-03-04")


def test_outlet_named_in_words() -> None:
    """The name of the first publisher is cut out of its sentence."""
    assert (
        read(f"{PROSE}\n\nThis story was originally published by Port Weekly on 3 May 2019.").outlet
        == "Port Weekly"
    )
    assert read(f"{PROSE}\n\n© 2019 Port Media. All rights reserved.").outlet == "Port Media"
    assert read(PROSE).outlet is None


@pytest.mark.parametrize(
    ("mark", "credits"),
    [
        ("PORT VELLAN, March 4 (NWA) -", ("NWA",)),
        ("GRANTHAM (Reuters) -", ("Reuters",)),
        ("ST. OSWALD, Mass., Jan. 3 (UPI) —", ("United Press International",)),
        ("OLD HARBOUR, Norland –", ()),
        ("BERLIN, 4 March —", ()),
        ("Nairobi (AFP) –", ("Agence France-Presse",)),
        ("(CNN) --", ("CNN",)),
        ("Nairobi (CNN)", ("CNN",)),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(mark: str, credits: tuple[str, ...]) -> None:
    """Place, day and agency stand in a paragraph of their own, and the agency is credited."""
    document = read(f"Ferries stop\n\n{mark} Ferries stopped on Monday, the port said.\n\n{PROSE}")
    assert [(document.text[p.start : p.end], p.kind) for p in document.paragraphs[1:3]] == [
        (mark, "provenance"),
        ("Ferries stopped on Monday, the port said.", "prose"),
    ]
    assert document.credits == credits


@pytest.mark.parametrize(
    "mark",
    [
        "NEW DELHI:",
        "KARACHI:",
        "KUALA LUMPUR:",
        "VELLANPUR:",
        "VELLANPUR, Mar 4:",
        "VELLANPUR, Feb 11 (EFE).-",
        "VELLANPUR (EFE).-",
        "BERLIN, 11.02.2024 (dpa) –",
    ],
)
@pytest.mark.parametrize("headline", ["", "Ferries stop\n\n"])
def test_a_place_before_a_colon_or_a_stop_and_dash_is_a_dateline(mark: str, headline: str) -> None:
    """Papers of South Asia set a bare colon after the place, Spanish agencies ".-"; neither speaks nor publishes."""
    document = read(f"{headline}{mark} The port said that ferries had stopped.")
    assert [document.text[p.start : p.end] for p in document.paragraphs][-2:] == [
        mark,
        "The port said that ferries had stopped.",
    ]
    assert document.paragraphs[-2].kind == "provenance"
    assert document.outlet is None


@pytest.mark.parametrize(
    "text",
    [
        "KOVEL: The port did it.",
        "POLICE: The port said that ferries had stopped.",
        "PORT OFFICIALS: The mayor said that ferries had stopped.",
        "WASHINGTON: I said that ferries had stopped.",
        "WASHINGTON: The port said so.\n\nMADISON: The port lied.\n\nWASHINGTON: Yes.",
        "KOVEL: The port said that we had stopped.",
    ],
)
def test_a_label_of_a_speaker_is_no_dateline(text: str) -> None:
    """Who speaks again, says "I" or is called by a noun for speakers is no place."""
    assert not [p for p in read(text).paragraphs if p.kind == "provenance"]


@pytest.mark.parametrize(
    "line",
    [
        "NASA — the agency that sends people to space — said on Monday that it would wait.",
        "SOLHEIM: Yes. We waited for the ferry, and it never came.",
        "The Coast Guard (CG) said on Monday that it would wait.",
        "The broadcaster, British Broadcasting Corporation (BBC) Director Ann Hale said, would wait.",
        "Sen. Rita Vance (R-Tex.) said on Monday that she would wait.",
        "10:30 Monday was too early for him, the mayor said.",
    ],
)
def test_other_openings_are_no_datelines(line: str) -> None:
    """Capitals, dashes and brackets at the start of a sentence do not make a dateline or a clock time."""
    document = read(f"Ferries stop\n\n{line}\n\n{PROSE}")
    assert [document.text[p.start : p.end] for p in document.paragraphs][1] == line


@pytest.mark.parametrize("stamp", ["18:20", "3.15pm", "10:42 GMT", "7 p.m."])
@pytest.mark.parametrize("gap", ["\n", " ", ": ", " - "])
def test_times_in_a_live_blog_are_furniture(stamp: str, gap: str) -> None:
    """A time before an entry, on a line of its own or not, is not part of what follows."""
    first, second = "The port said that it had closed the lock.", "The lock opened again, the mayor said."
    document = read(f"{stamp}{gap}{first}\n\n{stamp}{gap}{second}")
    assert [document.text[p.start : p.end] for p in document.paragraphs if p.is_analysed] == [first, second]
    assert [p.kind for p in document.paragraphs] == ["boilerplate", "prose"] * 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("UPDATED 3:15PM | By Staff Reporter | Photo: Port Archive", "byline"),
        ("Jane Doe | 4 March 2026", "byline"),
        ("Jane Doe • 2 hours ago", "byline"),
        ("Updated 18:20", "provenance"),
        ("2 hours ago", "provenance"),
        ("Jane Doe @janedoe 2h", "headline"),
        ("Jane Doe (@janedoe) · Mar 4", "headline"),
        ("Source: Weston Gazette", "provenance"),
    ],
)
def test_lines_above_an_article_are_not_its_title(line: str, kind: str) -> None:
    """Bylines between bars, times of update, accounts and sources do not become the title; the headline does."""
    document = read(f"{line}\n\nBridge to open again | Port News\n\n{PROSE}\n\n{PROSE}")
    assert document.paragraphs[0].kind == kind
    assert document.title == "Bridge to open again | Port News"
    assert read(f"{line}\n\n{PROSE}\n\n{PROSE}").title is None


def test_a_source_line_names_the_outlet() -> None:
    """ "Source: NAME" says who published; a sentence after the word does not."""
    assert read(f"{PROSE}\n\nSource: Weston Gazette").outlet == "Weston Gazette"
    assert read(f"{PROSE}\n\nSource: a clerk at the port office").outlet is None


@pytest.mark.parametrize(
    ("marks", "kept"),
    [
        (("12.47", "12.55"), 2),
        (("12h47", "13h05"), 2),
        (("2/", "3/"), 2),
        (("1/4", "2/4"), 2),
        (("(1/4)", "(2/4)"), 2),
        (("[00:01:12]", "[00:01:15]"), 2),
        (("2/",), 1),
    ],
)
def test_times_and_numbers_before_messages_are_furniture(marks: tuple[str, ...], kept: int) -> None:
    """A time without a colon, the number of a message in a thread and a recording's time are no part of a source."""
    document = read("\n\n".join(f"{mark} Residents say the lock is shut." for mark in marks))
    assert [p.kind for p in document.paragraphs] == ["boilerplate", "prose"] * kept
    assert [document.text[s.start : s.end] for s in document.sentences][1::2] == [
        "Residents say the lock is shut."
    ] * kept


@pytest.mark.parametrize(
    "line", ["12.47 Euros is the price of a ticket.", "3/4 Ton trucks are sold there, they say."]
)
def test_figures_at_the_start_of_a_sentence(line: str) -> None:
    """A single figure is part of what is said."""
    assert len(read(line).paragraphs) == 1


@pytest.mark.parametrize("bullet", ["*", "-", "•"])
def test_each_item_of_a_list_is_a_paragraph(bullet: str) -> None:
    """An item does not run on into the next, however long its line is."""
    text = f"{bullet} Officers say it was a ferry, not a freighter\n{bullet} Nurses say nine are hurt"
    assert len(read(text).paragraphs) == 2


def test_a_dash_inside_a_wrapped_paragraph_begins_no_item() -> None:
    """Only a line after another item is one."""
    text = "The ferry had left the port at noon, the officers said\n- and nobody saw it again before the evening came,"
    assert len(read(text + "\nwhen it was found").paragraphs) == 1


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published 11:04, 6 Sept 2023", "2023-09-06"),
        ("• Last updated: October 3, 2022", "2022-10-03"),
        ("Aired April 2, 2023 - 20:00 ET", "2023-04-02"),
        ("Updated 4:10 PM EDT, September 6, 2023", "2023-09-06"),
        ("Published 11:04, 6 Sept 2023 | Updated 15:20, 7 Sept 2023", "2023-09-06"),
        ("2023-09-06", "2023-09-06"),
        ("First published on Wed 6 Sep 2023 11.04 BST", "2023-09-06"),
    ],
)
def test_lines_with_the_date_of_publication(line: str, date: str) -> None:
    """The time may stand before the date; the date is nobody's name."""
    document = read(f"Ferries stop\n\n{line}\n\n{PROSE}")
    assert (document.title, document.published, document.outlet) == ("Ferries stop", date, None)


@pytest.mark.parametrize("line", ["It was updated on 6 September 2023.", "2023-13-06"])
def test_other_lines_with_figures(line: str) -> None:
    """A sentence with a date and a number that is no date say nothing of the publication."""
    assert read(f"Ferries stop\n\n{line}\n\n{PROSE}").published is None
