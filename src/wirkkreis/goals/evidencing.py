"""What the sources of several packages are written with: amounts, keys, kinds, usual parameters.

The packages above say in their `indicators.py` what they prove; what a source is stands in
`sources.py`.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import DecimalField, Q, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wirkkreis.goals.sources import Parameter, Parameters
from wirkkreis.languages.known import BASE, base_of
from wirkkreis.places.models import Municipality, Unit
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for

AMOUNT: Final = DecimalField(max_digits=14, decimal_places=2)
"""The type of `evidence_amount`."""

ONE: Final = Cast(Value(1), AMOUNT)
"""The amount of a row that counts once."""


def wanted(parameters: Parameters, **paths: str) -> Q:
    """The rows a choice of parameters asks for: for each parameter the path it narrows.

    As `wanted(parameters, kind="kind__code", unit="municipality__unit")`.
    """
    found = Q()
    for name, path in paths.items():
        if values := chosen(parameters, name):
            found &= Q(**{f"{path}__in": values})
    return found


def chosen(parameters: Parameters, name: str) -> list[Any]:
    """The values of a parameter that takes one or several; none chosen means all."""
    value = parameters.get(name)
    if value in (None, "", []):
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def spoken(path: str) -> Coalesce:
    """A translated text, such as a kind's name, in the page's language; for `evidence_kind`.

    Chosen in the database as `languages.said.choose` would pick it.
    """
    language = get_language() or BASE
    chain = dict.fromkeys((language, base_of(language), BASE))
    said = [KeyTextTransform(code, path, output_field=TextField()) for code in chain]
    return Coalesce(*said, Value(""), output_field=TextField())


def as_text(path: str) -> Cast:
    """An id as text, for `evidence_key`."""
    return Cast(path, TextField())


def _municipality_choices() -> Sequence[tuple[str, str]]:
    return [(str(place.pk), place.name) for place in Municipality.objects.all()]


def _unit_choices() -> Sequence[tuple[str, str]]:
    return [(str(unit.pk), unit.name) for unit in Unit.objects.all()]


def _age_band_choices() -> Sequence[tuple[str, str]]:
    return [(band, band) for band in rules_for(clock.today().year).age_bands]


MUNICIPALITY: Final = Parameter("municipality", _("Gemeinden"), _municipality_choices)
UNIT: Final = Parameter("unit", _("Verwaltungseinheiten"), _unit_choices)
AGE_BAND: Final = Parameter("age_band", _("Altersgruppen"), _age_band_choices)
