"""What an indicator would say today, before it is saved."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.goals.assessing import Assessment, assess, plain_number, spoken
from wirkkreis.goals.doubting import Gap, doubts
from wirkkreis.goals.evidence import Value, measure, proof
from wirkkreis.goals.models import Indicator
from wirkkreis.goals.showing import Shown, shown_rows
from wirkkreis.goals.sources import known_source
from wirkkreis.tenancy import clock

FIRST_ROWS = 5


@dataclass(frozen=True)
class Preview:
    """The number as it would look today, with its first rows and what is doubtful about it."""

    value: Value
    assessment: Assessment
    sentence: str
    rows: list[Shown]
    gaps: list[Gap]


def preview(indicator: Indicator, *, actor: Actor) -> Preview | None:
    """None while the source or the span is not known yet."""
    source = known_source(indicator.source)
    if source is None or not indicator.starts or not indicator.due:
        return None
    if indicator.due < indicator.starts or indicator.calculation not in source.calculations:
        return None
    on = min(clock.today(), indicator.due)
    value = measure([indicator], on=on)[indicator.pk]
    rows = proof(indicator, on=on) if value.rows else None
    return Preview(
        value=value,
        assessment=assess(indicator, value, on=clock.today()),
        sentence=_sentence(indicator, value),
        rows=[] if rows is None else shown_rows(rows[:FIRST_ROWS], source, actor=actor),
        gaps=doubts([indicator], on=on).get(indicator.pk, []),
    )


def _sentence(indicator: Indicator, value: Value) -> str:
    if value.amount is None:
        return value.unknown_because
    words = {"value": plain_number(value.amount), "unit": indicator.unit}
    if indicator.target is None:
        sentence = _("%(value)s %(unit)s") % words
    else:
        words["target"] = plain_number(indicator.target)
        sentence = _("%(value)s von %(target)s %(unit)s") % words
    return spoken(sentence, indicator.unit)
