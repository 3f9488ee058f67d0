"""Marked spans to claims and figures: frames, attribution, stance, days, verification."""
