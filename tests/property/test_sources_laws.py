"""What holds for the sources of every text."""

from time import process_time

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.sources import resolve
from attribution.sources.independence import independence_groups
from attribution.sources.resolve import resolve_mentions
from attribution.text import read
from attribution.values.analysis import Analysis
from attribution.values.document import Document
from attribution.values.source import PROXIMITIES, SOURCE_TYPES
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement
from tests.spoken import spoken
from tests.strategies import texts

WORDS = [
    "Clara",
    "Whitfield",
    "he",
    "she",
    "they",
    "who",
    "I",
    "we",
    "the",
    "minister",
    "officials",
    "said",
    "a",
    "spokesman",
    "for",
    "Moscow",
    "Reuters",
    "report",
    "in",
    "Evening",
    "Herald",
    "and",
    ",",
    ".",
    "“",
    "”",
    "(",
    "CRF",
    ")",
    "'s",
    "of",
    "residents",
    "it",
    "his",
    "statement",
    "@you",
    "police",
]
prose = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Document, tuple[Statement, ...]]:
    """Draw a text with statements whose parts lie anywhere in it."""
    text = draw(st.one_of(prose, texts))
    document = read(text)
    n = len(text)
    statements: list[Statement] = []
    for k in range(draw(st.integers(0, 5)) if n else 0):

        def span() -> tuple[Span, ...]:
            a = draw(st.integers(0, n))
            return (Span.of(text, a, draw(st.integers(a, n))),)

        outer = draw(st.sampled_from([None, *[s.id for s in statements]]))
        statements.append(
            Statement(f"s{k}", SourceRef(None, span()), Cue(span(), "say"), Content(span()), nested_in=outer)
        )
    return document, tuple(statements)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_resolution_is_total_and_consistent(case: tuple[Document, tuple[Statement, ...]]) -> None:
    """Any text and any statements give sources whose ids, spans, words and reasons hang together."""
    document, statements = case
    analysis = resolve(document, statements)
    ids = [s.id for s in analysis.sources]
    assert ids == [f"e{n}" for n in range(1, len(ids) + 1)]
    for source in analysis.sources:
        assert source.type in SOURCE_TYPES
        assert source.proximity in PROXIMITIES
        assert source.name
        assert source.independence_group
        assert len(source.reasons) == len(source.mentions)
        assert all(document.text[m.start : m.end] == m.text for m in source.mentions)
        assert list(source.mentions) == sorted(source.mentions)
        assert set(source.members) <= set(ids) - {source.id}
        assert source.affiliation is None or source.affiliation in ids
        assert source.name not in source.aliases
    assert len(analysis.statements) == len(statements)
    assert {s.source.id for s in analysis.statements} <= {None, *ids}
    assert [s.source.spans for s in analysis.statements] == [s.source.spans for s in statements]
    assert resolve(document, statements) == analysis


ARTICLE = (
    "[1Chief engineer {given} {surname}] {{1said}} <1the pier was safe>. Brightwater Holdings built it in May.\n\n"
    "[2Mr. Bexley] {{2told}} <2reporters that [3{surname}] {{3knew}} <3of cracks>>. [4She] {{4denied}} <4it>.\n\n"
    '<5"[6I] {{6think}} <6the harbour is fine>,"> [5{surname}, 52,] {{5said}}. [7The engineer] {{7added}} '
    "<7that divers agreed>. [8A spokesman for Brightwater Holdings] {{8said}} <8so too>, as did {given}'s brother.\n\n"
    "[9Residents] {{9said}} <9[10they] {{10wanted}} <10answers>>. [11Ms. {surname}] {{11gave}} <11none>.\n"
)
GIVEN = ("Clara", "Helen", "Maria", "Judith", "Paula")
SURNAMES = ("Whitfield", "Okonjo", "Tessaro", "Brannigan", "Lindqvist", "Voss", "Abernathy-Cole")


def named(given_name: str, surname: str) -> Analysis:
    """Resolve the article about a person of this name, the name recognised as a person's throughout."""
    document, statements = spoken(ARTICLE.format(given=given_name, surname=surname))
    tags, entities = list(document.tags), list(document.entities)
    for i, form in enumerate(document.forms):
        if form == given_name:
            tags[i], entities[i] = "NNP", "B-PERSON"
        elif form == surname:
            tags[i], entities[i] = "NNP", "I-PERSON" if document.forms[i - 1] == given_name else "B-PERSON"
        else:
            entities[i] = (
                "B-PERSON" if form == "Bexley" else "B-ORGANIZATION" if form == "Brightwater" else "O"
            )
            entities[i] = "I-ORGANIZATION" if form == "Holdings" else entities[i]
    return resolve(evolve(document, tags=tuple(tags), entities=tuple(entities)), statements)


def outline(analysis: Analysis, given_name: str, surname: str) -> list[object]:
    """Return all that a report says of sources, the person's names blanked and offsets left out."""

    def blank(text: str | None) -> str | None:
        return None if text is None else text.replace(given_name, "GIVEN").replace(surname, "SURNAME")

    return [
        [s.source.id for s in analysis.statements],
        *(
            (
                s.id, blank(s.name), s.type, s.named, s.role, s.affiliation, blank(s.affiliation_text),
                [blank(a) for a in s.aliases], [blank(m.text) for m in s.mentions], [blank(r) for r in s.reasons],
                s.independence_group, s.proximity, s.members,
            )
            for s in analysis.sources
        ),
    ]  # fmt: skip


@given(st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
@settings(max_examples=30, deadline=None)
def test_renaming_a_person_changes_nothing_but_the_name(given_name: str, surname: str) -> None:
    """The same article about another woman has the same sources, types, roles, mentions, groups and reasons."""
    base = outline(named("Clara", "Whitfield"), "Clara", "Whitfield")
    assert outline(named(given_name, surname), given_name, surname) == base


def test_the_renamed_article_is_resolved() -> None:
    """The article of the renaming law has its statements at the right speakers."""
    analysis = named("Clara", "Whitfield")
    names = {s.id: s.name for s in analysis.sources}
    found = {s.id: names.get(s.source.id or "") for s in analysis.statements}
    assert found == {
        **{f"s{n}": "Clara Whitfield" for n in (1, 3, 4, 5, 6, 7, 11)},
        "s2": "Bexley",
        "s8": "spokesman for Brightwater Holdings",
        "s9": "Residents",
        "s10": "Residents",
    }


@given(st.lists(st.tuples(st.sampled_from("abcdefxyz"), st.sampled_from("abcdefxyz")), max_size=12))
@settings(deadline=None)
def test_groups_do_not_depend_on_the_order_of_ties(ties: list[tuple[str, str]]) -> None:
    """Labels are the same however the ties are ordered, and tied sources share one."""
    groups = independence_groups("abcdef", ties)
    shuffled = [(b, a) for a, b in reversed(ties)]
    assert independence_groups("abcdef", shuffled) == groups
    assert all(groups[a] == groups[b] for a, b in ties if a in groups and b in groups)


def crowd(n: int) -> tuple[Document, tuple[Statement, ...]]:
    """Make a text of ``5 n`` mentions and more, with ``2 n`` statements."""
    text, statements = "", []
    for k in range(n):
        for source, cue, content in (
            (f"Minister Clara Roe{k % 997}", "said", "the mayor of Norwick knew the company"),
            ("She" if k % 2 else "We", "added", "that officials and their lawyers agreed with it"),
        ):
            a, b = len(text), len(text) + len(source)
            c = b + 1 + len(cue)
            d = c + 1 + len(content)
            text += f"{source} {cue} {content}. "
            statements.append((a, b, c, d))
        text += "\n\n" if k % 3 == 0 else ""
    made = tuple(
        Statement(
            f"s{i}",
            SourceRef(None, (Span.of(text, a, b),)),
            Cue((Span.of(text, b + 1, c),), "say"),
            Content((Span.of(text, c + 1, d),)),
        )
        for i, (a, b, c, d) in enumerate(statements)
    )
    return read(text), made


def test_time_grows_linearly_to_ten_thousand_mentions() -> None:
    """Four times the text takes about four times as long, far from sixteen times."""
    small, large = crowd(500), crowd(2000)
    assert len(resolve_mentions(*large).mentions) >= 10_000

    def cost(case: tuple[Document, tuple[Statement, ...]]) -> float:
        best = 1e9
        for _ in range(3):
            before = process_time()
            resolve(*case)
            best = min(best, process_time() - before)
        return best

    assert cost(large) < 9 * cost(small)
