"""What the screens of this package share: order by address, and the form that was sent."""

from collections.abc import Mapping
from typing import TypeVar

from django.db import models
from django.http import HttpRequest, QueryDict

Rows = TypeVar("Rows", bound=models.QuerySet[models.Model])


def in_order(rows: Rows, asked: str, orders: Mapping[str, str]) -> Rows:
    """The rows as `?sort=` asks ("-name" downwards), by name for what is no order of this list."""
    order = orders.get(asked.lstrip("-"), "sort_key")
    return rows.order_by(f"-{order}" if asked.startswith("-") else order, "sort_key", "pk")


def sent(request: HttpRequest) -> QueryDict | None:
    """The fields of the form that was sent, None when the page is only opened."""
    return request.POST if request.method == "POST" else None
