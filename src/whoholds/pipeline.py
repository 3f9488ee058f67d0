"""Composes the stages: a report in, a reading out. No rules of its own."""

from __future__ import annotations

from whoholds.model import Dating, Reading, Report


def read_report(report: Report, *, theatre: str = "auto") -> Reading:
    """Read one report. (The stages are being put in.)"""
    return Reading(report, None, Dating(report.published, ""), (), (), (), (), "rules")


def read(text: str, *, published: str | None = None, outlet: str | None = None, theatre: str = "auto") -> Reading:
    """Read a text as handed in."""
    return read_report(Report("text", text, published, outlet), theatre=theatre)
