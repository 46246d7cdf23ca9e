"""Keys, quantities, normal form and comparison of propositions."""

from math import inf

import pytest
from claims_texts import propose, verdict

from attribution.claims.keys import load_keys
from attribution.claims.proposition import MAX_TOKENS
from attribution.claims.quantities import Quantity, compare_quantities
from attribution.options import Options
from attribution.text import read


def test_synonyms_and_demonyms_share_a_key() -> None:
    """Words of one event and a country with its adjective are one key."""
    table = load_keys()
    assert table.key("bomb", "VBD") == table.key("airstrike", "NNS") == table.key("shelling", "NN")
    assert table.key("Peru", "NNP") == table.key("peruvian", "JJ") == "peru"


def test_function_words_have_no_key() -> None:
    """Articles, pronouns, modals, light verbs and vague nouns say nothing to compare by."""
    table = load_keys()
    assert not any(
        table.key(w, t)
        for w, t in (("the", "DT"), ("it", "PRP"), ("may", "MD"), ("say", "VBD"), ("thing", "NN"))
    )


def test_the_pronoun_us_is_no_country() -> None:
    """ "us" in lower case is never the United States."""
    assert load_keys().key("us", "NN") != "america"
    assert load_keys().key("US", "NNP") == "america"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("At least 24 people were there.", 24, inf, "person"),
        ("up to forty soldiers arrived", 0, 40, "soldier"),
        ("about 200 passengers waited", 180, 220, "person"),
        ("The firm lost $1.5 million.", 1.5e6, 1.5e6, "$"),
        ("twenty-two lorries burned", 22, 22, "vehicle"),
        ("Prices rose 12 percent.", 12, 12, "%"),
        ("dozens of soldiers left", 24, inf, "soldier"),
    ],
)
def test_quantities_have_bounds_and_units(text: str, low: float, high: float, unit: str) -> None:
    """Bounds, number words, money, percent and indefinite plurals become intervals with the key of their unit."""
    (found,) = propose(text).quantities
    assert (found.low, found.high, found.unit) == pytest.approx((low, high, unit))


def test_ages_and_years_are_no_quantities() -> None:
    """An age in an apposition and a year of four digits count nothing."""
    assert propose("Ana Silva, 34, was there in 2012.").quantities == ()


def test_near_numbers_are_neither_equal_nor_in_conflict() -> None:
    """A bound and a number outside it agree, are near or conflict by how far they are apart."""
    base = Quantity(24, inf, 24, "person", "at least 24")

    def other(n: float) -> Quantity:
        return Quantity(n, n, n, "person", str(n))

    assert [compare_quantities(base, other(n)) for n in (30, 22, 3)] == ["agree", "near", "conflict"]


def test_same_proposition_in_other_words() -> None:
    """Active and passive, name and adjective of a country, and synonyms are one proposition."""
    assert (
        verdict(
            "Norwegian jets bombed the harbour of Brell",
            "The harbour of Brell was bombed by jets from Norway",
        )[0]
        == "same"
    )


def test_negation_contradicts() -> None:
    """The same thing under a negation contradicts it, with the reason polarity."""
    relation, why = verdict(
        "The mayor of Brell was arrested on fraud charges", "The mayor of Brell was not arrested"
    )
    assert (relation, why[:8]) == ("contradicts", "polarity")


def test_two_negations_agree() -> None:
    """What both deny they agree on."""
    assert verdict("The mayor of Brell was never arrested", "The mayor of Brell was not arrested")[0] in (
        "same",
        "supports",
    )


@pytest.mark.parametrize(
    "text",
    [
        "There is no doubt that the mayor of Brell was arrested",
        "It is not only the mayor of Brell who was arrested",
        "There was no confirmation that the mayor of Brell was arrested",
    ],
)
def test_negated_knowledge_denies_nothing(text: str) -> None:
    """ "No doubt", "not only" and "no confirmation" leave the proposition as it is."""
    assert verdict(text, "The mayor of Brell was arrested")[0] != "contradicts"


def test_questions_contradict_nothing() -> None:
    """Who asks whether something happened does not say that it did not."""
    assert (
        verdict("whether the mayor of Brell was arrested", "the mayor of Brell was not arrested")[0]
        != "contradicts"
    )


def test_numbers_contradict() -> None:
    """Another number of the same things in the same event contradicts, with both numbers as the reason."""
    relation, why = verdict(
        "The landslide in Brell killed 40 villagers", "The landslide in Brell killed three villagers"
    )
    assert relation == "contradicts"
    assert why == "number: 40 against three" or why == "number: three against 40"


def test_near_numbers_support() -> None:
    """ "At least 24" and "22" of the same event are near: support, not the same and no contradiction."""
    relation, why = verdict(
        "The landslide in Brell killed at least 24 villagers", "The landslide in Brell killed 22 villagers"
    )
    assert (relation, why.startswith("near number")) == ("supports", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the ferry", "the ferry had turned back"),
        ("the orchard", "the orchard is older than the village"),
        (
            "whether the mayor of Brell was arrested",
            "the mayor of Brell was arrested on fraud charges in autumn",
        ),
        ("the mayor of Brell was arrested?", "the mayor of Brell was arrested on fraud charges in autumn"),
    ],
)
def test_a_topic_or_a_question_supports_nothing(one: str, other: str) -> None:
    """One shared word that tells no event is only what both speak of, and who asks states nothing."""
    assert verdict(one, other)[0] != "supports"
    assert verdict(other, one)[0] != "supports"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the arrest took place on Monday", "the mayor of Brell was arrested"),
        ("the mayor of Brell was arrested", "the mayor of Brell was arrested on fraud charges in autumn"),
    ],
)
def test_a_shared_event_supports(one: str, other: str) -> None:
    """One shared word is enough where it tells what happened."""
    assert verdict(one, other)[0] == "supports"


def test_opposite_predicates_contradict() -> None:
    """Alive and dead exclude each other when said of the same person."""
    relation, why = verdict("Ola Berg died on Monday in Brell", "Ola Berg is alive and well in Brell")
    assert (relation, why[:8]) == ("contradicts", "polarity")


def test_unrelated_propositions() -> None:
    """Nothing in common gives no relation."""
    assert verdict("The mayor of Brell was arrested", "Wheat prices rose in autumn") == ("", "")


def test_a_proposition_is_bounded() -> None:
    """A content of any length gives a proposition of bounded size."""
    found = propose(" ".join(f"word{k}" for k in range(5000)))
    assert len(found.keys) <= 5000
    document = read(" ".join(f"word{k}" for k in range(5000)), options=Options())
    from attribution.claims.proposition import content_tokens

    assert len(content_tokens(document, [(0, len(document.text))])) == MAX_TOKENS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rosa Lind resigned", "Rosa Lind slept"),
        ("they wrote to Mrs Tarn", "Mrs Tarn was deaf"),
        ("Rosa Lind will sing at the gala", "Rosa Lind has sued her landlord"),
        ("the harbour board sold the crane", "the harbour board hired a diver"),
        ("Orle Harbour Board sold the crane", "Orle Harbour Board was rude"),
        ("Rosa Lind joined Halla Rovers", "Rosa Lind hates Halla Rovers"),
    ],
)
def test_only_the_subject_in_common_is_no_support(one: str, other: str) -> None:
    """Two contents about one person or body are neither the same nor support each other by the words of its name."""
    assert verdict(one, other)[0] == ""


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Rosa Lind was arrested", "Rosa Lind had been detained", "same"),
        ("the harbour board sold the crane", "the crane was sold by the harbour board", "same"),
        ("Rosa Lind is the head of Halla Rovers", "Rosa Lind was the head of Halla Rovers", "same"),
        ("Rosa Lind resigned", "Rosa Lind resigned as head of Halla Rovers in autumn", "supports"),
    ],
)
def test_the_subject_with_what_is_said_of_it(one: str, other: str, relation: str) -> None:
    """Where a predicate is shared as well, a name counts with it."""
    assert verdict(one, other)[0] == relation


HELD = (
    "they were asked whether the dam had leaked at Orle",
    "it was too early to say whether the dam had leaked at Orle",
    "it was looking into reports by farmers that the dam had leaked at Orle",
    "he was worried by rumours that the dam had leaked at Orle",
    "that if the dam had leaked at Orle, she would resign",
    "they were not aware that the dam had leaked at Orle",
    "there was no evidence that the dam had leaked at Orle",
    "she was unaware that the dam had leaked at Orle",
    "they could not confirm claims that the dam had leaked at Orle",
)


@pytest.mark.parametrize("text", HELD)
@pytest.mark.parametrize("other", ["the dam had leaked at Orle", "the dam had not leaked at Orle"])
def test_what_is_only_asked_passed_on_or_not_known_is_not_said(text: str, other: str) -> None:
    """Who asks, checks, passes on or does not know something says neither that it is so nor that it is not."""
    assert verdict(text, other) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "it was clear that the dam had leaked at Orle",
        "they were aware that the dam had leaked at Orle",
        "there was evidence that the dam had leaked at Orle",
        "there was no doubt that the dam had leaked at Orle",
        "he could confirm reports that the dam had leaked at Orle",
        "the dam had leaked at Orle, if only a little",
    ],
)
def test_what_is_known_is_said(text: str) -> None:
    """Who knows, shows or confirms something says it."""
    assert verdict(text, "the dam had leaked at Orle")[0] in ("same", "supports")


def test_one_question_is_one_claim() -> None:
    """What two contents leave open in the same way they have in common."""
    one = "the board would decide whether the dam should be drained"
    assert verdict(one, "the board will decide whether the dam should be drained")[0] == "same"


@pytest.mark.parametrize(
    "text",
    [
        "rumours that the dam had leaked at Orle were wrong",
        "claims by farmers that the dam had leaked at Orle were baseless",
        "the report that the dam had leaked at Orle was inaccurate",
        "the idea that the dam had leaked at Orle was not true",
    ],
)
def test_a_verdict_on_hearsay_denies_what_it_hands_on(text: str) -> None:
    """Who calls rumours wrong says that what they say is not so."""
    relation, why = verdict(text, "the dam had leaked at Orle")
    assert (relation, why[:8]) == ("contradicts", "polarity")


@pytest.mark.parametrize(
    "text",
    [
        "rumours that the dam had leaked at Orle were not wrong",
        "rumours that the dam had leaked at Orle were worrying",
        "the way in which the dam had leaked at Orle was wrong",
    ],
)
def test_a_verdict_that_denies_nothing(text: str) -> None:
    """A negated verdict, a judgement of another kind and what is wrong as an act leave it as it is."""
    assert verdict(text, "the dam had leaked at Orle")[0] != "contradicts"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the pier is safe", "the pier is not safe"),
        ("the wells were clean", "the wells were not very clean"),
        ("the mast was sound", "the mast was never sound"),
        ("the pitch was playable", "the pitch was unplayable"),
        ("the ruling was fair", "the ruling was unfair"),
        ("Ruhl is a member of the board", "Ruhl is not a member of the board"),
    ],
)
def test_what_something_is_and_is_not_contradict(one: str, other: str) -> None:
    """An adjective or noun after "be" is denied like a verb, by "not" as by a prefix."""
    relation, why = verdict(one, other)
    assert (relation, why[:8]) == ("contradicts", "polarity")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the pier is safe", "the ferry is not safe"),
        ("the pier is safe", "the ferry is unsafe"),
        ("the pier is not safe", "the pier is unsafe"),
        ("the pier is safe", "it was not clear that the pier is safe"),
    ],
)
def test_what_two_things_are_contradicts_nothing(one: str, other: str) -> None:
    """Another subject, or a negation of knowing, leaves what something is said to be as it is."""
    assert verdict(one, other)[0] != "contradicts"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31 were killed", "nine were killed"),
        ("31 had been wounded", "9 had been injured"),
        ("31 would be laid off", "nine would be laid off"),
        ("the toll at 31", "the toll at nine"),
        ("31 were killed", "nine people were killed"),
        ("the mast cost £30,000", "the mast cost £36,000"),
        ("four divers drowned at Orle", "five divers drowned at Orle"),
    ],
)
def test_rival_figures_contradict(one: str, other: str) -> None:
    """Two exact numbers of the same thing are rivals, with a noun after them or without."""
    relation, why = verdict(one, other)
    assert (relation, why[:6]) == ("contradicts", "number")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31 were killed", "nine were hurt"),
        ("31 were killed", "at least 30 were killed"),
        ("the mast cost £9m", "the mast cost £9.2m"),
        ("about 30 divers drowned at Orle", "34 divers drowned at Orle"),
        ("Flight 812 was delayed", "Flight 93 was delayed"),
    ],
)
def test_figures_that_are_no_rivals(one: str, other: str) -> None:
    """Other things counted, bounds, rounded values and numbers that are names contradict nothing."""
    assert verdict(one, other)[0] != "contradicts"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it had received a parcel", "she had not received the grant"),
        ("it had told the tenants", "nobody had told the warden"),
        ("the harbour failed a diver who drowned at Orle", "the diver drowned at Orle"),
        ("police failed girls who were abducted", "the girls were abducted"),
    ],
)
def test_one_verb_of_two_things_and_failing_somebody_deny_nothing(one: str, other: str) -> None:
    """A verb alone is no event in common, and who fails somebody is not said not to have done what follows."""
    assert verdict(one, other)[0] != "contradicts"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lind was pushed", "he was not pushed"),
        ("the parcel had been received", "the parcel had not been received"),
        ("the harbour failed to mend the crane", "the harbour mended the crane"),
    ],
)
def test_one_verb_of_one_thing_is_denied(one: str, other: str) -> None:
    """A pronoun may stand for the subject, and "failed to" negates."""
    assert verdict(one, other)[0] == "contradicts"
