"""What the diary proves to a goal: entries, hours, people, organisations, municipalities."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db.models import (
    Exists,
    Expression,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wirkkreis.diary.models import Entry, EntryGoal, EntryOrganisation, EntryQuerySet, Kind, Reach
from wirkkreis.goals.evidencing import (
    AGE_BAND,
    AMOUNT,
    MUNICIPALITY,
    ONE,
    UNIT,
    as_text,
    chosen,
    spoken,
    wanted,
)
from wirkkreis.goals.models import Calculation
from wirkkreis.goals.sources import Doubt, Parameter, Parameters, Rows, Source, source


def entries(parameters: Parameters) -> Rows:
    """Every entry, each worth one."""
    return _with_columns(_chosen_entries(parameters), amount=ONE, key=as_text("pk"))


def hours(parameters: Parameters) -> Rows:
    """Every entry, worth its duration in hours."""
    length = ExpressionWrapper(Cast("minutes", AMOUNT) / Value(60), output_field=AMOUNT)
    return _with_columns(_chosen_entries(parameters), amount=length, key=as_text("pk"))


def people(parameters: Parameters) -> Rows:
    """Every entry, worth the people it reached (0 where nobody counted: that is a gap)."""
    rows = _chosen_entries(parameters).with_people(*chosen(parameters, "age_band"))
    amount = Coalesce(Cast("people", AMOUNT), Value(0), output_field=AMOUNT)
    return _with_columns(rows, amount=amount, key=as_text("pk"))


def municipalities(parameters: Parameters) -> Rows:
    """Entries with a place; those in one administrative unit are the same."""
    rows = _chosen_entries(parameters).filter(municipality__isnull=False)
    return _with_columns(rows, amount=ONE, key=as_text("municipality__unit_id"))


def organisations(parameters: Parameters) -> Rows:
    """Each organisation of each entry; the same organisation counts once."""
    rows = EntryOrganisation.objects.select_related("entry", "organisation")
    rows = rows.filter(_kinds_and_places(parameters, "entry__"))
    if goals := chosen(parameters, "goal"):
        served = EntryGoal.objects.filter(entry=OuterRef("entry"), goal__in=goals)
        rows = rows.filter(Exists(served))
    return _with_columns(rows, amount=ONE, key=as_text("organisation_id"), to_entry="entry__")


def _chosen_entries(parameters: Parameters) -> EntryQuerySet:
    found = Entry.objects.filter(_kinds_and_places(parameters))
    goals = chosen(parameters, "goal")
    return found.serving(*goals) if goals else found


def _kinds_and_places(parameters: Parameters, to_entry: str = "") -> Q:
    return wanted(
        parameters,
        kind=f"{to_entry}kind__code",
        municipality=f"{to_entry}municipality",
        unit=f"{to_entry}municipality__unit",
    )


def _with_columns(rows: Rows, *, amount: Expression, key: Expression, to_entry: str = "") -> Rows:
    annotated: Rows = rows.annotate(
        evidence_day=F(f"{to_entry}day"),
        evidence_amount=amount,
        evidence_key=key,
        evidence_unit=F(f"{to_entry}municipality__unit_id"),
        evidence_kind=spoken(f"{to_entry}kind__name"),
        evidence_confidential=F(f"{to_entry}kind__confidential"),
    )
    return annotated


def _label(row: Any) -> str:
    return f"{row.evidence_kind}: {row.topic}" if row.topic else str(row.evidence_kind)


def _organisation_label(row: Any) -> str:
    return f"{row.organisation} – {row.entry.topic or row.evidence_kind}"


def _link(row: Any) -> str:
    return reverse("diary-entry", args=[row.pk])


def _organisation_link(row: Any) -> str:
    return reverse("diary-entry", args=[cast("EntryOrganisation", row).entry_id])


def _without_place(count: int) -> str:
    words = ngettext("%(count)d Eintrag ohne Gemeinde", "%(count)d Einträge ohne Gemeinde", count)
    return words % {"count": count}


def _without_duration(count: int) -> str:
    words = ngettext("%(count)d Eintrag ohne Dauer", "%(count)d Einträge ohne Dauer", count)
    return words % {"count": count}


def _without_people(count: int) -> str:
    return ngettext(
        "%(count)d Eintrag, bei dem nicht steht, wie viele Menschen dabei waren",
        "%(count)d Einträge, bei denen nicht steht, wie viele Menschen dabei waren",
        count,
    ) % {"count": count}


def _kind_choices() -> Sequence[tuple[str, str]]:
    return [(kind.code, kind.name) for kind in Kind.objects.all()]


KIND = Parameter("kind", _("Arten der Arbeit"), _kind_choices)
DOUBTS = (
    Doubt(Q(municipality__isnull=True), _without_place),
    Doubt(Q(minutes=0), _without_duration),
    Doubt(~Exists(Reach.objects.filter(entry=OuterRef("pk"))), _without_people),
)
READ = "diary.entry.read"
EVERY_ENTRY: Mapping[str, Any] = {
    "label": _label,
    "link": _link,
    "right": READ,
    "doubts": DOUBTS,
}

source(
    Source(
        name="diary.entries",
        title=_("Einträge im Tagebuch"),
        unit=_("Einträge"),
        rows=entries,
        calculations=(Calculation.COUNT, Calculation.MILESTONE, Calculation.SHARE),
        parameters=(KIND, MUNICIPALITY, UNIT),
        **EVERY_ENTRY,
    )
)
source(
    Source(
        name="diary.hours",
        title=_("Stunden im Tagebuch"),
        unit=_("Stunden"),
        rows=hours,
        calculations=(Calculation.SUM, Calculation.SHARE),
        parameters=(KIND, MUNICIPALITY, UNIT),
        **EVERY_ENTRY,
    )
)
source(
    Source(
        name="diary.people",
        title=_("Erreichte Menschen im Tagebuch"),
        unit=_("Menschen"),
        rows=people,
        calculations=(Calculation.SUM, Calculation.SHARE),
        parameters=(KIND, MUNICIPALITY, UNIT, AGE_BAND),
        counts_people=True,
        **EVERY_ENTRY,
    )
)
source(
    Source(
        name="diary.organisations",
        title=_("Beteiligte Organisationen im Tagebuch"),
        unit=_("Organisationen"),
        rows=organisations,
        label=_organisation_label,
        link=_organisation_link,
        right=READ,
        calculations=(Calculation.DISTINCT,),
        parameters=(KIND, MUNICIPALITY, UNIT),
    )
)
source(
    Source(
        name="diary.municipalities",
        title=_("Erreichte Verwaltungseinheiten im Tagebuch"),
        unit=_("Verwaltungseinheiten"),
        rows=municipalities,
        calculations=(Calculation.DISTINCT,),
        parameters=(KIND, MUNICIPALITY, UNIT),
        **EVERY_ENTRY,
    )
)
