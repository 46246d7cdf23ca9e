"""Tags and base forms: the fast path equals the plain one, folders of models are honoured."""

import pytest

from attribution.errors import ModelFileError
from attribution.models.weights import dumps, load
from attribution.options import Options
from attribution.text import read
from attribution.text.lemmas import load_lemmatizer
from attribution.text.tags import ExactSums, Tagger, features, load_tagger, plain_shape, word_shape

TEXTS = (
    "The 15-year-old ferry's captain didn't answer, but Nkechi Obi-Wright's lawyers (who hadn't seen it) said: “No!”",
    "ZORBAX SHARES FELL 3.5% ON MONDAY; analysts at Quillby & Sons expect worse ... much worse.",
    "to be or not to be , that is what they asked @portnews on the 3rd",
)


def plain_tags(tagger: Tagger, forms: list[str]) -> list[str]:
    """Tag by the definition: sum the weights of all features, take the best allowed tag."""
    out: list[str] = []
    for i in range(len(forms)):
        numbers = tagger.candidates(forms[i])
        if len(numbers) > 1:
            scores = [0.0] * len(tagger.labels)
            t1 = out[-1] if out else "<s>"
            t2 = out[-2] if len(out) > 1 else "<s>"
            tagger.weights.add_to(scores, features(forms, i, t1, t2))
            best = max(numbers, key=lambda k: (round(scores[k], 9), -k))
        else:
            best = numbers[0]
        out.append(tagger.labels[best])
    return out


@pytest.mark.parametrize("text", TEXTS)
def test_fast_path_equals_the_definition(text: str) -> None:
    """Summing cached groups gives the same tags as summing single features."""
    tagger = load_tagger()
    forms = list(read(text).forms)
    assert tagger.tag(forms) == plain_tags(tagger, forms)


@pytest.mark.parametrize(
    "form", ["rain", "RAIN", "Rain", "rAin", "A", "a", "I'll", "3rd", "Ünal", "雨", "x" * 50, "A" + "b" * 50]
)
def test_shapes_of_plain_words_equal_the_definition(form: str) -> None:
    """The short way for words of ASCII letters gives the same outline as going through the characters."""
    assert word_shape(form) == plain_shape(form)


def test_sums_equal_the_weights_of_their_features() -> None:
    """A group's vector is the sum of its features' weights, whether it is kept or not; unknown features add nothing."""
    weights = load("tagger")
    sums = ExactSums(weights)
    for group in (["1s", "hx", "no such feature"], ["1s"], ["no such feature"], []):
        expected = [0.0] * len(weights.labels)
        weights.add_to(expected, group)
        for found in (sums.of(group), sums.of(group), sums.of(group, is_kept=False)):
            assert [x * weights.scale for x in found] == pytest.approx(expected)


def test_punctuation_has_fixed_tags() -> None:
    """Marks need no model."""
    marks = ["(", ")", ",", ".", "?", ":", ";", "--", "…", "$", "``", "''", "!!!", "***"]
    assert load_tagger().tag(marks) == [
        "-LRB-",
        "-RRB-",
        ",",
        ".",
        ".",
        ":",
        ":",
        ":",
        ":",
        "$",
        "``",
        "''",
        ".",
        ":",
    ]


def test_a_folder_of_models_replaces_the_shipped_one(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Options.models is honoured: a user's tagger wins, and a damaged one gives a typed error."""
    rows = {"=rain": {1: 1.0}, "?": {0: 1.0, 1: 1.0}, "wrain": {1: 1.0}}
    (tmp_path / "tagger.weights").write_bytes(dumps("tagger", [".", "XX"], rows))
    assert read("rain", options=Options(models=tmp_path)).tags == ("XX",)
    other = tmp_path / "other"
    other.mkdir()
    (other / "tagger.weights").write_bytes(b"no weights")
    with pytest.raises(ModelFileError):
        read("rain", options=Options(models=other))


def test_shipped_models_are_small_and_say_where_they_come_from() -> None:
    """Each model states its data, and its file keeps within its size."""
    for name, most in (("tagger", 1_500_000), ("names", 800_000)):
        weights = load(name)
        assert "PolNeAR" in weights.meta["data"]
        assert len(dumps(name, weights.labels, {f: dict(weights.row(f)) for f in weights.index})) < most


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("said", "VBD", "say"),
        ("hoping", "VBG", "hope"),
        ("hopping", "VBG", "hop"),
        ("denied", "VBD", "deny"),
        ("agreed", "VBN", "agree"),
        ("is", "VBZ", "be"),
        ("’re", "VBP", "be"),
        ("n't", "RB", "not"),
        ("told", "VBD", "tell"),
        ("telling", "VBG", "tell"),
        ("accused", "VBD", "accuse"),
        ("accuses", "VBZ", "accuse"),
        ("Officials", "NNS", "official"),
        ("witnesses", "NNS", "witness"),
        ("countries", "NNS", "country"),
        ("women", "NNS", "woman"),
        ("knives", "NNS", "knife"),
        ("Accra", "NNP", "Accra"),
        ("better", "JJR", "good"),
        ("larger", "JJR", "large"),
        ("happiest", "JJS", "happy"),
        ("zorbing", "VBG", "zorb"),
        ("flibbed", "VBD", "flib"),
        ("quandled", "VBD", "quandle"),
        ("The", "DT", "the"),
    ],
)
def test_base_forms(form: str, tag: str, lemma: str) -> None:
    """Irregular forms come from the lexicon, regular and unknown ones from spelling."""
    assert load_lemmatizer().lemma(form, tag) == lemma


def test_the_name_shown_for_people_leaves_other_words_alone() -> None:
    """What stands before a person's name is tagged by its own context, not by what people of some name do."""
    from attribution.text import read

    for text, noun in (
        ("The dam was damaged by the earthquake, engineer Milo Hradek said.", "engineer"),
        ("The boats left on Monday, harbour master Ida Frost said.", "harbour"),
        ("Prices will rise, economist Paul Tench told reporters.", "economist"),
    ):
        document = read(text)
        assert document.tags[document.forms.index(noun)] == "NN"
