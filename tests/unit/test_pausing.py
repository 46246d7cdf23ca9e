"""The collector is paused while an article is analysed, and is afterwards as it was."""

import gc
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest

from attribution import Analyzer, analyze, check, factuality, scores
from attribution.pausing import collection_paused
from attribution.scores import score
from attribution.text import read


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


@pytest.mark.parametrize(
    "use",
    [
        Analyzer().analyze,
        Analyzer().inspect,
        lambda text: Analyzer().analyze_document(read(text)),
        lambda text: check("It rained", text),
        lambda text: factuality(text, (15, 21)),
    ],
    ids=["analyze", "inspect", "analyze_document", "check", "factuality"],
)
def test_analysis_is_paused(monkeypatch: pytest.MonkeyPatch, use: Callable[[str], object]) -> None:
    """Every way to analyse a text holds the collector."""
    seen: list[bool] = []

    def spy(*given: Any) -> Any:
        seen.append(gc.isenabled())
        return score(*given)

    monkeypatch.setattr(scores, "score", spy)
    use("Police said it rained.")
    assert seen == [False]
    assert gc.isenabled()
