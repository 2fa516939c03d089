"""Rows of the goals package, one file per noun."""

from wirkkreis.goals.models.closing import Closing, FrozenValue, Reopening
from wirkkreis.goals.models.draft import PlanDraft
from wirkkreis.goals.models.finding import Finding, FindingGoal
from wirkkreis.goals.models.goal import DroppedGoal, Goal, GoalCategory, Level, word_for
from wirkkreis.goals.models.indicator import Calculation, Direction, Indicator, Period
from wirkkreis.goals.models.measure import Measure
from wirkkreis.goals.models.observation import Observation
from wirkkreis.goals.models.plan import Plan

__all__ = [
    "Calculation",
    "Closing",
    "Direction",
    "DroppedGoal",
    "Finding",
    "FindingGoal",
    "FrozenValue",
    "Goal",
    "GoalCategory",
    "Indicator",
    "Level",
    "Measure",
    "Observation",
    "Period",
    "Plan",
    "PlanDraft",
    "Reopening",
    "word_for",
]
