"""Readings made readable: terminal tables, JSON lines, explanations, notebooks. Nothing here decides anything."""
