"""The last floor: a report from an analysis, and its renderings."""

from attribution.report.assembly import make_report
from attribution.report.report import Report

__all__ = ["Report", "make_report"]
