"""Municipalities: all of them on the map, and one with what is known of it."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.places.maps import Level, PlaceMap, place_map
from wirkkreis.places.models import Municipality, Outlined, Venue
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import Format, asked_format, sheet, sheet_links


def places(request: HouseRequest) -> HttpResponse:
    """The partnership's area: a map of its people, by unit or by municipality."""
    municipalities = list(
        Municipality.objects.select_related("unit").prefetch_related("populations")
    )
    if wanted := asked_format(request):
        return _sheet(request, municipalities, wanted)
    by_unit = request.GET.get("ebene") != Level.MUNICIPALITIES
    context = {
        "map": _people_by_unit(municipalities)
        if by_unit
        else _people_by_municipality(municipalities),
        "levels": _levels(by_unit=by_unit),
        "count": len(municipalities),
        "venues": Venue.objects.visible_to(request.actor).count(),
        "sheets": sheet_links(request),
        "may_write": may(request.actor, "places.write"),
    }
    return answer(request, "places/places.html", part="map", context=context)


def municipality(request: HouseRequest, ags: str) -> HttpResponse:
    """One municipality: its unit, its populations with their sources, its venues."""
    row = get_object_or_404(Municipality.objects.select_related("unit"), ags=ags)
    context = {
        "municipality": row,
        "populations": list(row.populations.all()),
        "venues": list(row.venues.visible_to(request.actor)),
        "may_write": may(request.actor, "places.write"),
        "crumbs": [Link(_("Unser Gebiet"), reverse("places")), Link(row.name, "")],
    }
    return answer(request, "places/municipality.html", context=context)


def _levels(*, by_unit: bool) -> list[Link]:
    here = reverse("places")
    return [
        Link(str(Level.UNITS.label), here, current=by_unit),
        Link(
            str(Level.MUNICIPALITIES.label),
            f"{here}?ebene={Level.MUNICIPALITIES}",
            current=not by_unit,
        ),
    ]


def _people_by_municipality(municipalities: Sequence[Municipality]) -> PlaceMap:
    return place_map(
        {row.pk: _people_of(row) for row in municipalities},
        level=Level.MUNICIPALITIES,
        title=_("Einwohnerinnen und Einwohner nach Gemeinden"),
        value_head=_("Einwohner"),
        unknown=_("nicht eingetragen"),
        link=_address,
    )


def _people_by_unit(municipalities: Sequence[Municipality]) -> PlaceMap:
    """Sums by unit; unknown where one of its municipalities is, for a part is not the whole."""
    members: dict[int, list[int | None]] = {}
    for row in municipalities:
        members.setdefault(row.unit_id, []).append(_people_of(row))
    return place_map(
        {
            unit: None if None in people else sum(filter(None, people))
            for unit, people in members.items()
        },
        level=Level.UNITS,
        title=_("Einwohnerinnen und Einwohner nach Verwaltungseinheiten"),
        value_head=_("Einwohner"),
        unknown=_("nicht eingetragen"),
    )


def _address(place: Outlined) -> str:
    return reverse("municipality", args=[place.ags]) if isinstance(place, Municipality) else ""


def _people_of(row: Municipality) -> int | None:
    latest = row.latest_population()
    return latest.count if latest else None


def _sheet(request: HouseRequest, rows: Sequence[Municipality], wanted: Format) -> HttpResponse:
    latest = [(row, row.latest_population()) for row in rows]
    return sheet(
        request,
        name=_("Gemeinden"),
        columns=[
            _("Gemeindeschlüssel"),
            _("Gemeinde"),
            _("Verwaltungseinheit"),
            _("Einwohner"),
            _("31. Dezember"),
            _("Quelle"),
        ],
        rows=(
            [row.ags, row.name, row.unit.name, *((p.count, p.year, p.source) if p else ("",) * 3)]
            for row, p in latest
        ),
        format=wanted,
    )
