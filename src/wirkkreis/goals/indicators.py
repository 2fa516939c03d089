"""What goals itself can prove: values that somebody measured by hand."""

from typing import cast

from django.db.models import BigIntegerField, BooleanField, CharField, F, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.models import Calculation, Observation
from wirkkreis.goals.sources import Parameters, Rows, Source, source


def _observed(parameters: Parameters) -> Rows:
    rows = Observation.objects.standing().annotate(
        evidence_day=F("day"),
        evidence_amount=F("value"),
        evidence_key=Cast("pk", CharField()),
        evidence_unit=Cast(Value(None), BigIntegerField()),
        evidence_kind=Value(_("Messung"), output_field=CharField()),
        evidence_confidential=Value(False, output_field=BooleanField()),  # noqa: FBT003  # a column
    )
    return rows.filter(indicator=parameters["indicator"]) if "indicator" in parameters else rows


def _label(row: object) -> str:
    observation = cast("Observation", row)
    return _("Messung vom %(day)s") % {"day": date_format(observation.day)}


def _link(row: object) -> str:
    return reverse("indicator", args=[cast("Observation", row).indicator_id])


source(
    Source(
        name=OBSERVED,
        title=gettext_lazy("Von Hand gemessen"),
        unit=gettext_lazy("Messungen"),
        rows=_observed,
        label=_label,
        link=_link,
        calculations=(
            Calculation.LATEST,
            Calculation.SUM,
            Calculation.COUNT,
            Calculation.MILESTONE,
            Calculation.MEDIAN,
        ),
    )
)
