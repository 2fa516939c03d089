"""The order of a list as its address asks."""

from collections.abc import Mapping
from typing import TypeVar

from django.db import models

Rows = TypeVar("Rows", bound=models.QuerySet[models.Model])


def in_order(rows: Rows, asked: str, orders: Mapping[str, str]) -> Rows:
    """The rows as `?sort=` asks ("-name" downwards), by name for what is no order of this list."""
    order = orders.get(asked.lstrip("-"), "sort_key")
    return rows.order_by(f"-{order}" if asked.startswith("-") else order, "sort_key", "pk")
