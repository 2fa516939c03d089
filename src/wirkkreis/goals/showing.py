"""What the page of a goal and the page of a number show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.goals.assessing import Standing
from wirkkreis.goals.doubting import doubts
from wirkkreis.goals.evidence import proof
from wirkkreis.goals.models import Goal, Indicator, Level, Measure, Observation, word_for
from wirkkreis.goals.publishing import Face, faces, happened
from wirkkreis.goals.rights import reads_as_public
from wirkkreis.goals.sources import Rows, Source, known_source
from wirkkreis.goals.standing import Measured, measured_for
from wirkkreis.places.models import Unit
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for

ROWS_PER_PAGE = 50
AT_ONCE = 50
"""How many tasks or measured values a page shows; the rest stands on pages of its own."""


@dataclass(frozen=True)
class Shown:
    """One row of a proof, ready for the page: public rows have no link."""

    day: str
    label: str
    unit: str
    rows: int
    amount: Any
    url: str = ""


def goal_page(goal: Goal, *, on: date, actor: Actor) -> dict[str, Any]:
    """The context of `goals/goal.html`."""
    public = reads_as_public(actor)
    rules = rules_for(goal.plan.starts.year)
    indicators = list(goal.indicators.order_by("position", "pk"))
    measured = measured_for(goal.plan, indicators, on=on, public=public, rules=rules)
    entries = [measured[indicator.pk] for indicator in indicators]
    return {
        "goal": goal,
        "plan": goal.plan,
        "on": on,
        "level_word": word_for(goal.level, rules),
        "measured": entries,
        "happened": named(happened(indicators, on=on)),
        "counted": any(entry.value.amount for entry in entries),
        "next": [entry for entry in entries if _comes_next(entry, on)],
        "children": [] if goal.level == Level.ACTION else list(goal.children.in_order()),
        "categories": list(goal.categories.all()),
        "findings": [row.finding for row in goal.findings.select_related("finding")],
        "measures": _measures(goal, actor),
        "today": clock.today(),
        "may_edit": bool(may(actor, "goals.plan.edit", goal.plan)),
    }


def indicator_page(
    indicator: Indicator, *, on: date, actor: Actor, page: str | None
) -> dict[str, Any]:
    """The context of `goals/indicator.html`: the number, its definition, its rows, its doubts."""
    public = reads_as_public(actor)
    rules = rules_for(indicator.goal.plan.starts.year)
    measured = measured_for(indicator.goal.plan, [indicator], on=on, public=public, rules=rules)
    source = known_source(indicator.source)
    rows = proof(indicator, on=on)
    return {
        "indicator": indicator,
        "goal": indicator.goal,
        "plan": indicator.goal.plan,
        "on": on,
        "measured": measured[indicator.pk],
        "source": source,
        "public": public,
        "gaps": doubts([indicator], on=on, public=public).get(indicator.pk, []),
        "rows": named(faces(indicator, on=on, rules=rules)) if public else [],
        "page": None if public else _page(rows, source, page, actor),
        "observations": _observations(indicator) if not public else [],
        "may_edit": bool(may(actor, "goals.plan.edit", indicator.goal.plan)),
    }


def shown_rows(rows: Rows, source: Source, *, actor: Actor) -> list[Shown]:
    """Rows of a source for those who may see them, linked where they may open what lies behind."""
    linked = bool(may(actor, source.right))
    units = _unit_names()
    return [
        Shown(
            day=date_format(row.evidence_day),
            label=source.label(row),
            unit=units.get(row.evidence_unit, ""),
            rows=1,
            amount=row.evidence_amount,
            url=source.link(row) if linked else "",
        )
        for row in rows
    ]


def named(public_rows: Sequence[Face]) -> list[Shown]:
    """Public rows with the names of month and unit."""
    units = _unit_names()
    return [
        Shown(
            day=date_format(row.month, "F Y") if row.month else "",
            label=row.kind or _("Beratungen und Besuche, nur als Summe"),
            unit=units.get(row.unit_id or 0, ""),
            rows=row.rows,
            amount=row.amount,
        )
        for row in public_rows
    ]


def _page(
    rows: Rows | None, source: Source | None, number: str | None, actor: Actor
) -> Page[Shown] | None:
    if rows is None or source is None:
        return None
    page = Paginator(rows, ROWS_PER_PAGE).get_page(number)
    shown = shown_rows(page.object_list, source, actor=actor)  # type: ignore[arg-type]  # a slice
    page.object_list = shown
    return page


def _measures(goal: Goal, actor: Actor) -> list[Measure]:
    if not may(actor, "goals.measure.write"):
        return []
    return list(goal.measures.open().select_related("owner"))


def _unit_names() -> dict[int, str]:
    return dict(Unit.objects.values_list("pk", "name"))


def _observations(indicator: Indicator) -> list[Observation]:
    return list(indicator.observations.select_related("observed_by", "corrects")[:AT_ONCE])


def _comes_next(entry: Measured, on: date) -> bool:
    return entry.assessment.standing != Standing.REACHED and entry.value.ends >= on
