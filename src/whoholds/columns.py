"""Columns of flat rows: their names, types, and how a value gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from whoholds.model import Json

T = TypeVar("T")
R = TypeVar("R")

# text; whole number; number; true or false; list of texts
ColumnType = Literal["text", "whole", "number", "flag", "texts"]

# About a metre for degrees, finer than any figure for the rest.
DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One field of a row: its name, its type, and how a value gives it."""

    name: str
    type: ColumnType
    get: Callable[[T], Json]


@dataclass(frozen=True, slots=True)
class Flat(Generic[T]):
    """How values of one type become rows: `fields` (name and type, in order) and the rows of a value, mostly one."""

    fields: tuple[tuple[str, ColumnType], ...]
    rows: Callable[[T], Iterator[dict[str, Json]]]


def number(value: float | None) -> int | float | None:
    """`value` rounded to five decimals, whole where it is whole."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, DECIMALS)


def itself(value: T) -> tuple[T]:
    """A value that is one row."""
    return (value,)


def rows_of(columns: Sequence[Column[R]], split: Callable[[T], Iterable[R]]) -> Flat[T]:
    """How values become rows: each is split into what its rows are of."""

    def rows(value: T) -> Iterator[dict[str, Json]]:
        for part in split(value):
            yield {column.name: column.get(part) for column in columns}

    return Flat(tuple((column.name, column.type) for column in columns), rows)
