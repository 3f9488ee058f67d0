"""Stage 6: control maps that others draw: read, measured, and asked where a point lies (docs/terrain.md)."""
