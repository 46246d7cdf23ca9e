"""Reading: bad input, columns, a user's own tokens, unusual text."""

import time

import pytest

from attribution.errors import InputError
from attribution.options import Options
from attribution.text import read, read_tokens

TEXT = (
    "Ama Mensah, the minister, said on Friday: “We did not sign it.” Her office in Accra would not comment."
)


def test_columns_are_parallel() -> None:
    """Every token has a tag, a base form and an entity label."""
    d = read(TEXT)
    assert len(d.forms) == len(d.starts) == len(d.ends) == len(d.tags) == len(d.lemmas) == len(d.entities)
    assert all(d.text[a:b] == f for f, a, b in zip(d.forms, d.starts, d.ends, strict=True))
    assert d.heads is None


def test_tags_lemmas_and_names() -> None:
    """Words of plain news get the expected tag, base form and name."""
    d = read(TEXT)
    row = {f: (t, m, e) for f, t, m, e in zip(d.forms, d.tags, d.lemmas, d.entities, strict=True)}
    assert row["said"] == ("VBD", "say", "O")
    assert row["Mensah"][0] == "NNP"
    assert row["Mensah"][2] == "I-PERSON"
    assert row["Accra"][2] == "B-LOCATION"
    assert row["“"][0] == "``"
    assert row["”"][0] == "''"


@pytest.mark.parametrize("bad", [None, 3, b"bytes", ["list"]])
def test_only_text_is_read(bad: object) -> None:
    """Anything but a str is refused with what it is."""
    with pytest.raises(InputError, match=type(bad).__name__):
        read(bad)  # type: ignore[arg-type]


def test_too_long_a_text_is_refused() -> None:
    """A text longer than the limit is refused, and the message says what to do."""
    with pytest.raises(InputError, match="max_length"):
        read("abc def", options=Options(max_length=5))
    assert read("abc d", options=Options(max_length=5)).forms == ("abc", "d")


@pytest.mark.parametrize("text", ["", " ", "\n\r\t\x0b\x85\u2028", "\x1f"])
def test_texts_without_words(text: str) -> None:
    """Nothing but white space gives a document without sentences."""
    d = read(text)
    assert not d.sentences or d.forms
    assert d.text == text


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 said \udfff.",
        "a\x00b said\x07 so.",
        "\ufeffHe said so.",
        "هو قال \u202eabc\u202c ذلك.",
        "zero\u200bwidth\u200djoin",
        "e\u0301a\u0301 \u0301",
        "漢字。「はい」と言った。",
        "😀 said 👩‍👩‍👧.",
    ],
)
def test_unusual_characters(text: str) -> None:
    """Surrogates, controls, marks of direction and combining characters keep exact offsets."""
    d = read(text)
    covered = {i for a, b in zip(d.starts, d.ends, strict=True) for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
    assert [d.text[a:b] for a, b in zip(d.starts, d.ends, strict=True)] == list(d.forms)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A",
        "A, ",
        "U.",
        " ",
        "said ",
        "[",
        "\n",
        "A ",
        "a-",
        "a.",
        "1,",
        "Mr. ",
        "n't",
        "www.",
        "a@",
        "'s",
        "X\n",
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    """One endless word, spaces, brackets or one word again and again are read in linear time."""

    def spent(n: int) -> float:
        text = piece * n
        start = time.process_time()
        read(text)
        return time.process_time() - start

    spent(500)
    small = min(spent(2500), spent(2500))
    assert spent(20000) < 8 * small * 4 + 0.5


def test_same_text_same_document() -> None:
    """Reading again, also after other texts, gives an equal document."""
    first = read(TEXT)
    read("Something else by Jo Brand in Leeds.")
    assert read(TEXT) == first


def test_given_columns_replace_ours() -> None:
    """Tokens, tags, sentences and trees of the user are taken over; what is missing is filled in."""
    d = read_tokens(
        "Rain fell. Ok",
        [(0, 4), (4, 5), (5, 9), (9, 10), (11, 13)],
        sentences=[(0, 4), (4, 5)],
        tags=["NN", "_SP", "VBD", ".", "UH"],
        heads=[2, 2, 2, 2, 4],
        deprels=["nsubj", "dep", "root", "punct", "root"],
    )
    assert d.forms == ("Rain", "fell", ".", "Ok")
    assert d.tags == ("NN", "VBD", ".", "UH")
    assert d.heads == (1, -1, 1, -1)
    assert d.deprels == ("nsubj", "root", "punct", "root")
    assert [(s.first, s.last) for s in d.sentences] == [(0, 3), (3, 4)]
    assert d.lemmas[1] == "fall"


def test_surfaces_are_found_in_the_text() -> None:
    """Tokens may be given as words; they are found one after the other."""
    d = read_tokens("the cat saw the cat", ["the", "cat", "saw", "the", "cat"])
    assert d.starts == (0, 4, 8, 12, 16)


@pytest.mark.parametrize(
    ("tokens", "columns"),
    [
        ([(0, 4), (3, 6)], {}),
        ([(0, 99)], {}),
        ([(2, 2)], {}),
        (["Rain", "snow"], {}),
        (["fell"], {}),
        (["Rain", "fell"], {"tags": ["NN"]}),
        (["Rain", "fell"], {"heads": [1, 7]}),
        (["Rain", "fell"], {"sentences": [(0, 1)]}),
        (["Rain", "fell"], {"sentences": [(0, 1), (1, 1), (1, 2)]}),
    ],
)
def test_given_columns_must_fit(tokens: list[object], columns: dict[str, list[object]]) -> None:
    """Tokens that overlap or are not in the text, and columns of another length, are refused."""
    with pytest.raises(InputError):
        read_tokens("Rain fell.", tokens, **columns)  # type: ignore[arg-type]
