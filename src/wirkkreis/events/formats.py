"""The formats a new partnership starts with."""

from collections.abc import Mapping
from typing import Final

from django.db import transaction

from wirkkreis.events.models import Format
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for

# Code and name in every page language. The German name of the conference is the rule set's word.
SUGGESTED: Final[tuple[tuple[str, Mapping[str, str]], ...]] = (
    ("conference", {"de-simple": "Große Konferenz", "en": "Conference", "ar": "مؤتمر"}),
    (
        "regional_conference",
        {
            "de": "Regionalkonferenz",
            "de-simple": "Konferenz in der Gemeinde",
            "en": "Regional conference",
            "ar": "مؤتمر إقليمي",
        },
    ),
    (
        "supraregional_conference",
        {
            "de": "Überregionale Konferenz",
            "de-simple": "Konferenz mit anderen Landkreisen",
            "en": "Supra-regional conference",
            "ar": "مؤتمر فوق إقليمي",
        },
    ),
    (
        "symposium",
        {"de": "Fachtag", "de-simple": "Fachtag", "en": "Symposium", "ar": "يوم دراسي"},
    ),
    (
        "training",
        {"de": "Fortbildung", "de-simple": "Kurs", "en": "Training", "ar": "تدريب"},
    ),
    (
        "cafe",
        {
            "de": "Begegnungscafé",
            "de-simple": "Treffpunkt",
            "en": "Meeting café",
            "ar": "مقهى اللقاء",
        },
    ),
    (
        "intercultural_week",
        {
            "de": "Interkulturelle Woche",
            "de-simple": "Interkulturelle Woche",
            "en": "Intercultural week",
            "ar": "الأسبوع بين الثقافات",
        },
    ),
    ("festival", {"de": "Fest oder Markt", "de-simple": "Fest", "en": "Festival", "ar": "مهرجان"}),
    (
        "youth_meeting",
        {
            "de": "Jugendtreffen",
            "de-simple": "Treffen für junge Menschen",
            "en": "Youth meeting",
            "ar": "لقاء شبابي",
        },
    ),
    (
        "network_meeting",
        {
            "de": "Netzwerktreffen",
            "de-simple": "Treffen von Gruppen",
            "en": "Network meeting",
            "ar": "لقاء الشبكة",
        },
    ),
    (
        "other",
        {"de": "Andere Veranstaltung", "de-simple": "Etwas anderes", "en": "Other", "ar": "أخرى"},
    ),
)


@transaction.atomic
def lay_out_formats() -> list[Format]:
    """Make the suggested formats this partnership does not have yet; all its formats, in order."""
    word = rules_for(clock.today().year).conference
    known = set(Format.objects.values_list("code", flat=True))
    Format.objects.bulk_create(
        Format(code=code, name={"de": word, **name}, position=position)
        for position, (code, name) in enumerate(SUGGESTED)
        if code not in known
    )
    return list(Format.objects.all())
