"""What the overview of a plan shows: the tree with its state, the tally, the map of reach."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.goals.assessing import Standing
from wirkkreis.goals.models import Calculation
from wirkkreis.goals.publishing import by_unit
from wirkkreis.goals.standing import GoalStanding, Measured, PlanStanding
from wirkkreis.places.maps import Level, PlaceMap, place_map
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.items import Share, TreeNode
from wirkkreis.ui.states import state_of


def overview(standing: PlanStanding) -> dict[str, Any]:
    """The context of `goals/overview.html`."""
    tally = standing.tally
    return {
        "plan": standing.plan,
        "on": standing.on,
        "tree": tree(standing.roots),
        "tally": [
            Share(
                label=state_of(state).word,
                value=tally[state],
                tone=state_of(state).tone,
                icon=state_of(state).icon,
            )
            for state in Standing
            if tally[state]
        ],
        "indicators": len(standing.measured),
        "reached": tally[Standing.REACHED],
        "frozen": any(entry.frozen for entry in standing.measured),
        "differing": [entry for entry in standing.measured if entry.differs],
    }


def tree(roots: Sequence[GoalStanding]) -> list[TreeNode]:
    """Goals for the shelf's tree."""
    return [
        TreeNode(
            title=node.goal.text,
            url=node.goal.get_absolute_url(),
            number=node.goal.number,
            level=node.level_word,
            state=node.standing,
            note=note(node),
            children=tree(node.children),
        )
        for node in roots
    ]


def note(node: GoalStanding) -> str:
    """At a glance: the one number, or how many of them are reached."""
    if not node.measured:
        return ""
    if len(node.measured) == 1:
        return node.measured[0].assessment.spoken
    reached = sum(entry.assessment.standing == Standing.REACHED for entry in node.measured)
    words = {"reached": reached, "all": len(node.measured)}
    return (
        ngettext(
            "%(reached)s von %(all)s Indikator erreicht",
            "%(reached)s von %(all)s Indikatoren erreicht",
            len(node.measured),
        )
        % words
    )


def reach_map(standing: PlanStanding) -> PlaceMap | None:
    """The map of the plan's first indicator that counts places; None when there is none."""
    covering = next((entry for entry in standing.measured if _counts_places(entry)), None)
    return map_of(covering, standing) if covering else None


def map_of(entry: Measured, standing: PlanStanding) -> PlaceMap:
    """Where the rows of an indicator happened, as the public may see it."""
    rules = rules_for(standing.plan.starts.year)
    return place_map(
        by_unit(entry.indicator, on=standing.on, rules=rules),
        level=Level.UNITS,
        title=entry.indicator.name,
        value_head=_("Einträge"),
        otherwise=0,
    )


def _counts_places(entry: Measured) -> bool:
    return entry.indicator.calculation == Calculation.DISTINCT and entry.indicator.source.endswith(
        ".municipalities"
    )
