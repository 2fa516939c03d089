"""The registry of evidence sources: what a package above can prove to a goal.

A source returns one queryset whose rows carry the `evidence_…` annotations below. The number is
computed from these rows and the proof is these rows, so the two cannot disagree. `goals` knows
nothing above it: packages register their sources in `indicators.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable
from django_stubs_ext import StrOrPromise

COLUMNS: Final = (
    "evidence_day",  # date: when it happened
    "evidence_amount",  # numeric: what one row adds to a sum
    "evidence_key",  # text: rows with the same key are one and the same when distinct is asked
    "evidence_unit",  # bigint or null: the administrative unit it happened in
    "evidence_kind",  # text: what the public may read about its kind
    "evidence_confidential",  # bool: in public only within a total up to the last month's end
)

Parameters = Mapping[str, Any]
Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Parameter:
    """A choice an indicator makes within a source (which kinds, which municipality …)."""

    name: str
    label: StrOrPromise
    choices: Callable[[], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Doubt:
    """What rows of a source may lack: `where` finds those that do, `says` tells how many they are
    ("3 Einträge ohne Gemeinde")."""

    where: Q | Combinable
    says: Callable[[int], str]


@dataclass(frozen=True)
class Source:
    """What a package offers as evidence.

    `rows(parameters)` gives every row of the source, annotated with COLUMNS; `parameters` may hold
    "goal" (an id): then only rows recorded as serving that goal. `counts_people` marks amounts
    that could point at persons when small. `label` and `link` present one row to those who may see
    it; the page behind the link asks for `right`.
    """

    name: str
    title: StrOrPromise
    unit: StrOrPromise
    rows: Callable[[Parameters], Rows]
    label: Callable[[Any], str]
    link: Callable[[Any], str]
    calculations: tuple[str, ...] = ("count",)
    parameters: tuple[Parameter, ...] = ()
    counts_people: bool = False
    doubts: tuple[Doubt, ...] = ()
    right: str = "goals.proof.read"


_sources: dict[str, Source] = {}


def source(entry: Source) -> Source:
    """Register a source. Raises ValueError when the name is taken."""
    if entry.name in _sources:
        raise ValueError(f"The source {entry.name} is registered twice.")
    _sources[entry.name] = entry
    return entry


def known_source(name: str) -> Source | None:
    """The source of that name, or None: its package may not be there (yet)."""
    return _sources.get(name)


def all_sources() -> list[Source]:
    """Every source of the house, by name."""
    return sorted(_sources.values(), key=lambda entry: entry.name)
