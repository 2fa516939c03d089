"""A year of a plan as its page shows it: before it is closed, and frozen beside today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.goals.assessing import Assessment, assess, plain_number
from wirkkreis.goals.closing import Difference, differences, last_day_of
from wirkkreis.goals.doubting import Gap, doubts
from wirkkreis.goals.evidence import Value, measure
from wirkkreis.goals.models import Closing, FrozenValue, Indicator, Plan
from wirkkreis.tenancy import clock

SHORT_DIGEST = 12
"""Characters of a hash that are enough to compare by eye."""


@dataclass(frozen=True)
class Number:
    """An indicator as it would be frozen now."""

    indicator: Indicator
    value: Value
    assessment: Assessment
    doubts: Sequence[Gap]

    @property
    def amount(self) -> str:
        """The value in the page's language; empty when unknown."""
        return _amount(self.value.amount)


@dataclass(frozen=True)
class Frozen:
    """A frozen value beside what today's records give."""

    difference: Difference

    @property
    def kept(self) -> FrozenValue:
        """The row that was frozen."""
        return self.difference.frozen

    @property
    def amount(self) -> str:
        """The frozen value."""
        return _amount(self.kept.value)

    @property
    def published(self) -> str:
        """The value everybody may read."""
        return _amount(self.kept.published)

    @property
    def now(self) -> str:
        """What the same definition gives today."""
        return _amount(self.difference.now)

    @property
    def change(self) -> str:
        """By how much today differs, with its sign; empty when one side is unknown."""
        if self.kept.value is None or self.difference.now is None:
            return ""
        changed = self.difference.now - self.kept.value
        return f"+{_amount(changed)}" if changed > 0 else _amount(changed)

    @property
    def short_digest(self) -> str:
        """The beginning of the hash."""
        return self.kept.digest[:SHORT_DIGEST]


def year_page(plan: Plan, year: int, actor: Actor) -> dict[str, Any]:
    """The context of `goals/staff_year.html`."""
    closings = list(
        plan.closings.filter(year=year).select_related("reopening__reopened_by", "closed_by")
    )
    standing = next((entry for entry in closings if not hasattr(entry, "reopening")), None)
    frozen = [Frozen(difference) for difference in differences(standing)] if standing else []
    last_day = last_day_of(plan, year)
    return {
        "plan": plan,
        "year": year,
        "last_day": last_day,
        "is_over": last_day < clock.today(),
        "closing": standing,
        "earlier": [entry for entry in closings if hasattr(entry, "reopening")],
        "frozen": frozen,
        "differing": sum(entry.difference.differs for entry in frozen),
        "numbers": [] if standing else list(_numbers(plan, min(last_day, clock.today()))),
        "may_close": may(actor, "goals.year.close", plan),
        "may_reopen": may(actor, "goals.year.reopen", standing),
    }


def closing_tree(closing: Closing) -> dict[str, Any]:
    """A frozen year as JSON-ready data, with everything its hashes were made of."""
    return {
        "plan": dict(closing.plan.title.all),
        "year": closing.year,
        "closed_at": closing.closed_at.isoformat(),
        "values": [_as_data(row) for row in _values(closing)],
    }


def closing_columns() -> Sequence[str]:
    """The heads of `closing_rows`."""
    return (
        _("Nummer des Ziels"),
        _("Indikator"),
        _("Wert"),
        _("veröffentlichter Wert"),
        _("Einheit"),
        _("Stand"),
        _("von"),
        _("bis"),
        _("Fassung der Definition"),
        _("Nachweise"),
        _("Prüfsumme (SHA-256)"),
    )


def closing_rows(closing: Closing) -> Iterator[Sequence[Any]]:
    """A frozen year, one row per number."""
    for row in _values(closing):
        yield (
            row.indicator.goal.number,
            str(row.indicator.name),
            row.value,
            row.published,
            str(row.unit),
            row.state,
            row.starts,
            row.ends,
            row.definition["version"],
            len(row.rows),
            row.digest,
        )


def _numbers(plan: Plan, on: date) -> Iterator[Number]:
    found = Indicator.objects.filter(goal__plan=plan, starts__lte=on).select_related("goal")
    indicators = list(found.order_by("goal__position", "position", "pk"))
    values, doubtful = measure(indicators, on=on), doubts(indicators, on=on)
    for indicator in indicators:
        value = values[indicator.pk]
        assessment = assess(indicator, value, on=min(on + timedelta(days=1), clock.today()))
        yield Number(indicator, value, assessment, doubtful.get(indicator.pk, []))


def _values(closing: Closing) -> Any:
    return closing.values.select_related("indicator__goal")


def _as_data(row: FrozenValue) -> dict[str, Any]:
    return {
        "goal": row.indicator.goal.number,
        "indicator": row.indicator_id,
        "value": None if row.value is None else str(row.value),
        "published": None if row.published is None else str(row.published),
        "state": row.state,
        "starts": row.starts.isoformat(),
        "ends": row.ends.isoformat(),
        "definition": row.definition,
        "rows": row.rows,
        "sha256": row.digest,
    }


def _amount(value: Decimal | None) -> str:
    return "" if value is None else plain_number(value)
