"""What events prove to a goal: that they were held, who came, where, and what became of it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Extract
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wirkkreis.accounts.models import Membership, Role
from wirkkreis.events.models import (
    Attendance,
    Audience,
    Event,
    EventGoal,
    EventPartner,
    Format,
    Impulse,
    PassingOn,
    participants,
    participations,
)
from wirkkreis.events.models.event import HELD
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

HALVES: Final[Mapping[str, Sequence[int]]] = {
    "1": (1, 2, 3, 4, 5, 6),
    "2": (7, 8, 9, 10, 11, 12),
}
"""The months of a half-year."""


def held(parameters: Parameters) -> Rows:
    """Every event that was held, each worth one."""
    return _columns(_held(parameters), amount=ONE, key=as_text("pk"))


def hours(parameters: Parameters) -> Rows:
    """Every event that was held, worth the hours of its certificate, else its length in hours."""
    length = Cast(Extract(F("ends") - F("starts"), "epoch"), AMOUNT) / Value(3600)
    worth = Coalesce(Cast("hours", AMOUNT), ExpressionWrapper(length, output_field=AMOUNT))
    return _columns(_held(parameters), amount=worth, key=as_text("pk"))


def visits(parameters: Parameters) -> Rows:
    """Every event that was held, worth its participations: people who came, once a day."""
    came = participations(*chosen(parameters, "age_band"))
    return _columns(_held(parameters), amount=_number(came), key=as_text("pk"))


def people(parameters: Parameters) -> Rows:
    """Every event that was held, worth its participants: people who came, once an event."""
    came = participants(*chosen(parameters, "age_band"))
    return _columns(_held(parameters), amount=_number(came), key=as_text("pk"))


def municipalities(parameters: Parameters) -> Rows:
    """Events with a place; those in one administrative unit are the same."""
    rows = _held(parameters).filter(municipality__isnull=False)
    return _columns(rows, amount=ONE, key=as_text("municipality__unit_id"))


def members_present(parameters: Parameters) -> Rows:
    """Every event that was held, worth the committee's members who were checked in."""
    there = Attendance.objects.filter(event=OuterRef("pk"), role=Role.COMMITTEE)
    return _columns(_held(parameters), amount=_total(there, "event"), key=as_text("pk"))


def members_expected(parameters: Parameters) -> Rows:
    """Every event that was held, worth the committee's members on that day: for a share."""
    seated = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=OuterRef("day")),
        role=Role.COMMITTEE,
        starts__lte=OuterRef("day"),
    )
    number = seated.order_by().values("role").annotate(n=Count("account", distinct=True))
    return _columns(
        _held(parameters), amount=_number(Subquery(number.values("n"))), key=as_text("pk")
    )


def impulses(parameters: Parameters) -> Rows:
    """Every impulse of an event that was held."""
    rows = Impulse.objects.select_related("event").filter(_wanted(parameters, "event__"))
    return _columns(rows, amount=ONE, key=as_text("pk"), to_event="event__")


def impulses_taken_up(parameters: Parameters) -> Rows:
    """Every impulse that became a task or a goal."""
    return impulses(parameters).filter(Q(measure__isnull=False) | Q(goal__isnull=False))


def partners(parameters: Parameters) -> Rows:
    """Each organisation of each event; the same organisation counts once."""
    rows = EventPartner.objects.select_related("event", "organisation")
    rows = rows.filter(_wanted(parameters, "event__"))
    return _columns(rows, amount=ONE, key=as_text("organisation_id"), to_event="event__")


def new_partners(parameters: Parameters) -> Rows:
    """Each organisation at the first event it ever helped to make."""
    earlier = EventPartner.objects.filter(
        organisation=OuterRef("organisation"),
        event__state__in=HELD,
        event__starts__lt=OuterRef("event__starts"),
    )
    return partners(parameters).filter(~Exists(earlier))


def passed_on(parameters: Parameters) -> Rows:
    """Every passing-on, worth the people it reached; its own day counts."""
    rows = PassingOn.objects.select_related("event").filter(_wanted(parameters, "event__"))
    passed = _columns(rows, amount=Cast("count", AMOUNT), key=as_text("pk"), to_event="event__")
    on_their_day: Rows = passed.annotate(evidence_day=F("day"))
    return on_their_day


def _held(parameters: Parameters) -> Rows:
    return Event.objects.filter(_wanted(parameters))


def _wanted(parameters: Parameters, to_event: str = "") -> Q:
    """Events that were held, and that the parameters ask for."""
    found = Q(**{f"{to_event}state__in": HELD}) & wanted(
        parameters,
        format=f"{to_event}format__code",
        municipality=f"{to_event}municipality",
        unit=f"{to_event}municipality__unit",
    )
    if audiences := chosen(parameters, "audience"):
        found &= Q(**{f"{to_event}audiences__overlap": audiences})
    if halves := chosen(parameters, "half"):
        months = [month for half in halves for month in HALVES.get(str(half), ())]
        found &= Q(**{f"{to_event}day__month__in": months})
    if goals := chosen(parameters, "goal"):
        event = OuterRef(f"{to_event.removesuffix('__') or 'pk'}")
        found &= Q(Exists(EventGoal.objects.filter(event=event, goal__in=goals)))
    return found


def _total(rows: Rows, by: str) -> Coalesce:
    """The sum of `count` over rows of an event."""
    return _number(Subquery(rows.order_by().values(by).annotate(n=Sum("count")).values("n")))


def _number(amount: Subquery) -> Coalesce:
    """An amount of evidence; 0 where nobody counted, which is a gap (`UNCOUNTED`)."""
    return Coalesce(Cast(amount, AMOUNT), Value(0), output_field=AMOUNT)


def _columns(rows: Rows, *, amount: Any, key: Any, to_event: str = "") -> Rows:
    annotated: Rows = rows.annotate(
        evidence_day=F(f"{to_event}day"),
        evidence_amount=amount,
        evidence_key=key,
        evidence_unit=F(f"{to_event}municipality__unit_id"),
        evidence_kind=spoken(f"{to_event}format__name"),
        evidence_confidential=Value(value=False, output_field=BooleanField()),
    )
    return annotated


def _label(row: Any) -> str:
    return f"{row.evidence_kind}: {row.title}"


def _link(row: Any) -> str:
    return reverse("event-desk", args=[row.pk])


def _label_of_event(row: Any) -> str:
    return f"{row} – {row.event}"


def _label_of_partner(row: Any) -> str:
    return f"{row.organisation} – {row.event}"


def _link_of_event(row: Any) -> str:
    return reverse("event-desk", args=[row.event_id])


def _without_place(count: int) -> str:
    return ngettext(
        "%(count)d Veranstaltung ohne Gemeinde", "%(count)d Veranstaltungen ohne Gemeinde", count
    ) % {"count": count}


def _without_people(count: int) -> str:
    return ngettext(
        "%(count)d Veranstaltung, bei der nicht steht, wie viele Menschen da waren",
        "%(count)d Veranstaltungen, bei denen nicht steht, wie viele Menschen da waren",
        count,
    ) % {"count": count}


def _format_choices() -> Sequence[tuple[str, str]]:
    return [(one.code, one.name) for one in Format.objects.all()]


def _audience_choices() -> Sequence[tuple[str, str]]:
    return [(value, str(label)) for value, label in Audience.choices]


def _half_choices() -> Sequence[tuple[str, str]]:
    return [("1", str(_("Januar bis Juni"))), ("2", str(_("Juli bis Dezember")))]


FORMAT = Parameter("format", _("Formate"), _format_choices)
AUDIENCE = Parameter("audience", _("Für wen"), _audience_choices)
HALF = Parameter("half", _("Halbjahr"), _half_choices)
NARROWED = (FORMAT, MUNICIPALITY, UNIT, AUDIENCE, HALF)
UNPLACED = Doubt(Q(municipality__isnull=True), _without_place)
UNCOUNTED = Doubt(~Exists(Attendance.objects.filter(event=OuterRef("pk"))), _without_people)
PER_EVENT: Mapping[str, Any] = {
    "label": _label,
    "link": _link,
    "right": "events.event.read",
    "doubts": (UNPLACED, UNCOUNTED),
}
PER_ROW: Mapping[str, Any] = {
    "label": _label_of_event,
    "link": _link_of_event,
    "right": "events.event.read",
}

source(
    Source(
        name="events.held",
        title=_("Veranstaltungen, die stattfanden"),
        unit=_("Veranstaltungen"),
        rows=held,
        calculations=(Calculation.COUNT, Calculation.MILESTONE, Calculation.SHARE),
        parameters=NARROWED,
        **PER_EVENT,
    )
)
source(
    Source(
        name="events.hours",
        title=_("Stunden von Veranstaltungen"),
        unit=_("Stunden"),
        rows=hours,
        calculations=(Calculation.SUM, Calculation.SHARE),
        parameters=NARROWED,
        **PER_EVENT,
    )
)
source(
    Source(
        name="events.participations",
        title=_("Teilnahmen an Veranstaltungen"),
        unit=_("Teilnahmen"),
        rows=visits,
        calculations=(Calculation.SUM, Calculation.MEDIAN, Calculation.SHARE),
        parameters=(*NARROWED, AGE_BAND),
        counts_people=True,
        **PER_EVENT,
    )
)
source(
    Source(
        name="events.participants",
        title=_("Teilnehmende an Veranstaltungen"),
        unit=_("Teilnehmende"),
        rows=people,
        calculations=(Calculation.SUM, Calculation.MEDIAN, Calculation.SHARE),
        parameters=(*NARROWED, AGE_BAND),
        counts_people=True,
        **PER_EVENT,
    )
)
source(
    Source(
        name="events.municipalities",
        title=_("Mit Veranstaltungen erreichte Verwaltungseinheiten"),
        unit=_("Verwaltungseinheiten"),
        rows=municipalities,
        calculations=(Calculation.DISTINCT,),
        parameters=NARROWED,
        **PER_EVENT,
    )
)
source(
    Source(
        name="events.members_present",
        title=_("Mitglieder des Gremiums bei Veranstaltungen"),
        unit=_("Mitglieder"),
        rows=members_present,
        calculations=(Calculation.SUM, Calculation.SHARE),
        parameters=NARROWED,
        counts_people=True,
        **PER_EVENT,
    )
)
source(
    Source(
        name="events.members_expected",
        title=_("Mitglieder des Gremiums am Tag der Veranstaltungen"),
        unit=_("Mitglieder"),
        rows=members_expected,
        calculations=(Calculation.SUM,),
        parameters=NARROWED,
        **PER_EVENT,
    )
)
source(
    Source(
        name="events.impulses",
        title=_("Impulse aus Veranstaltungen"),
        unit=_("Impulse"),
        rows=impulses,
        calculations=(Calculation.COUNT,),
        parameters=NARROWED,
        **PER_ROW,
    )
)
source(
    Source(
        name="events.impulses_taken_up",
        title=_("Impulse, aus denen Aufgaben oder Ziele wurden"),
        unit=_("Impulse"),
        rows=impulses_taken_up,
        calculations=(Calculation.COUNT, Calculation.SHARE),
        parameters=NARROWED,
        **PER_ROW,
    )
)
source(
    Source(
        name="events.partners",
        title=_("Kooperationspartner von Veranstaltungen"),
        unit=_("Organisationen"),
        rows=partners,
        calculations=(Calculation.DISTINCT,),
        parameters=NARROWED,
        **{**PER_ROW, "label": _label_of_partner},
    )
)
source(
    Source(
        name="events.new_partners",
        title=_("Neue Kooperationspartner"),
        unit=_("Organisationen"),
        rows=new_partners,
        calculations=(Calculation.DISTINCT,),
        parameters=NARROWED,
        **{**PER_ROW, "label": _label_of_partner},
    )
)
source(
    Source(
        name="events.passed_on",
        title=_("Menschen, an die Inhalte weitergegeben wurden"),
        unit=_("Menschen"),
        rows=passed_on,
        calculations=(Calculation.SUM, Calculation.COUNT),
        parameters=NARROWED,
        counts_people=True,
        **PER_ROW,
    )
)
