"""Places of the example: what a source says of them, and nothing else.

Nobody has looked at the venues yet, so their accessibility is unknown and shown as unknown.
"""

from collections.abc import Mapping

from wirkkreis.accounts.actor import Actor
from wirkkreis.places.entering import enter_populations, save_venue
from wirkkreis.places.models import Municipality, Venue

POPULATIONS: tuple[tuple[int, str, Mapping[str, int]], ...] = (
    (
        2008,
        "Mitteldeutsche Zeitung",
        {
            "Allstedt": 8_724,
            "Arnstein": 7_738,
            "Lutherstadt Eisleben": 26_190,
            "Hettstedt": 15_905,
            "Mansfeld": 10_166,
            "Sangerhausen": 30_648,
            "Südharz": 10_563,
        },
    ),
    (
        2019,
        "sonderthemen.mz.de",
        {
            "Lutherstadt Eisleben": 23_003,
            "Hettstedt": 13_885,
            "Sangerhausen": 25_963,
            "Seegebiet Mansfelder Land": 8_880,
            "Südharz": 9_307,
        },
    ),
)
"""Year (31 December), source, and the municipalities whose exact number it gives."""

VENUES = (
    ("Haus der Jugend Hettstedt", "Hettstedt", "Schützenplatz, Hettstedt"),
    ("Oase Sangerhausen", "Sangerhausen", "Marktplatz, Sangerhausen"),
    ("Mammuthalle", "Sangerhausen", ""),
)


def settle(*, by: Actor) -> None:
    """Enter populations and venues."""
    known = {place.name: place for place in Municipality.objects.all()}
    for year, source, counts in POPULATIONS:
        numbers = {known[name]: count for name, count in counts.items()}
        enter_populations(by=by, year=year, source=source, counts=numbers)
    for name, municipality, address in VENUES:
        save_venue(by=by, venue=Venue(name=name, municipality=known[municipality], address=address))
