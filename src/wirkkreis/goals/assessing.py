"""How an indicator stands: reached, on course, at risk, missed, or not yet measurable, and why."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from django.utils.formats import number_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.goals.evidence import Value
from wirkkreis.goals.models import Calculation, Direction, Indicator
from wirkkreis.languages.templatetags.languages import said
from wirkkreis.tenancy import clock


class Standing(StrEnum):
    """How an indicator or a goal stands, worst last; `ui.states` has words and signs."""

    REACHED = "reached"
    ON_COURSE = "on_course"
    UNKNOWN = "unknown"
    AT_RISK = "at_risk"
    MISSED = "missed"


# Late in the span, less than this share of the target is a risk even if it was never much.
LATE, BEHIND = Decimal(3) / 4, Decimal(2) / 3


@dataclass(frozen=True)
class Assessment:
    """A standing with its reason in words, and how far along it is (0 to 100, None if unknown)."""

    standing: Standing
    reason: str
    percent: int | None = None
    unit: str = ""

    @property
    def spoken(self) -> SafeString:
        """The reason for a page."""
        return spoken(self.reason, self.unit)


def assess(indicator: Indicator, value: Value, *, on: date) -> Assessment:
    """How an indicator stands on a day with a value."""
    if value.amount is None:
        return Assessment(Standing.UNKNOWN, value.unknown_because or _("Noch nicht messbar."))
    if indicator.target is None:
        return Assessment(Standing.UNKNOWN, _("Es ist kein Zielwert festgelegt."))
    # A past day that was the last one is over, too: nothing more can come in.
    over = value.ends < on or value.ends == on < clock.today()
    if indicator.direction == Direction.DOWN:
        standing = _standing_downwards(indicator.target, value.amount, over=over)
    else:
        standing = _standing_upwards(indicator, value, on, over=over)
    reason = _reason(indicator, value, on, over=over)
    percent = _percent(indicator.target, value.amount)
    return Assessment(standing, reason, percent, unit=indicator.unit)


def together(standings: list[Standing]) -> Standing:
    """The standing of a goal from those of its indicators: the worst measured one."""
    measured = [standing for standing in standings if standing != Standing.UNKNOWN]
    order = list(Standing)
    return max(measured, key=order.index) if measured else Standing.UNKNOWN


def _standing_downwards(target: Decimal, amount: Decimal, *, over: bool) -> Standing:
    if amount > target:
        return Standing.MISSED if over else Standing.AT_RISK
    return Standing.REACHED if over else Standing.ON_COURSE


def _standing_upwards(indicator: Indicator, value: Value, on: date, *, over: bool) -> Standing:
    target, amount = indicator.target or Decimal(0), value.amount or Decimal(0)
    if amount >= target:
        return Standing.REACHED
    if over:
        return Standing.MISSED
    elapsed = _elapsed(value, on)
    base = Decimal(0)
    if indicator.calculation == Calculation.LATEST:
        base = indicator.baseline or Decimal(0)
    expected = base + ((target - base) * elapsed).to_integral_value(ROUND_FLOOR)
    behind = amount < expected or (elapsed >= LATE and amount < target * BEHIND)
    return Standing.AT_RISK if behind else Standing.ON_COURSE


def _elapsed(value: Value, on: date) -> Decimal:
    days = (value.ends - value.starts).days + 1
    return Decimal((on - value.starts).days + 1) / days


def _percent(target: Decimal, amount: Decimal) -> int:
    if target <= 0:
        return 100
    return int(max(Decimal(0), min(amount / target, Decimal(1))) * 100)


def _reason(indicator: Indicator, value: Value, on: date, *, over: bool) -> str:
    numbers = {
        "amount": plain_number(value.amount or Decimal(0)),
        "target": plain_number(indicator.target or Decimal(0)),
        "unit": indicator.unit,
        "left": _time_left(value.ends, on),
    }
    if indicator.direction == Direction.DOWN:
        if over:
            return _("%(amount)s %(unit)s, höchstens %(target)s waren gewollt") % numbers
        return _("%(amount)s %(unit)s, höchstens %(target)s sind gewollt, %(left)s") % numbers
    if over:
        return _("%(amount)s von %(target)s %(unit)s, der Zeitraum ist vorbei") % numbers
    return _("%(amount)s von %(target)s %(unit)s, %(left)s") % numbers


def _time_left(end: date, on: date) -> str:
    days = (end - on).days
    if days == 0:
        return _("heute ist der letzte Tag")
    if days <= 60:
        return ngettext("noch %(days)s Tag", "noch %(days)s Tage", days) % {"days": days}
    months = round(days / 30.4)
    return ngettext("noch %(months)s Monat", "noch %(months)s Monate", months) % {"months": months}


def spoken(sentence: str, unit: str) -> SafeString:
    """A sentence for a page, escaped: its unit says its language where that is another one."""
    return format_html_join("", "{}", ((said(part),) for part in divided(sentence, unit)))


def divided(sentence: str, unit: str) -> list[str]:
    """A sentence in parts, so that its unit, which is content, can be in another language."""
    first, *others = sentence.split(unit) if unit else [sentence]
    return [first, *(part for other in others for part in (unit, other))]


def plain_number(amount: Decimal) -> str:
    """A number as the page's language writes it, without needless zeros."""
    whole = amount == amount.to_integral_value()
    return number_format(amount, 0 if whole else 1, use_l10n=True, force_grouping=True)
