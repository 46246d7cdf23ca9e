"""Each adapter with its real library, and what is said where the library is missing."""

import importlib
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from attribution import Analyzer, Options, Report, analyze
from attribution.cli import main
from attribution.errors import InputError, MissingExtraError
from attribution.extras.features import FEATURES, features

TEXTS = [
    "Ida Frost, the harbour master, said the ferry was late. A sailor said it might sink. It did not.",
    "It rained.",
    "The mill may have burnt, according to an official. The owner, Tom Reed, denied that. Nobody could verify the claim.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry late - Harbour Post</title>
<meta property="og:title" content="Ferry late"><meta property="article:published_time" content="2024-05-01">
<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://harbour.example/ferry"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ferry late</h1>
<p>{TEXTS[0]} The next one leaves at noon, and all passengers were told to wait in the hall until then.</p>
<p>{TEXTS[2]} The fire service will publish its report next week, a spokeswoman said on Wednesday evening.</p></article>
<footer>Copyright. Subscribe to our newsletter.</footer></body></html>"""


def test_features_are_shares_means_and_counts() -> None:
    """Values of a text that can be counted by hand."""
    found = features(Analyzer(extractor="rules").inspect(TEXTS[0]))
    assert list(found) == list(FEATURES)
    assert found["n_statements"] == 2
    assert found["n_sources"] == 2
    assert found["anonymous_share"] == 0.5
    assert found["statements_per_sentence"] == pytest.approx(2 / 3)
    assert found["source_concentration"] == 0.5
    assert 0 < found["hedge_density"] < 20
    assert 0 < found["attributed_share"] < 1
    assert found["direct_share"] == 0


@pytest.mark.parametrize("text", ["", " ", "It rained.", *TEXTS])
def test_features_are_finite_and_shares_in_bounds(text: str) -> None:
    """Nothing divides by nothing; what is called a share lies in [0, 1]."""
    for name, value in features(Analyzer(extractor="rules").inspect(text)).items():
        assert abs(value) < 1e6
        if name.endswith(("share", "concentration")):
            assert 0 <= value <= 1, name


class TestPandas:
    """The extra frame."""

    pandas = pytest.importorskip("pandas", reason="pandas is in the extra frame")

    def test_tables_are_frames(self) -> None:
        """One row a statement, with the report's id."""
        from attribution.extras.frames import table_frame

        reports = list(Analyzer(extractor="rules").pipe(TEXTS))
        frame = table_frame(reports)
        assert list(frame["document"].unique()) == ["0", "2"]
        assert len(frame) == sum(len(r.statements) for r in reports)
        assert frame["certainty"].dtype == float
        assert len(table_frame([], "claims")) == 0
        with pytest.raises(InputError, match="expected one of"):
            table_frame(reports, "verbs")

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_a_series_gives_reports_with_its_index(self, jobs: int) -> None:
        """Missing values stay missing, labels name the reports."""
        from attribution.extras.frames import analyze_series

        found = analyze_series(
            self.pandas.Series([TEXTS[0], None, TEXTS[2]], index=["a", "b", "c"]), jobs=jobs
        )
        assert list(found.index) == ["a", "b", "c"]
        assert self.pandas.isna(found["b"])
        assert found["a"] == analyze(TEXTS[0], id="a")

    def test_a_frame_gives_a_table_that_joins_back(self) -> None:
        """The document column holds the labels of the rows; metadata columns are used."""
        from attribution.extras.frames import analyze_frame

        frame = self.pandas.DataFrame(
            {"text": TEXTS, "outlet": ["Harbour Post", None, "The Mill"]}, index=[10, 20, 30]
        )
        claims = analyze_frame(frame, "claims")
        assert set(claims["document"]) <= {10, 20, 30}
        joined = claims.join(frame["outlet"], on="document")
        assert len(joined) == len(claims)
        sources = analyze_frame(frame, "sources")
        assert "Harbour Post" in set(sources[sources["document"] == 10]["name"])
        with pytest.raises(InputError, match="no column 'body'"):
            analyze_frame(frame, text="body")

    def test_features_are_a_frame(self) -> None:
        """Named columns, index kept, missing stays missing."""
        from attribution.extras.frames import feature_frame

        found = feature_frame(self.pandas.Series([TEXTS[0], None], index=["a", "b"]))
        assert list(found.columns) == list(FEATURES)
        assert found.loc["a", "n_statements"] == 2
        assert found.loc["b"].isna().all()


class TestSklearn:
    """The extra sklearn."""

    sklearn = pytest.importorskip("sklearn", reason="scikit-learn is in the extra sklearn")

    def test_it_works_in_a_pipeline_and_a_grid(self) -> None:
        """Fitting, predicting, cloning and setting parameters work as with any transformer."""
        from sklearn.base import clone
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        from attribution.extras.sklearn_features import AttributionFeatures

        model = make_pipeline(AttributionFeatures(extractor="rules"), StandardScaler(), LogisticRegression())
        model.fit(TEXTS * 2, [1, 0, 1] * 2)
        assert list(model.predict(TEXTS)) == [1, 0, 1]
        copy = clone(model).set_params(attributionfeatures__names=["n_claims"])
        assert copy.fit(TEXTS, [1, 0, 1])[0].get_feature_names_out().tolist() == ["n_claims"]

    def test_columns_have_names_and_pandas_output(self) -> None:
        """Frames have the feature names; the matrix has the same numbers."""
        from attribution.extras.sklearn_features import AttributionFeatures

        plain = AttributionFeatures().fit(TEXTS).transform(TEXTS)
        frame = AttributionFeatures().set_output(transform="pandas").fit_transform(TEXTS)
        assert list(frame.columns) == list(FEATURES)
        assert frame.to_numpy().tolist() == plain.tolist()
        assert plain.shape == (3, len(FEATURES))

    def test_no_text_gives_no_row(self) -> None:
        """An empty list gives an empty matrix of the right width."""
        from attribution.extras.sklearn_features import AttributionFeatures

        assert AttributionFeatures().fit([]).transform([]).shape == (0, len(FEATURES))

    def test_mistakes_are_told(self) -> None:
        """An unknown feature, one text instead of a list, a number instead of a text, no fit."""
        from sklearn.exceptions import NotFittedError

        from attribution.extras.sklearn_features import AttributionFeatures

        with pytest.raises(InputError, match="unknown features nonsense"):
            AttributionFeatures(["nonsense"]).fit(TEXTS)
        with pytest.raises(InputError, match="one text"):
            AttributionFeatures().fit(TEXTS).transform(TEXTS[0])
        with pytest.raises(InputError):
            AttributionFeatures().fit(TEXTS).transform([3])
        with pytest.raises(NotFittedError):
            AttributionFeatures().transform(TEXTS)


class TestSpacy:
    """The extra spacy."""

    spacy = pytest.importorskip("spacy", reason="spaCy is in the extra spacy")

    def test_it_works_on_a_blank_pipeline(self) -> None:
        """The report hangs on the document, equal to ours; spans are labelled."""
        nlp = self.spacy.blank("en")
        nlp.add_pipe("attribution")
        doc = nlp(TEXTS[0])
        assert doc._.attribution == analyze(TEXTS[0])
        assert {s.label_ for s in doc.spans["attribution"]} == {"SOURCE", "CUE", "CONTENT"}
        assert next(s.text[:9] for s in doc.spans["attribution"] if s.label_ == "SOURCE") == "Ida Frost"

    def test_a_document_that_was_not_analysed_has_none(self) -> None:
        """The extension is there, empty."""
        nlp = self.spacy.blank("en")
        nlp.add_pipe("attribution")
        assert nlp.make_doc("It rained.")._.attribution is None

    def test_documents_survive_disk_and_processes(self) -> None:
        """The report is plain data: bytes, pickles and worker processes keep it."""
        from spacy.tokens import Doc

        nlp = self.spacy.blank("en")
        nlp.add_pipe("attribution", config={"extractor": "rules"})
        doc = nlp(TEXTS[0])
        report = doc._.attribution
        assert report.statements
        assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.attribution == report
        assert pickle.loads(pickle.dumps(doc))._.attribution == report
        texts = [TEXTS[0], TEXTS[2]]
        assert [d._.attribution.text for d in nlp.pipe(texts, n_process=2)] == texts

    def test_tokens_of_the_pipeline_can_be_used(self) -> None:
        """Tokens and sentences of spaCy take the place of ours."""
        nlp = self.spacy.blank("en")
        nlp.add_pipe("sentencizer")
        nlp.add_pipe("attribution", config={"use_tokens": True})
        report = nlp(TEXTS[0])._.attribution
        assert [s.cue.lemma for s in report.statements] == ["say", "say"]

    def test_names_and_trees_of_the_pipeline_are_taken_over(self) -> None:
        """Entities become our labels, dates and numbers do not; heads and relations are kept."""
        from spacy.tokens import Doc

        from attribution.extras.spacy_component import _read

        words = ["Ida", "Frost", "left", "\n", "Grantham", "on", "Monday", "."]
        entities = ["B-PERSON", "I-PERSON", "O", "O", "B-GPE", "O", "B-DATE", "O"]
        heads = [1, 2, 2, 2, 2, 2, 5, 2]
        doc = Doc(self.spacy.blank("en").vocab, words, heads=heads, deps=["dep"] * 8, ents=entities)
        document = _read(doc, Options())
        assert document.entities == ("B-PERSON", "I-PERSON", "O", "B-LOCATION", "O", "O", "O")
        assert document.heads == (1, 2, -1, 2, 2, 4, 2)
        assert document.deprels == ("dep",) * 7

    def test_spacy_finds_it_without_an_import(self) -> None:
        """The entry point makes ``add_pipe`` enough in a fresh process."""
        code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('attribution'); print(nlp('')._.attribution.warnings)"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
        )
        assert "no words" in done.stdout


class TestWebPages:
    """The extra html."""

    trafilatura = pytest.importorskip("trafilatura", reason="trafilatura is in the extra html")

    def test_the_article_is_read_with_what_the_page_says_of_it(self) -> None:
        """Text without menus; title, date and outlet."""
        from attribution.extras.webpage import read_page

        found = read_page(PAGE)
        assert "Ida Frost" in found["text"]
        assert "newsletter" not in found["text"]
        assert (found["title"], found["published"], found["outlet"]) == (
            "Ferry late",
            "2024-05-01",
            "Harbour Post",
        )

    def test_the_command_reads_pages(self, tmp_path: Path) -> None:
        """A file with the ending .html, and standard input with --input html."""
        path = tmp_path / "page.html"
        path.write_text(PAGE, encoding="utf-8")
        for arguments, given in (([str(path)], None), (["-", "--input", "html"], PAGE)):
            result = CliRunner().invoke(
                main, ["analyze", *arguments, "-f", "jsonl"], input=given, catch_exceptions=False
            )
            report = json.loads(result.stdout)
            assert (report["title"], report["published"]) == ("Ferry late", "2024-05-01")
            assert any(s["id"] == report["outlet"] and s["name"] == "Harbour Post" for s in report["sources"])

    def test_a_page_without_an_article_is_refused(self, tmp_path: Path) -> None:
        """The message says what to do; the command exits with 2."""
        path = tmp_path / "page.html"
        path.write_text("<html><body></body></html>", encoding="utf-8")
        result = CliRunner().invoke(main, ["analyze", str(path)], catch_exceptions=False)
        assert result.exit_code == 2
        assert "holds no article" in result.stderr


@pytest.mark.parametrize(
    ("library", "module", "extra", "call"),
    [
        ("spacy", "attribution.extras.spacy_component", "spacy", None),
        ("sklearn", "attribution.extras.sklearn_features", "sklearn", None),
        ("pandas", "attribution.extras.frames", "frame", lambda m: m.table_frame([])),
        ("trafilatura", "attribution.extras.webpage", "html", lambda m: m.read_page("")),
    ],
)
def test_a_missing_library_is_told_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, library: str, module: str, extra: str, call: Any
) -> None:
    """The error is an ImportError and says what to install."""
    for name in [n for n in sys.modules if n == library or n.startswith(f"{library}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(MissingExtraError, match=rf'pip install "attribution\[{extra}\]"') as caught:
        load_and_call(module, call)
    assert caught.value.extra == extra
    assert isinstance(caught.value, ImportError)


def load_and_call(module: str, call: Any) -> None:
    """Import a module, and call something of it if importing it needs no library yet."""
    loaded = importlib.import_module(module)
    if call is not None:
        call(loaded)


def test_reports_travel_between_processes() -> None:
    """A report can be pickled."""
    report = analyze(TEXTS[0])
    copy = pickle.loads(pickle.dumps(report))
    assert isinstance(copy, Report)
    assert copy == report
