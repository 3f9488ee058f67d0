"""Sentences to marked spans: places, parties, speakers, times, quantities."""
