"""What the walkers walk over: our models, our addresses, and one row behind each address."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from wirkkreis.config import settings
from wirkkreis.tenancy.wall import Owned

FLOORS = [name for name in settings.INSTALLED_APPS if name.startswith("wirkkreis.")]


def our_models() -> list[type[models.Model]]:
    """Every model of the house, those made automatically too."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("wirkkreis.") and ".tests." not in model.__module__
    ]


def owned_models() -> list[type[Owned]]:
    """Those whose rows belong to a partnership."""
    return [model for model in our_models() if issubclass(model, Owned)]


def told(model: type[models.Model]) -> str:
    """A model's name in a test's name."""
    return model._meta.label


@dataclass(frozen=True)
class Address:
    """One entry of the table of contents: name, right, what it takes, whether it is kept, and the
    module of its view."""

    name: str
    right: str
    takes: tuple[str, ...]
    kept: bool = False
    module: str = ""

    def url(self, **taken: object) -> str:
        """The address with these arguments."""
        return reverse(self.name, kwargs=taken)


def addresses() -> list[Address]:
    """Every address, each once by its name."""
    found = {address.name: address for address in _below(get_resolver())}
    return list(found.values())


def _below(resolver: URLResolver) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _below(entry)
        elif isinstance(entry, URLPattern):
            view, takes = entry.callback, tuple(entry.pattern.converters)
            right, kept = getattr(view, "right", ""), getattr(view, "kept", False)
            yield Address(entry.name or "", right, takes, kept, view.__module__)
