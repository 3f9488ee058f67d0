"""What the ledger answers with: a sequence of typed values that is also a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from whoholds.columns import ColumnType
from whoholds.errors import SettingsError
from whoholds.model import Json
from whoholds.records import flat

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow  # type: ignore[import-untyped]

T = TypeVar("T")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CURE = 'it takes packages that are not installed: pip install "whoholds[tables]"'


class Rows(Sequence[T], Generic[T]):
    """Values of one type, in order. It is read as a sequence, and given on as plain rows or as a data frame.

    Field names, their order and types depend on `kind` alone, never on the values: an empty answer has them too.
    A value mostly gives one row; a `FigureGroup` gives one for each figure in it.
    """

    __slots__ = ("_values", "kind")

    def __init__(self, kind: type[T], values: Iterable[T] = ()) -> None:
        self.kind = kind
        self._values = tuple(values)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[T]: ...
    def __getitem__(self, index: int | slice) -> T | Rows[T]:
        if isinstance(index, slice):
            return Rows(self.kind, self._values[index])
        return self._values[index]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[T]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return self.kind is other.kind and self._values == other._values

    def __hash__(self) -> int:
        return hash((self.kind, self._values))

    def __repr__(self) -> str:
        return f"Rows({self.kind.__name__}, {list(self._values)!r})"

    @property
    def fields(self) -> tuple[tuple[str, ColumnType], ...]:
        """Name and type of every field of a row, in order."""
        return flat(self.kind).fields

    def records(self) -> list[dict[str, Json]]:
        """Plain rows: texts, numbers, true and false, lists of texts, None for what is not known."""
        rows = flat(self.kind).rows
        return [row for value in self._values for row in rows(value)]

    def arrow(self) -> pyarrow.Table:
        """The rows as an Arrow table. Raises `SettingsError` where pyarrow is not installed."""
        pa = _installed("pyarrow")
        types = {
            "text": pa.string(),
            "whole": pa.int64(),
            "number": pa.float64(),
            "flag": pa.bool_(),
            "texts": pa.list_(pa.string()),
        }
        records = self.records()
        columns = {name: pa.array([_safe(row[name]) for row in records], types[kind]) for name, kind in self.fields}
        table: pyarrow.Table = pa.table(columns)
        return table

    def pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame with nullable types. Raises `SettingsError` where pandas is not installed."""
        pd, pa = _installed("pandas"), _installed("pyarrow")
        # Left to itself pandas makes floats of whole numbers, and objects of flags, once one is missing.
        types = {pa.string(): pd.StringDtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
        frame: pandas.DataFrame = self.arrow().to_pandas(types_mapper=types.get)
        return frame

    def polars(self) -> polars.DataFrame:
        """The rows as a polars data frame. Raises `SettingsError` where polars is not installed."""
        frame: polars.DataFrame = _installed("polars").from_arrow(self.arrow())
        return frame

    def _repr_html_(self) -> str:
        """How notebooks show it."""
        from whoholds.show.rows_html import html

        return html(self)


def _installed(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise SettingsError(f"{name} cannot be imported: {_CURE}") from error


def _safe(value: Json) -> Json:
    """`value`, its texts fit for UTF-8: half a surrogate pair from a broken source becomes U+FFFD."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_safe(item) for item in value]
    return value
