"""Claims, relations, references and the scope of verifications in whole passages."""

import time

import pytest
from claims_texts import about, analysis_of, related, relation_of

from attribution import analyze
from attribution.claims import relate


def test_claims_are_numbered_in_text_order() -> None:
    """Every statement has a claim, ids run from c1, and each claim lists its statements."""
    a = related(
        "Police said the bank was robbed. The mayor said taxes would rise.",
        ("Police", "said", "the bank was robbed"),
        ("The mayor", "said", "taxes would rise"),
    )
    assert [c.id for c in a.claims] == ["c1", "c2"]
    assert [s.claim for s in a.statements] == ["c1", "c2"]
    assert [c.statements for c in a.claims] == [("s1",), ("s2",)]
    assert a.claims[0].text == "the bank was robbed"


def test_same_proposition_is_one_claim() -> None:
    """Two sources that say the same share a claim; its text is the fullest expression."""
    a = related(
        "Police said Norwegian jets bombed the harbour of Brell. Sailors said the harbour of Brell was bombed by jets from Norway.",
        ("Police", "said", "Norwegian jets bombed the harbour of Brell"),
        ("Sailors", "said", "the harbour of Brell was bombed by jets from Norway"),
    )
    assert relation_of(a, 1, 2) == "same"


def test_denial_of_the_same_words_is_the_same_claim() -> None:
    """Polarity of the statement is kept in the statement: for and against are voices on one claim."""
    a = related(
        "Rebels said the bridge at Orle was destroyed. The army denied that the bridge at Orle was destroyed.",
        ("Rebels", "said", "the bridge at Orle was destroyed"),
        ("The army", "denied", "that the bridge at Orle was destroyed"),
        polarity=["affirmed", "denied"],
    )
    assert relation_of(a, 1, 2) == "same"
    assert about(a, "denied") == ("denied", {"s1", "s2"})


def test_negated_content_contradicts() -> None:
    """A content that says the opposite is a claim of its own that contradicts."""
    a = related(
        "Rebels said the bridge at Orle was destroyed. Engineers said the bridge at Orle had not been destroyed.",
        ("Rebels", "said", "the bridge at Orle was destroyed"),
        ("Engineers", "said", "the bridge at Orle had not been destroyed"),
    )
    assert relation_of(a, 1, 2) == "contradicts"
    assert a.relations[0].why.startswith("polarity")


def test_a_relay_is_a_claim_of_its_own() -> None:
    """Who passes on a statement claims that it was made; the outer claim refers to the inner one."""
    a = related(
        "The Daily Brell reported that a spokesman confirmed the dam had cracked.",
        ("The Daily Brell", "reported", "that a spokesman confirmed the dam had cracked"),
        ("a spokesman", "confirmed", "the dam had cracked"),
        nested={1: 0},
    )
    assert relation_of(a, 1, 2) == "refers_to"


def test_anaphors_refer_back() -> None:
    """ "The demand" stands for the nearest earlier request, "these claims" for several."""
    a = related(
        "Miners demanded that the pit be closed. The owner rejected the demand.",
        ("Miners", "demanded", "that the pit be closed"),
        ("The owner", "rejected", "the demand"),
        act=["order", "reject"],
        polarity=["affirmed", "denied"],
    )
    assert relation_of(a, 1, 2) == "refers_to"
    assert a.verifications == ()


def test_denied_report_is_denied() -> None:
    """A denial whose content is an anaphor denies what the anaphor stands for."""
    a = related(
        "The paper said the minister had fled to Orle. His office denied the report.",
        ("The paper", "said", "the minister had fled to Orle"),
        ("His office", "denied", "the report"),
        polarity=["affirmed", "denied"],
    )
    status, statements = about(a, "denied")
    assert status == "denied"
    assert "s1" in statements


def test_these_claims_reach_over_the_passage() -> None:
    """A plural anaphor covers the statements of its paragraph and linked ones before it, not an unrelated one."""
    a = related(
        "The treasurer said wheat subsidies would be cut next spring.\n\n"
        "Rebels claimed that Norwegian jets bombed the town of Orle and killed 30 people.\n\n"
        "Residents said Norwegian jets bombed two streets. A doctor said nine people were killed in the Norwegian bombing. "
        "It was not possible to verify these claims.",
        ("The treasurer", "said", "wheat subsidies would be cut next spring"),
        ("Rebels", "claimed", "that Norwegian jets bombed the town of Orle and killed 30 people"),
        ("Residents", "said", "Norwegian jets bombed two streets"),
        ("A doctor", "said", "nine people were killed in the Norwegian bombing"),
    )
    assert about(a, "not possible") == ("unverified", {"s2", "s3", "s4"})


def test_relative_clause_is_about_its_antecedent() -> None:
    """What is said of the antecedent in a relative clause concerns the statement that holds it."""
    a = related(
        "The clip showed planes that the rebels said were Norwegian fighters, but which were hard to identify from the ground.",
        ("The clip", "showed", "planes that the rebels said were Norwegian fighters"),
        ("the rebels", "said", "were Norwegian fighters"),
        nested={1: 0},
    )
    status, statements = about(a, "hard to identify")
    assert (status, "s2" in statements) == ("unverified", True)


def test_if_true_refers_back() -> None:
    """A condition at the head of a sentence concerns the claim before it."""
    a = related(
        "A guard said the safe was emptied on Sunday.\n\nIf true, the theft was planned from inside.",
        ("A guard", "said", "the safe was emptied on Sunday"),
    )
    assert about(a, "If true") == ("unverified", {"s1"})


def test_a_caveat_stays_with_what_it_names() -> None:
    """A phrase that names what it is about leaves other claims alone."""
    a = related(
        "Divers said the wreck of the Halla was found. Farmers said locusts destroyed the wheat. "
        "The discovery of the wreck of the Halla could not be confirmed.",
        ("Divers", "said", "the wreck of the Halla was found"),
        ("Farmers", "said", "locusts destroyed the wheat"),
    )
    status, statements = about(a, "could not be confirmed")
    assert (status, statements) == ("unverified", {"s1"})


def test_no_statements() -> None:
    """A text without statements has verifications about nothing, and neither claims nor relations."""
    a = relate(analysis_of("The report could not be verified."))
    assert (a.claims, a.relations) == ((), ())
    assert [v.about for v in a.verifications] == [()]


def test_work_grows_with_the_text() -> None:
    """Ten times the statements take at most about ten times as long: no comparison of all with all."""

    def seconds(n: int) -> float:
        sentence = "Guards said the depot number {} in Orle was robbed by soldiers. "
        text = "".join(sentence.format(k) for k in range(n))
        rows = [("Guards", "said", f"the depot number {k} in Orle was robbed by soldiers") for k in range(n)]
        made = analysis_of(text, *rows)
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            relate(made)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(1000) < 25 * seconds(100)


@pytest.mark.parametrize(
    "text",
    [
        'The blog says the firm is bankrupt. "People say the firm is bankrupt. It is not," said Ruhl.',
        'The post says wells cause fever. "There are critics who claim that wells cause fever," Ruhl said.',
    ],
)
def test_who_relays_a_rumour_does_not_say_it(text: str) -> None:
    """A quotation that passes on what others say is a claim of its own that refers to theirs."""
    report = analyze(text)
    first, second, inner = report.statements
    assert inner.nested_in == second.id
    assert first.claim == inner.claim != second.claim


@pytest.mark.parametrize(
    "text",
    [
        "Locals said the ferry had sunk. The owner said rumours that the ferry had sunk were false.",
        "Locals said the ferry had sunk. The owner said the report that the ferry had sunk was inaccurate.",
        "Locals said the ferry had sunk. The owner said the suggestion that the ferry had sunk was nonsense.",
    ],
)
def test_who_calls_rumours_false_is_not_their_source(text: str) -> None:
    """The source of the rumours is not who speaks of them, and the rumour is denied or disputed."""
    report = analyze(text)
    outer = report.statements[1]
    assert all(s.source.id != outer.source.id for s in report.statements if s.nested_in == outer.id)
    claims = {c.id: c for c in report.claims}
    assert claims[report.statements[0].claim].verification.status in ("denied", "disputed")


def test_who_repeats_rumours_is_their_source() -> None:
    """A noun of saying that is the object of a verb and nothing more is said by the verb's subject."""
    report = analyze("Ruhl has made the claim that the ferry had sunk.")
    assert {s.source.id for s in report.statements} == {report.sources[0].id}


@pytest.mark.parametrize(
    ("second", "relation"),
    [("The owner", "contradicts"), ("Guards", "refers_to")],
)
def test_a_figure_put_at_another_number(second: str, relation: str) -> None:
    """ "The figure" with a number of its own is a rival of the one it stands for, unless its source only corrects itself."""
    a = related(
        f"Guards said 400 miners marched. {second} put the figure at 80.",
        ("Guards", "said", "400 miners marched"),
        (second, "put", "the figure at 80"),
    )
    assert relation_of(a, 1, 2) == relation


@pytest.mark.parametrize(
    "text",
    [
        "Kelborn said it would build 300 boats. Ostra said it would build 900 boats.",
        "The clinic in Lima said it had lost 12 nurses. The clinic in Quito said it had lost 30 nurses.",
        "Officials in Ohio said 40 wells were poisoned. Officials in Texas said 90 wells were poisoned.",
        "Kelborn said it sank 12 boats in the bay. Kelborn said it sank 30 boats in the strait.",
    ],
)
def test_each_counts_its_own(text: str) -> None:
    """Figures of two speakers about themselves, of two places or of two things do not contradict each other."""
    assert not analyze(text).relations


@pytest.mark.parametrize(
    "text",
    [
        "Kelborn said it would build 300 boats. The union said Kelborn would build 900 boats.",
        "The clinic in Lima said 12 nurses were hurt in the blast. The ministry said 30 nurses were hurt in the blast.",
        "Officials in Ohio said 40 wells were poisoned. Farmers said 90 wells were poisoned.",
    ],
)
def test_figures_of_one_thing_contradict(text: str) -> None:
    """Where only one speaker counts its own, or only one is of a place, the figures are rivals."""
    assert [r.relation for r in analyze(text).relations] == ["contradicts"]


@pytest.mark.parametrize(
    "text",
    [
        '"I spoke to Ida," said Ruhl. The harbour board declined to comment.',
        "The diver asked not to be named. The operator said a loose bolt was identified.",
        "Ruhl said the board had spoken to her. The board did not respond to a request for comment.",
    ],
)
def test_silence_and_requests_bear_on_no_claim(text: str) -> None:
    """Who does not comment, or asks for something, neither supports nor contradicts what others say."""
    assert {r.relation for r in analyze(text).relations} <= {"refers_to"}


@pytest.mark.parametrize(
    "text",
    [
        "Brokers had expected earnings of $5 a share. The grocer reported earnings of $4 a share.",
        "Economists forecast growth of 2%. The bureau said the economy grew 1.4%.",
    ],
)
def test_what_was_expected_and_what_came_do_not_contradict(text: str) -> None:
    """A forecast that was missed disputes nothing that is reported now."""
    assert not [r for r in analyze(text).relations if r.relation == "contradicts"]


def test_two_forecasts_contradict() -> None:
    """Who expects another figure contradicts an expectation."""
    text = "The ministry predicted that 40 people would die. Doctors predicted that 90 people would die."
    assert [r.relation for r in analyze(text).relations] == ["contradicts"]


@pytest.mark.parametrize("nobody", ["nobody was hurt", "no one was hurt", "nobody had been hurt"])
def test_nobody_contradicts_a_number(nobody: str) -> None:
    """That nobody was hurt and that five people were is not both so."""
    report = analyze(f"The minister said {nobody}. A doctor said five people were hurt.")
    assert [r.relation for r in report.relations] == ["contradicts"]
    other = analyze(f"The minister said {nobody}. A doctor said five people were seen.")
    assert not other.relations
