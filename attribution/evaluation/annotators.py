"""Agreement of any number of annotators, as a task of nltk's."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attribution.evaluation.matching import Marked, token_labels

if TYPE_CHECKING:
    from nltk.metrics.agreement import AnnotationTask

__all__ = ["annotation_task"]


def annotation_task(coders: Mapping[str, Mapping[str, Marked]]) -> "AnnotationTask":
    """Put the annotations of several people into nltk's task, which knows alpha, kappa, pi, S and their weighted forms.

    :func:`attribution.evaluation.krippendorff_alpha` gives the same alpha for two annotators, much faster.

    Args:
        coders: for each annotator the articles by id, as :func:`attribution.evaluation.read_marked` returns them. Articles
            that not all of them have are left out.

    Returns:
        A task with one label a token: source, cue, content or ``-``.

    Example:
        >>> from attribution.evaluation.matching import mark
        >>> text = "It rained, she said."
        >>> first = mark(text, [{"source": [[11, 14]], "cue": [[15, 19]], "content": [[0, 9]]}], id="a")
        >>> second = mark(text, [{"source": [], "cue": [[15, 19]], "content": [[0, 9]]}], id="a")
        >>> task = annotation_task({"Ann": {"a": first}, "Jo": {"a": second}})
        >>> round(task.alpha(), 2), round(task.kappa(), 2)
        (0.78, 0.76)
    """
    from nltk.metrics.agreement import AnnotationTask

    shared = set.intersection(*(set(articles) for articles in coders.values())) if coders else set()
    return AnnotationTask(
        [
            (coder, f"{id}:{k}", label)
            for coder, articles in coders.items()
            for id in sorted(shared)
            for k, label in enumerate(token_labels(articles[id]))
        ]
    )
