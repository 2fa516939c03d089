"""What bodies prove to a goal: that they met, could decide, are made up well, and act on it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import BooleanField, Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wirkkreis.committees.models import (
    Bench,
    Committee,
    CommitteeKind,
    Mandate,
    Resolution,
    Session,
    SessionGoal,
)
from wirkkreis.committees.reckoning.composing import CIVIL
from wirkkreis.goals.evidencing import (
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


def sessions(parameters: Parameters) -> Rows:
    """Every session that was held, each worth one."""
    return _columns(_held(parameters), ONE)


def quorate(parameters: Parameters) -> Rows:
    """Every session that was held and could decide when it was opened."""
    return _columns(_held(parameters).quorate(), ONE)


def attended(parameters: Parameters) -> Rows:
    """Every session that was held, worth the votes that were there when it was opened."""
    return _columns(_held(parameters), Coalesce(Cast("votes_present", AMOUNT), _NONE))


def votes(parameters: Parameters) -> Rows:
    """Every session that was held, worth the seats with a vote that somebody held that day."""
    return _columns(_held(parameters), _filled())


def civil_votes(parameters: Parameters) -> Rows:
    """As `votes`, but only those of civil society, young people among them."""
    return _columns(_held(parameters), _filled(seat__bench__in=CIVIL))


def youth_seats(parameters: Parameters) -> Rows:
    """As `votes`, but only those of young people."""
    return _columns(_held(parameters), _filled(seat__bench=Bench.YOUTH))


def resolutions(parameters: Parameters) -> Rows:
    """Every resolution in the register, on its day."""
    return _resolved(Resolution.objects.all(), parameters)


def to_implement(parameters: Parameters) -> Rows:
    """Every resolution that somebody was to carry out."""
    return _resolved(Resolution.objects.filter(measure__isnull=False), parameters)


def implemented_in_time(parameters: Parameters) -> Rows:
    """Every resolution that was carried out by the day it was due."""
    return _resolved(Resolution.objects.in_time(), parameters)


_NONE = Value(0, output_field=AMOUNT)


def _held(parameters: Parameters) -> Any:
    found = wanted(
        parameters,
        committee="committee",
        body="committee__kind",
        municipality="municipality",
        unit="municipality__unit",
    )
    if goals := chosen(parameters, "goal"):
        found &= Q(Exists(SessionGoal.objects.filter(session=OuterRef("pk"), goal__in=goals)))
    return Session.objects.held().filter(found)


def _filled(**seats: Any) -> Coalesce:
    """How many seats with a vote were held on the day of a session."""
    held = Mandate.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=OuterRef("day")),
        starts__lte=OuterRef("day"),
        seat__committee=OuterRef("committee"),
        seat__votes=True,
        substitute=False,
        **seats,
    )
    number = held.order_by().values("seat__committee").annotate(n=Count("pk")).values("n")
    return Coalesce(Cast(Subquery(number), AMOUNT), _NONE)


def _columns(rows: Any, amount: Any) -> Rows:
    annotated: Rows = rows.annotate(
        evidence_day=F("day"),
        evidence_amount=amount,
        evidence_key=as_text("pk"),
        evidence_unit=F("municipality__unit_id"),
        evidence_kind=spoken("committee__name"),
        evidence_confidential=Value(value=False, output_field=BooleanField()),
    )
    return annotated


def _resolved(rows: Any, parameters: Parameters) -> Rows:
    found = wanted(parameters, committee="committee", body="committee__kind")
    if goals := chosen(parameters, "goal"):
        serving = SessionGoal.objects.filter(session=OuterRef("item__session"), goal__in=goals)
        found &= Q(Exists(serving)) | Q(measure__goal__in=goals)
    annotated: Rows = rows.filter(found).annotate(
        evidence_day=F("day"),
        evidence_amount=ONE,
        evidence_key=as_text("pk"),
        evidence_unit=F("item__session__municipality__unit_id"),
        evidence_kind=spoken("committee__name"),
        evidence_confidential=Value(value=False, output_field=BooleanField()),
    )
    return annotated


def _label(row: Any) -> str:
    return f"{row.evidence_kind}: {row}"


def _link(row: Any) -> str:
    link: str = row.get_absolute_url()
    return link


def _without_place(count: int) -> str:
    return ngettext(
        "%(count)d Sitzung ohne Gemeinde", "%(count)d Sitzungen ohne Gemeinde", count
    ) % {"count": count}


def _uncounted(count: int) -> str:
    return ngettext(
        "%(count)d Sitzung, bei der nicht steht, wer da war",
        "%(count)d Sitzungen, bei denen nicht steht, wer da war",
        count,
    ) % {"count": count}


def _committee_choices() -> Sequence[tuple[str, str]]:
    return [(str(body.pk), str(body.name)) for body in Committee.objects.all()]


def _kind_choices() -> Sequence[tuple[str, str]]:
    return [(value, str(label)) for value, label in CommitteeKind.choices]


COMMITTEE = Parameter("committee", _("Gremien"), _committee_choices)
KIND = Parameter("body", _("Arten von Gremien"), _kind_choices)
BODIES: Final = (COMMITTEE, KIND)
PER_SESSION: Mapping[str, Any] = {
    "unit": _("Sitzungen"),
    "label": _label,
    "link": _link,
    "right": "committees.session.read",
    "parameters": (*BODIES, MUNICIPALITY, UNIT),
}
PER_RESOLUTION: Mapping[str, Any] = {
    "unit": _("Beschlüsse"),
    "label": _label,
    "link": _link,
    "right": "committees.item.all",
    "parameters": BODIES,
}
UNPLACED = Doubt(Q(municipality__isnull=True), _without_place)
UNCOUNTED = Doubt(Q(votes_present__isnull=True), _uncounted)

source(
    Source(
        name="committees.sessions",
        title=_("Sitzungen, die stattfanden"),
        rows=sessions,
        calculations=(Calculation.COUNT, Calculation.MILESTONE, Calculation.SHARE),
        doubts=(UNPLACED,),
        **PER_SESSION,
    )
)
source(
    Source(
        name="committees.quorate",
        title=_("Beschlussfähige Sitzungen"),
        rows=quorate,
        calculations=(Calculation.COUNT, Calculation.SHARE),
        doubts=(UNCOUNTED,),
        **PER_SESSION,
    )
)
source(
    Source(
        name="committees.attended",
        title=_("Anwesende Stimmen in Sitzungen"),
        rows=attended,
        calculations=(Calculation.SUM, Calculation.MEDIAN, Calculation.SHARE),
        doubts=(UNCOUNTED,),
        **{**PER_SESSION, "unit": _("Stimmen")},
    )
)
source(
    Source(
        name="committees.votes",
        title=_("Besetzte Sitze mit Stimme am Tag der Sitzungen"),
        rows=votes,
        calculations=(Calculation.SUM, Calculation.LATEST),
        **{**PER_SESSION, "unit": _("Stimmen")},
    )
)
source(
    Source(
        name="committees.civil_votes",
        title=_("Stimmen der Zivilgesellschaft am Tag der Sitzungen"),
        rows=civil_votes,
        calculations=(Calculation.SUM, Calculation.LATEST, Calculation.SHARE),
        **{**PER_SESSION, "unit": _("Stimmen")},
    )
)
source(
    Source(
        name="committees.youth_seats",
        title=_("Besetzte Sitze junger Menschen am Tag der Sitzungen"),
        rows=youth_seats,
        calculations=(Calculation.LATEST, Calculation.SUM, Calculation.SHARE),
        **{**PER_SESSION, "unit": _("Sitze")},
    )
)
source(
    Source(
        name="committees.resolutions",
        title=_("Beschlüsse"),
        rows=resolutions,
        calculations=(Calculation.COUNT, Calculation.SHARE),
        **PER_RESOLUTION,
    )
)
source(
    Source(
        name="committees.resolutions_to_implement",
        title=_("Beschlüsse, die jemand umsetzen soll"),
        rows=to_implement,
        calculations=(Calculation.COUNT, Calculation.SHARE),
        **PER_RESOLUTION,
    )
)
source(
    Source(
        name="committees.resolutions_in_time",
        title=_("Rechtzeitig umgesetzte Beschlüsse"),
        rows=implemented_in_time,
        calculations=(Calculation.COUNT, Calculation.SHARE),
        **PER_RESOLUTION,
    )
)
