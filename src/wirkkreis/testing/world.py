"""The example world: the partnership Mansfeld-Südharz of 2017 and of today, and Ahrfeld.

It is the demo data of `./start`, the people to sign in as, and what every test stands in. All
people are invented. Ahrfeld exists to be never seen from next door.
"""

from datetime import date

from django.db import transaction
from django.test.utils import override_settings
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.accounts.models import Role
from wirkkreis.diary.kinds import lay_out_kinds
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.people.models import Organisation, OrganisationKind
from wirkkreis.places.loading import load_municipalities, shipped_boundaries
from wirkkreis.tenancy.models import Partnership, write_rules
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing import committees_of_today, neighbour, places, today, year_2017
from wirkkreis.testing.cast import MANSFELD, engage

ORGANISATIONS = (
    ("Soziokulturelles Zentrum am Markt e. V.", OrganisationKind.ASSOCIATION),
    ("Bündnis Sangerhausen bleibt bunt", OrganisationKind.ALLIANCE),
    ("Berufsbildende Schulen Mansfeld-Südharz", OrganisationKind.SCHOOL),
    ("Jugendclub Leuchte", OrganisationKind.YOUTH_GROUP),
    ("Kreissportbund", OrganisationKind.ASSOCIATION),
    ("Evangelische Kirchengemeinde Helbra", OrganisationKind.RELIGIOUS),
)


def is_empty() -> bool:
    """Whether the database holds no partnership at all."""
    return not Partnership.objects.exists()


@transaction.atomic
@override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
def build() -> None:
    """Make everything or nothing. Only in an empty database.

    What people were told then was told long ago: no letter of it goes out now, and no task runs.
    """
    with inside(_mansfeld()):
        write_rules(2017, {"committee": "Begleitausschuss", "conference": "Demokratiekonferenz"})
        write_rules(2025, {"committee": "Bündnis", "conference": "Arbeits- und Vernetzungstreffen"})
        actors = engage(MANSFELD, starts=date(2016, 1, 1))
        coordinator, lead_office = actors[Role.COORDINATOR], actors[Role.LEAD_OFFICE]
        municipalities, units = shipped_boundaries()
        load_municipalities(by=lead_office, municipalities=municipalities, units=units)
        places.settle(by=coordinator)
        lay_out_kinds()
        lay_out_formats()
        for name, kind in ORGANISATIONS:
            Organisation.objects.create(name=name, kind=kind)
        old = year_2017.live_through(coordinator=coordinator, lead_office=lead_office)
        committees_of_today.sit(actors=actors)
        today.live_now(coordinator=coordinator, lead_office=lead_office, continues=old)
    neighbour.build()
    for job in ProcrastinateJob.objects.filter(status="todo"):
        app.job_manager.cancel_job_by_id(job.pk, delete_job=True)


def people() -> list[tuple[str, str, str]]:
    """Role in words, name and e-mail address of everybody to sign in as."""
    return [(str(part.role.label), part.name, part.email) for part in MANSFELD]


def _mansfeld() -> Partnership:
    return Partnership.objects.create(
        slug="mansfeld-suedharz",
        name="Partnerschaft für Demokratie Mansfeld-Südharz",
        region="Mansfeld-Südharz",
        host="localhost",
        colour="#0f6e6a",
        contact_email="kontakt@example.org",
        publisher="Beispiel: Landkreis Mansfeld-Südharz, federführendes Amt",
        is_example=True,
    )
