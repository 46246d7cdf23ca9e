"""Many documents: the same sources and claims found across them, copies collapsed, records kept."""

from attribution.corpus.claims import CorpusClaim, Origin
from attribution.corpus.copies import Copy
from attribution.corpus.corpus import Corpus
from attribution.corpus.drift import Cycle, Drift
from attribution.corpus.judgements import Judgement
from attribution.corpus.merge import CorpusSource
from attribution.corpus.records import Record

__all__ = ["Copy", "Corpus", "CorpusClaim", "CorpusSource", "Cycle", "Drift", "Judgement", "Origin", "Record"]
