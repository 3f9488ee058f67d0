"""A report cut up: furniture out, body into sentences, quotations marked."""

from __future__ import annotations

from whoholds.model import Document, Report
from whoholds.text.furniture import furniture
from whoholds.text.quotes import quotations
from whoholds.text.sentences import sentences


def document(report: Report) -> Document:
    """Cut `report` into what the later stages read. Pure; never raises on any text."""
    left_out = furniture(report.text)
    body = sentences(report.text, left_out)
    return Document(report, body, quotations(report.text, body), left_out)
