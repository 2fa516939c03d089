"""A plan on the desk of those who work on it: its tree with everything that is still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import ngettext

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.flow.engine import open_to
from wirkkreis.goals.doubting import Gap, doubts
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.models import Closing, Goal, Indicator, Level, Plan, word_for
from wirkkreis.goals.sources import known_source
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for

FIRST_WORDS = 5
"""Words of a goal's text that tell it from the others."""


@dataclass(frozen=True)
class Measure:
    """An indicator with what it lacks, and what is doubtful about its number."""

    indicator: Indicator
    doubts: Sequence[Gap]

    @property
    def has_source(self) -> bool:
        """Whether the house knows where its number comes from."""
        return known_source(self.indicator.source) is not None

    @property
    def is_observed(self) -> bool:
        """Whether somebody enters its values by hand."""
        return self.indicator.source == OBSERVED


@dataclass(frozen=True)
class Line:
    """A goal in the tree on the desk; first and last say which way it can still move."""

    goal: Goal
    level_word: str
    measures: Sequence[Measure]
    is_first: bool
    is_last: bool
    children: list["Line"] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        """Whether no other goal serves it: then it has to be measured itself."""
        return not self.children


@dataclass(frozen=True)
class Missing:
    """One kind of gap, in words, with the ways to close it."""

    text: str
    ways: Sequence[tuple[str, str]]


def desk_of(plan: Plan, actor: Actor) -> dict[str, Any]:
    """The context of `goals/staff_plan.html`, in a fixed number of queries."""
    roots = _tree(plan)
    lines = list(_walk(roots))
    may_edit = bool(may(actor, "goals.plan.edit", plan)) and plan.is_editable
    return {
        "plan": plan,
        "roots": roots,
        "missing": list(_missing(lines)) if may_edit else [],
        "steps": open_to(plan, actor),
        "years": _years(plan),
        "may_edit": may_edit,
        "can_be_continued": plan.state in {"adopted", "closed"},
    }


def _tree(plan: Plan) -> list[Line]:
    rules = rules_for(plan.starts.year)
    goals = list(plan.goals.in_order())
    measures = _measures(plan)
    sisters: dict[int | None, list[Goal]] = {}
    for goal in goals:
        sisters.setdefault(goal.parent_id, []).append(goal)
    lines = {
        goal.pk: Line(
            goal=goal,
            level_word=word_for(goal.level, rules),
            measures=measures.get(goal.pk, []),
            is_first=sisters[goal.parent_id][0].pk == goal.pk,
            is_last=sisters[goal.parent_id][-1].pk == goal.pk,
        )
        for goal in goals
    }
    for goal in goals:
        if goal.parent_id is not None:
            lines[goal.parent_id].children.append(lines[goal.pk])
    return [lines[goal.pk] for goal in sisters.get(None, [])]


def _measures(plan: Plan) -> dict[int, list[Measure]]:
    indicators = list(Indicator.objects.filter(goal__plan=plan).order_by("position", "pk"))
    found = doubts(indicators, on=plan.day_within(clock.today()))
    measures: dict[int, list[Measure]] = {}
    for indicator in indicators:
        measure = Measure(indicator, found.get(indicator.pk, []))
        measures.setdefault(indicator.goal_id, []).append(measure)
    return measures


def _walk(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _walk(line.children)


def _missing(lines: Sequence[Line]) -> Iterator[Missing]:
    measures = [measure for line in lines for measure in line.measures]
    unmeasured = [line.goal for line in lines if line.is_leaf and not line.measures]
    assumed = [line.goal for line in lines if line.goal.parent_assumed]
    loose = [
        line.goal
        for line in lines
        if line.goal.parent_id is None and line.goal.level != Level.GUIDING
    ]
    found = [
        Missing(
            ngettext(
                "%(n)d Zuordnung ist seit dem Einlesen nur vermutet:",
                "%(n)d Zuordnungen sind seit dem Einlesen nur vermutet:",
                len(assumed),
            )
            % {"n": len(assumed)},
            [_to_goal(goal) for goal in assumed],
        ),
        Missing(
            ngettext(
                "%(n)d Ziel gehört noch zu keinem höheren:",
                "%(n)d Ziele gehören noch zu keinem höheren:",
                len(loose),
            )
            % {"n": len(loose)},
            [_to_goal(goal) for goal in loose],
        ),
        Missing(
            ngettext(
                "%(n)d Ziel wird noch an nichts gemessen:",
                "%(n)d Ziele werden noch an nichts gemessen:",
                len(unmeasured),
            )
            % {"n": len(unmeasured)},
            [_to_new_indicator(goal) for goal in unmeasured],
        ),
        *_missing_in(measures),
    ]
    yield from (missing for missing in found if missing.ways)


def _missing_in(measures: Sequence[Measure]) -> Iterator[Missing]:
    sourceless = [measure for measure in measures if not measure.has_source]
    aimless = [measure for measure in measures if measure.indicator.target is None]
    doubtful = [measure for measure in measures if measure.doubts]
    yield Missing(
        ngettext(
            "%(n)d Indikator hat noch keine Quelle:",
            "%(n)d Indikatoren haben noch keine Quelle:",
            len(sourceless),
        )
        % {"n": len(sourceless)},
        [_to_indicator(measure) for measure in sourceless],
    )
    yield Missing(
        ngettext(
            "%(n)d Indikator hat noch keinen Zielwert:",
            "%(n)d Indikatoren haben noch keinen Zielwert:",
            len(aimless),
        )
        % {"n": len(aimless)},
        [_to_indicator(measure) for measure in aimless],
    )
    yield Missing(
        ngettext(
            "%(n)d Zahl ist unsicher, weil in Einträgen etwas fehlt:",
            "%(n)d Zahlen sind unsicher, weil in Einträgen etwas fehlt:",
            len(doubtful),
        )
        % {"n": len(doubtful)},
        [_to_number(measure) for measure in doubtful],
    )


def _to_goal(goal: Goal) -> tuple[str, str]:
    return _name(goal), reverse("goal-edit", args=[goal.pk])


def _to_new_indicator(goal: Goal) -> tuple[str, str]:
    return _name(goal), reverse("indicator-add", args=[goal.pk])


def _to_indicator(measure: Measure) -> tuple[str, str]:
    return str(measure.indicator.name), reverse("indicator-edit", args=[measure.indicator.pk])


def _to_number(measure: Measure) -> tuple[str, str]:
    return str(measure.indicator.name), reverse("indicator", args=[measure.indicator.pk])


def _name(goal: Goal) -> str:
    """Number and first words: numbers alone may repeat under each parent."""
    return " ".join([goal.number, Truncator(goal.text).words(FIRST_WORDS)]).strip()


def _years(plan: Plan) -> list[tuple[int, Closing | None]]:
    """The years of the plan, each with the closing that holds."""
    closed = {closing.year: closing for closing in plan.closings.standing()}
    return [(year, closed.get(year)) for year in plan.years]
