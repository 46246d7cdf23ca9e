"""Measure predicted attributions against annotated ones."""

from attribution.evaluation.agreement import krippendorff_alpha
from attribution.evaluation.annotators import annotation_task
from attribution.evaluation.calibration import ReliabilityRow, reliability
from attribution.evaluation.compare import Comparison, compare_files, evaluate
from attribution.evaluation.errors import ErrorCase, list_errors
from attribution.evaluation.files import read_marked
from attribution.evaluation.matching import Marked, Triple, match
from attribution.evaluation.measures import PRF, Scores, measure

__all__ = [
    "PRF",
    "Comparison",
    "ErrorCase",
    "Marked",
    "ReliabilityRow",
    "Scores",
    "Triple",
    "annotation_task",
    "compare_files",
    "evaluate",
    "krippendorff_alpha",
    "list_errors",
    "match",
    "measure",
    "read_marked",
    "reliability",
]
