"""A reading as HTML for notebooks. Every word of the report is escaped: nothing in it can become markup."""

from __future__ import annotations

from html import escape

from whoholds.model import Claim, Figure, Reading
from whoholds.show import words

_STYLE = (
    "<style>.whoholds table{border-collapse:collapse}"
    ".whoholds td,.whoholds th{text-align:left;vertical-align:top;padding:.2em .7em .2em 0}"
    ".whoholds q{font-style:italic}.whoholds small{opacity:.75}</style>"
)
_CLAIM_HEAD = ("Place", "Day", "Claim", "Stance", "Speaker (side)", "Quote", "Evidence")
_FIGURE_HEAD = ("Figure", "About", "Day", "Speaker (side)", "Quote")


def _text(value: str) -> str:
    return escape(words.clean(value), quote=True)


def _row(cells: list[str], tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _why(claim: Claim) -> str:
    return _text("; ".join(f"{k}: {v}" for k, v in sorted(claim.reasons.items())))


def _claim(claim: Claim, place: str) -> str:
    return _row(
        [
            f"<b>{place}</b>" if place else "",
            _text(claim.date or words.UNDATED),
            f'<span title="{_why(claim)}">{_text(words.what(claim))}</span>',
            _text(claim.stance),
            _text(f"{claim.speaker} ({claim.side})"),
            f"<q>{_text(claim.quote)}</q>",
            _text(", ".join(claim.evidence)),
        ]
    )


def _figure(figure: Figure) -> str:
    about = "; ".join(dict.fromkeys(p for p in (figure.about, figure.place, figure.period) if p))
    return _row(
        [
            _text(words.amount(figure)),
            _text(about),
            _text(figure.date or words.UNDATED),
            _text(f"{figure.speaker} ({figure.side})"),
            f"<q>{_text(figure.quote)}</q>",
        ]
    )


def html(reading: Reading) -> str:
    """The reading as a small HTML fragment: claims by place, then figures."""
    published = reading.dating.published or words.UNDATED
    basis = f" ({_text(reading.dating.basis)})" if reading.dating.basis else ""
    theatre = _text(reading.theatre or "no theatre recognised")
    parts = [
        _STYLE,
        '<div class="whoholds">',
        f"<p><b>{_text(reading.report.id)}</b> <small>published {_text(published)}{basis} · {theatre}</small></p>",
    ]
    if reading.claims:
        rows = [
            _claim(claim, _text(words.place_title(claim)) if first == 0 else "")
            for group in words.by_place(reading)
            for first, claim in enumerate(group)
        ]
        parts.append(f"<table>{_row(list(_CLAIM_HEAD), 'th')}{''.join(rows)}</table>")
    else:
        parts.append("<p>No claim about ground found.</p>")
    if reading.figures:
        figures = "".join(_figure(f) for f in reading.figures)
        parts.append(f"<table>{_row(list(_FIGURE_HEAD), 'th')}{figures}</table>")
    parts.append("</div>")
    return "".join(parts)
