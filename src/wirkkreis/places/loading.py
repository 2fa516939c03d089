"""How a partnership gets its municipalities and units: from two GeoJSON collections."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.places.geometry import Projection
from wirkkreis.places.models import Municipality, Unit, UnitKind
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import current_id

DATA = Path(__file__).parent / "data"
KINDS = {"Einheitsgemeinde": UnitKind.UNITARY, "Verbandsgemeinde": UnitKind.JOINT}
DRAWN = ["name", "sort_key", "outline", "label_x", "label_y"]

Collection = Mapping[str, Any]


def shipped_boundaries(county: str = "msh") -> tuple[Collection, Collection]:
    """The municipalities and the units of a county whose boundaries come with the house."""
    municipalities = (DATA / f"{county}_gemeinden.geojson").read_text()
    units = (DATA / f"{county}_verwaltungseinheiten.geojson").read_text()
    return json.loads(municipalities), json.loads(units)


@transaction.atomic
def load_municipalities(*, by: Actor, municipalities: Collection, units: Collection) -> None:
    """Write the municipalities and units with their outlines; those known by their key change.

    Municipalities need the properties ags, name, einheit_ars, label_lon and label_lat, units ars9,
    name, typ and the same labels. Raises ValidationError for collections that are not like this.
    """
    try:
        projection = Projection.around(
            [feature["geometry"] for feature in municipalities["features"]]
        )
        known = _write_units(units, projection)
        _write_municipalities(municipalities, projection, known)
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise ValidationError(
            _("In den Gebietsdaten fehlt etwas, oder es ist nicht lesbar: %(what)s.")
            % {"what": error}
        ) from error
    here = Partnership.objects.get(pk=current_id())
    record("places.boundaries.loaded", here, by=by)


def _write_units(units: Collection, projection: Projection) -> dict[str, Unit]:
    rows = [
        Unit(
            ars=feature["properties"]["ars9"],
            kind=KINDS.get(feature["properties"]["typ"], UnitKind.OTHER),
            **_drawn(feature, projection),
        )
        for feature in units["features"]
    ]
    written = Unit.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["partnership", "ars"],
        update_fields=["kind", *DRAWN],
    )
    return {unit.ars: unit for unit in written}


def _write_municipalities(
    municipalities: Collection, projection: Projection, units: Mapping[str, Unit]
) -> None:
    rows = [
        Municipality(
            ags=feature["properties"]["ags"],
            unit=units[feature["properties"]["einheit_ars"]],
            **_drawn(feature, projection),
        )
        for feature in municipalities["features"]
    ]
    Municipality.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["partnership", "ags"],
        update_fields=["unit", *DRAWN],
    )


def _drawn(feature: Mapping[str, Any], projection: Projection) -> dict[str, Any]:
    said = feature["properties"]
    x, y = projection.point(said["label_lon"], said["label_lat"])
    outline = projection.outline(feature["geometry"])
    return {"name": said["name"], "outline": outline, "label_x": x, "label_y": y}
