"""A plan with its state as a document: what its page shows, on paper."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from wirkkreis.goals.assessing import Standing, divided
from wirkkreis.goals.models import Plan
from wirkkreis.goals.overview import reach_map
from wirkkreis.goals.standing import GoalStanding, Measured, PlanStanding
from wirkkreis.languages.known import BASE
from wirkkreis.places.maps import PlaceMap
from wirkkreis.ui.documents.drawing import map_picture
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.states import state_of


def plan_document(standing: PlanStanding, *, for_all: bool) -> bytes:
    """The plan as PDF in the active language, under the letterhead of its partnership.

    As everybody may read it (`for_all`) it is made once and kept; raises TooMany in a crowd.
    """
    plan, partnership = standing.plan, standing.plan.partnership
    reach = reach_map(standing)
    data = {
        "facts": _facts(plan, standing),
        "introduction": plan.introduction or None,
        "tally": _tally(standing),
        "differing": _differing([entry for entry in standing.measured if entry.differs]),
        "heads": [_("Woran wir es messen"), _("Wert"), _("Zielwert"), _("Stand")],
        "goals": {
            "title": _("Was wir uns vorgenommen haben"),
            "none_yet": _("Dieser Plan enthält noch keine Ziele."),
            "roots": [_goal(node) for node in standing.roots],
        },
        "map": _map(reach, partnership.colour) if reach else None,
    }
    return pdf(
        "goals/documents/plan.typ",
        data,
        title=plan.title,
        language=get_language() or BASE,
        letterhead=Letterhead(partnership.name, partnership.colour),
        for_all=for_all,
    )


def _facts(plan: Plan, standing: PlanStanding) -> list[dict[str, Any]]:
    rows = [
        (_("Zeitraum"), _span(plan)),
        (_("Stand des Plans"), plan.state_now.public_word),
        (_("Wie es weitergeht"), plan.state_now.next),
        (_("beschlossen am"), date_format(plan.adopted_on) if plan.adopted_on else ""),
        (_("beschlossen von"), plan.adopted_by),
        (_("Beschlussnummer"), plan.resolution),
        (_("Zahlen vom"), date_format(standing.on)),
    ]
    return [{"word": word, "value": value} for word, value in rows if value]


def _span(plan: Plan) -> str:
    return _("Vom %(start)s bis zum %(end)s") % {
        "start": date_format(plan.starts),
        "end": date_format(plan.ends),
    }


def _tally(standing: PlanStanding) -> dict[str, Any]:
    number = len(standing.measured)
    parts = [(state, standing.tally[state]) for state in Standing if standing.tally[state]]
    return {
        "title": _("Wo wir stehen"),
        "caption": ngettext(
            "%(number)s Zahl misst, wie weit wir sind",
            "%(number)s Zahlen messen, wie weit wir sind",
            number,
        )
        % {"number": number},
        "parts": [
            {"value": value, "tone": state_of(state).tone, "state": state} for state, value in parts
        ],
        "alt": ", ".join(f"{state_of(state).word}: {value}" for state, value in parts),
    }


def _differing(entries: Sequence[Measured]) -> dict[str, Any]:
    sentence = _("abgeschlossen mit %(then)s %(unit)s, heute %(now)s %(unit)s")
    return {
        "title": _("Seit dem Abschluss hat sich etwas geändert"),
        "words": _(
            "Die abgeschlossenen Zahlen bleiben, wie sie waren. Heute nachgerechnet ergibt sich:"
        ),
        "rows": [
            {
                "name": entry.indicator.name,
                "words": divided(
                    sentence
                    % {
                        "then": entry.amount or "–",
                        "now": entry.amount_now or "–",
                        "unit": entry.indicator.unit,
                    },
                    entry.indicator.unit,
                ),
            }
            for entry in entries
        ],
    }


def _goal(node: GoalStanding) -> dict[str, Any]:
    return {
        "level": node.level_word,
        "number": node.goal.number,
        "text": node.goal.text,
        "state": node.standing,
        "measured": [_measured(entry) for entry in node.measured],
        "children": [_goal(child) for child in node.children],
    }


def _measured(entry: Measured) -> dict[str, Any]:
    amount = entry.amount or "–"
    return {
        "name": entry.indicator.name,
        "reason": divided(entry.assessment.reason, entry.assessment.unit),
        "amount": _("mindestens %(amount)s") % {"amount": amount}
        if entry.value.rounded_down
        else amount,
        "target": entry.target or "–",
        "unit": entry.indicator.unit if entry.target else "",
        "states": [entry.assessment.standing, *(["frozen"] if entry.frozen else [])],
    }


def _map(reach: PlaceMap, colour: str) -> dict[str, Any]:
    return {
        "title": _("Wo etwas geschah"),
        "of": reach.title,
        "svg": map_picture(reach.areas, width=reach.width, height=reach.height, colour=colour),
        "alt": _("Karte: %(title)s. Die Werte stehen in der Tabelle darunter.")
        % {"title": reach.title},
        "credit": strip_tags(reach.credit),
        "caption": _("Die Werte der Karte"),
        "heads": [_("Gemeinde"), reach.value_head],
        "rows": [{"name": area.name, "value": area.value} for area in reach.areas],
    }
