"""Places of the world: names in every spelling, positions, regions. Reference data, opened read-only."""

from whoholds.gazetteer.lookup import Gazetteer

__all__ = ["Gazetteer"]
