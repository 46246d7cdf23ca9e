"""The collector is paused while an article is analysed, and is afterwards as it was."""

import gc
from threading import Barrier, Thread

import pytest

from attribution import Analyzer, analyze
from attribution.pausing import collection_paused


def test_it_is_on_again_after_an_error() -> None:
    """Whatever ends a block, the collector comes back, also from blocks inside blocks."""
    with pytest.raises(KeyError), collection_paused(), collection_paused():
        raise KeyError
    assert gc.isenabled()


def test_who_has_switched_it_off_keeps_it_off() -> None:
    """A program that runs without the collector goes on so."""
    gc.disable()
    try:
        analyze("Police said it rained.")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_is_off_while_any_thread_analyses() -> None:
    """The first analysis that ends does not switch it on under the others."""
    seen: list[bool] = []
    both = Barrier(2)

    def work(is_first: bool) -> None:
        with collection_paused():
            both.wait()
            if is_first:
                return
            first.join()
            seen.append(gc.isenabled())

    first = Thread(target=work, args=(True,))
    second = Thread(target=work, args=(False,))
    first.start()
    second.start()
    second.join()
    assert seen == [False]
    assert gc.isenabled()


def test_analysis_is_paused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to analyse a text hold the collector."""
    seen: list[bool] = []
    plain = Analyzer.inspect_document

    def spy(self: Analyzer, document: object) -> object:
        seen.append(gc.isenabled())
        return plain(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(Analyzer, "inspect_document", spy)
    report = Analyzer().analyze("Police said it rained.")
    assert len(report.statements) == 1
    assert seen == [False]
    assert gc.isenabled()
