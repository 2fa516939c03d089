"""The kinds of work a new partnership starts with."""

from typing import Final

from django.db import transaction

from wirkkreis.diary.models import Kind

# Code, whether the public sees it within a total only, and the name in every page language.
SUGGESTED: Final = (
    (
        "advice",
        True,
        {"de": "Beratung", "de-simple": "Beratung", "en": "Advice", "ar": "استشارة"},
    ),
    (
        "meeting",
        False,
        {"de": "Sitzung", "de-simple": "Treffen", "en": "Meeting", "ar": "اجتماع"},
    ),
    (
        "visit",
        True,
        {"de": "Besuch vor Ort", "de-simple": "Besuch", "en": "Visit", "ar": "زيارة"},
    ),
    (
        "training",
        False,
        {"de": "Fortbildung", "de-simple": "Kurs", "en": "Training", "ar": "تدريب"},
    ),
    (
        "public_relations",
        False,
        {
            "de": "Öffentlichkeitsarbeit",
            "de-simple": "Infos für alle",
            "en": "Public relations",
            "ar": "علاقات عامة",
        },
    ),
    (
        "networking",
        False,
        {
            "de": "Vernetzung",
            "de-simple": "Kontakte knüpfen",
            "en": "Networking",
            "ar": "بناء الشبكات",
        },
    ),
    (
        "meeting_place",
        False,
        {
            "de": "Begegnungsort begleiten",
            "de-simple": "Hilfe für einen Treffpunkt",
            "en": "Support of a meeting place",
            "ar": "دعم مكان للقاء",
        },
    ),
    (
        "other",
        False,
        {"de": "Sonstiges", "de-simple": "Etwas anderes", "en": "Other", "ar": "أخرى"},
    ),
)


@transaction.atomic
def lay_out_kinds() -> list[Kind]:
    """Make the suggested kinds this partnership does not have yet; all its kinds, in order."""
    known = set(Kind.objects.values_list("code", flat=True))
    Kind.objects.bulk_create(
        Kind(code=code, name=name, position=position, confidential=confidential)
        for position, (code, confidential, name) in enumerate(SUGGESTED)
        if code not in known
    )
    return list(Kind.objects.all())
