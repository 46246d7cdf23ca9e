"""Laws of the corpus: what was added in the end is all that counts."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution import Options, analyze
from attribution.corpus import Corpus
from attribution.report import Report
from tests.benchmarks.world import World

OPTIONS = Options(extractor="rules")
TABLES = ("document", "report", "fingerprint", "copy", "claim", "claim_key", "match")


@cache
def _reports() -> tuple[dict[str, Report], dict[str, Report]]:
    """Two articles for each of eight ids, of two worlds of copies, denials and rival figures."""
    versions = []
    for seed in (11, 12):
        accounts = list(World(seed).accounts(8))
        versions.append(
            {
                f"d{n}": analyze(a.text, id=f"d{n}", outlet=a.outlet, published=a.published, options=OPTIONS)
                for n, a in enumerate(accounts)
            }
        )
    return versions[0], versions[1]


def _content(corpus: Corpus) -> dict[str, list[tuple[object, ...]]]:
    return {t: sorted(corpus._store.rows(f"SELECT * FROM {t}"), key=repr) for t in TABLES}


steps = st.lists(
    st.tuples(st.sampled_from(["add", "replace", "remove"]), st.integers(0, 7)), min_size=1, max_size=25
)


@given(steps)
@settings(max_examples=25, deadline=None)
def test_incremental_equals_rebuild(sequence: list[tuple[str, int]]) -> None:
    """After any sequence of adding, replacing and removing, every table and the overview equal a corpus built anew."""
    old, new = _reports()
    corpus, held = Corpus(options=OPTIONS), {}
    for action, n in sequence:
        ident = f"d{n}"
        if action == "remove":
            assert corpus.remove(ident) == (held.pop(ident, None) is not None)
        else:
            held[ident] = (old if action == "add" else new)[ident]
            corpus.add(held[ident])
    fresh = Corpus(options=OPTIONS)
    for ident in sorted(held):
        fresh.add(held[ident])
    assert _content(corpus) == _content(fresh)
    assert corpus.overview == fresh.overview


@given(steps, st.integers(0, 7), st.booleans())
@settings(max_examples=15, deadline=None)
def test_removing_undoes_adding(sequence: list[tuple[str, int]], n: int, newer: bool) -> None:
    """Adding a document that was not there and removing it again leaves every table as it was."""
    old, new = _reports()
    corpus = Corpus(options=OPTIONS)
    for action, k in sequence:
        if k != n and action != "remove":
            corpus.add((old if action == "add" else new)[f"d{k}"])
    before, overview = _content(corpus), corpus.overview
    corpus.add((new if newer else old)[f"d{n}"])
    assert corpus.remove(f"d{n}")
    assert _content(corpus) == before
    assert corpus.overview == overview
