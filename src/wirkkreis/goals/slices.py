"""Which rows of a source, and the SQL that tells them: made once, asked often.

A page of twenty numbers asks for the same twenty slices as a minute ago. Django needs about two
milliseconds to put one into words, which is longer than PostgreSQL needs to answer it.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Self

from django.core.exceptions import EmptyResultSet
from django.db.models import Q
from django.utils.translation import get_language

from wirkkreis.goals.sources import COLUMNS, Parameters, Rows, known_source
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.wall import current_id

KEPT = 1000
"""Slices whose SQL one process keeps; each takes about two kilobytes."""


@dataclass(frozen=True)
class Sql:
    """A statement that tells rows (id and the evidence columns), and of which model they are."""

    text: str
    params: tuple[Any, ...]
    model: str


@dataclass(frozen=True)
class Slice:
    """The rows of a source for these parameters, from one day to another.

    Confidential ones only up to `confidential_until`; None means all of them.
    """

    source: str
    parameters: str
    first: date
    last: date
    confidential_until: date | None = None

    @classmethod
    def of(
        cls,
        source: str,
        parameters: Parameters,
        first: date,
        last: date,
        *,
        confidential_until: date | None = None,
    ) -> Self:
        """A slice of a source that is known; parameters are JSON-ready."""
        asked = json.dumps(dict(parameters), sort_keys=True)
        return cls(source, asked, first, last, confidential_until)

    def rows(self) -> Rows:
        """The rows as a queryset. Raises KeyError when nobody registered the source."""
        source = known_source(self.source)
        if source is None:
            raise KeyError(self.source)
        rows = source.rows(json.loads(self.parameters))
        rows = rows.filter(evidence_day__range=(self.first, self.last))
        if self.confidential_until is None:
            return rows
        is_open = Q(evidence_confidential=False) | Q(evidence_day__lte=self.confidential_until)
        return rows.filter(is_open)

    def told(self) -> Sql | None:
        """The rows as SQL for the partnership and the language we are in; None when none can be."""
        return _told(self, current_id(), get_language() or "", clock.today())


@lru_cache(maxsize=KEPT)
def _told(asked: Slice, _here: int, _language: str, _today: date) -> Sql | None:
    """What a source's rows may depend on is the key; a house test looks that nothing else is."""
    rows = asked.rows()
    try:
        text, params = as_sql(rows)
    except EmptyResultSet:
        return None
    return Sql(text, params, rows.model._meta.label)


def as_sql(rows: Rows) -> tuple[str, tuple[Any, ...]]:
    """The SQL of a source's rows with its parameters: id and the evidence columns."""
    return rows.order_by().values_list("id", *COLUMNS).query.sql_with_params()
