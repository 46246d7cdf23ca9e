"""Names: shape, context, what the document says elsewhere."""

import pytest

from attribution.text import read
from attribution.text.name_features import token_features
from attribution.text.names import (
    LABELS,
    find_islands,
    is_known_surname,
    is_title_case,
    load_names,
    remember,
    to_bio,
)


def names(text: str) -> list[tuple[str, str]]:
    """Return the names of a text with their types."""
    d = read(text)
    out: list[tuple[str, str]] = []
    for form, label in zip(d.forms, d.entities, strict=True):
        if label.startswith("B-"):
            out.append((form, label[2:]))
        elif label.startswith("I-"):
            out[-1] = (f"{out[-1][0]} {form}", out[-1][1])
    return out


def test_persons_places_organisations() -> None:
    """Plain names in plain contexts get their type."""
    found = names(
        "Ravi Menon, a spokesman for the Ministry of Health in Nairobi, met President Lucia Ortega on Monday."
    )
    assert ("Ravi Menon", "PERSON") in found
    assert ("Nairobi", "LOCATION") in found
    assert ("Lucia Ortega", "PERSON") in found
    assert any(kind == "ORGANIZATION" and "Health" in name for name, kind in found)


def test_the_document_decides_a_bare_surname() -> None:
    """A surname alone is a person where the full name stands elsewhere in the document."""
    text = "Police arrested Daniel Thornquist on Friday. Thornquist denied it. Thornquist was released."
    assert names(text).count(("Thornquist", "PERSON")) == 2


def test_lower_case_has_no_names() -> None:
    """Words in lower case are never names, and sentence openers are not."""
    assert names("The officials said they would not go. However, nobody asked them.") == []


def test_labels_are_well_formed() -> None:
    """An I label follows a label of the same type."""
    d = read("Ama Mensah of Kumasi Steel Ltd. told The Port Observer that Ghana and Togo agreed.")
    for before, label in zip(("O", *d.entities), d.entities, strict=False):
        if label.startswith("I-"):
            assert before[2:] == label[2:]


def test_bio() -> None:
    """The first token of a name is B, the others I."""
    assert to_bio(["O", "PERSON", "PERSON", "O", "PERSON", "MISC"]) == [
        "O", "B-PERSON", "I-PERSON", "O", "B-PERSON", "B-MISC",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Ravi Menon told the Bank of Zambia that Zorbax Ltd. had moved to New York. Menon left.",
        "Mayor Quits As Council Of Port Zorbax Votes To Sell Ferry Line",
    ],
)
def test_fast_path_equals_the_definition(text: str) -> None:
    """Summing cached groups gives the same labels as summing single features, in both passes."""
    d = read(text)
    recognizer = load_names()
    forms, tags = d.forms, d.tags
    sentences = [(s.first, s.last) for s in d.sentences]
    labels = ["O"] * len(forms)
    found = []
    for s in sentences:
        islands = find_islands(forms, tags, *s)
        found += [(s, x, is_title_case(forms, s, islands)) for x in islands]

    def run(s: tuple[int, int], island: tuple[int, int], is_titled: bool, memory: dict[str, str]) -> None:
        marks = recognizer.words.phrase_marks(forms, *island)
        y2 = y1 = "O"
        for i in range(*island):
            scores = [0.0] * len(LABELS)
            recognizer.weights.add_to(
                scores,
                token_features(
                    forms, tags, i, s, island, (y2, y1), marks.get(i, ""), memory, recognizer.words, is_titled
                ),
            )
            rounded = [round(x, 9) for x in scores]
            y2, y1 = y1, LABELS[rounded.index(max(rounded))]
            labels[i] = y1

    for item in found:
        run(*item, {})
    memory = remember(forms, labels, [x for _, x, titled in found if not titled])
    for s, x, titled in found if memory else []:
        if is_known_surname(forms, x, memory):
            labels[x[0]] = "PERSON"
        elif any(forms[i] in memory and memory[forms[i]].rstrip("+~") != labels[i] for i in range(*x)):
            run(s, x, titled, memory)
    assert list(d.entities) == to_bio(labels)
