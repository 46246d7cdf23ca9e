"""A spaCy pipeline component (extra ``spacy``).

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("attribution", config={"extractor": "rules"})
>>> doc = nlp("Police said the bridge was closed.")
>>> doc._.attribution.statements[0].cue.lemma
'say'
>>> [(span.text, span.label_) for span in doc.spans["attribution"]]
[('Police', 'SOURCE'), ('said', 'CUE'), ('the bridge was closed', 'CONTENT')]
"""

from typing import Any

from attribution.errors import MissingExtraError
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.report import Report, make_report
from attribution.text import read_tokens

try:
    from spacy.language import Language
    from spacy.tokens import Doc, SpanGroup
except ImportError as e:
    raise MissingExtraError("the spaCy component", "spacy") from e

__all__ = ["AttributionComponent", "make_component"]

_KEY = "attribution"
_TYPES = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORGANIZATION",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "LOCATION"),
}
_NO_NAMES = frozenset({"", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


class AttributionComponent:
    """Analyse each document and hang the report on it.

    ``doc._.attribution`` is the :class:`attribution.Report`, ``doc.spans["attribution"]`` its sources, cues
    and contents as spans with the labels SOURCE, CUE and CONTENT, widened to whole tokens. The report is kept as
    plain data, so that documents can be serialised and sent between processes.

    Args:
        options: choices for the analysis.
        use_tokens: whether to take over the document's tokens, and its sentences, tags, base forms, names and tree if
            it has them, instead of ours. Ours are what the extractor was trained with.
    """

    def __init__(self, options: Options, *, use_tokens: bool = False) -> None:
        self._analyzer = Analyzer(options)
        self._use_tokens = use_tokens

    def __call__(self, doc: Doc) -> Doc:
        """Analyse a document in place, as spaCy components do, and return it."""
        if self._use_tokens:
            report = make_report(self._analyzer.inspect_document(_read(doc, self._analyzer.options)))
        else:
            report = self._analyzer.analyze(doc.text)
        data = report.to_dict()
        del data["text"]
        doc.user_data[_KEY] = data
        spans = []
        for s in report.statements:
            for label, part in (("SOURCE", s.source), ("CUE", s.cue), ("CONTENT", s.content)):
                for x in part.spans:
                    span = doc.char_span(x.start, x.end, label=label, alignment_mode="expand")
                    if span is not None:
                        spans.append(span)
        doc.spans[_KEY] = SpanGroup(doc, name=_KEY, spans=spans)
        return doc


def _read(doc: Doc, options: Options) -> Any:
    """Return our document with spaCy's tokens and what it knows of them."""
    words = [t for t in doc if not t.is_space]
    places = {t.i: n for n, t in enumerate(words)}
    sentences = None
    if doc.has_annotation("SENT_START"):
        runs = [[places[t.i] for t in sentence if t.i in places] for sentence in doc.sents]
        sentences = [(run[0], run[-1] + 1) for run in runs if run]
    return read_tokens(
        doc.text,
        [(t.idx, t.idx + len(t)) for t in words],
        sentences=sentences,
        tags=[t.tag_ for t in words] if doc.has_annotation("TAG") else None,
        lemmas=[t.lemma_ for t in words] if doc.has_annotation("LEMMA") else None,
        entities=_names(words) if doc.has_annotation("ENT_IOB") else None,
        heads=[places.get(t.head.i, -1) for t in words] if doc.has_annotation("DEP") else None,
        deprels=[t.dep_ for t in words] if doc.has_annotation("DEP") else None,
        options=options,
    )


def _names(words: list[Any]) -> list[str]:
    """Return our BIO labels for spaCy's entities; dates, numbers and the like are no names."""
    out: list[str] = []
    for t in words:
        label = "" if t.ent_type_ in _NO_NAMES else _TYPES.get(t.ent_type_, "MISC")
        is_inside = t.ent_iob_ == "I" and out and out[-1][2:] == label
        out.append(("I-" if is_inside else "B-") + label if label else "O")
    return out


def _report(doc: Doc) -> Report | None:
    """Return the report of a document, or None if the component has not seen it."""
    data = doc.user_data.get(_KEY)
    return None if data is None else Report.from_dict({**data, "text": doc.text})


if not Doc.has_extension(_KEY):
    Doc.set_extension(_KEY, getter=_report)


@Language.factory("attribution", default_config={"extractor": "model", "use_tokens": False})  # type: ignore[untyped-decorator]
def make_component(nlp: Language, name: str, extractor: str, use_tokens: bool) -> AttributionComponent:
    """Make the component; spaCy calls this for ``nlp.add_pipe("attribution")``."""
    options = Options(extractor=extractor)  # type: ignore[arg-type]  # Options checks the word
    return AttributionComponent(options, use_tokens=use_tokens)
