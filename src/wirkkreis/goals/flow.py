"""The states of a plan and of a measure (a task)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import Actor
from wirkkreis.flow.engine import Flow, State, Step
from wirkkreis.tenancy import clock

if TYPE_CHECKING:
    from wirkkreis.goals.models import Measure, Plan


def _without_goals(plan: "Plan") -> str:
    return "" if plan.goals.exists() else _("Der Plan enthält noch keine Ziele.")


def _stamp_done(measure: "Measure", _by: Actor) -> None:
    measure.done_on = clock.today()
    measure.save(update_fields=["done_on"])


def _stamp_reopened(measure: "Measure", _by: Actor) -> None:
    measure.done_on = None
    measure.save(update_fields=["done_on"])


PLAN = Flow(
    states=(
        State(
            "draft",
            gettext_lazy("Entwurf"),
            gettext_lazy("in Arbeit"),
            gettext_lazy(
                "Der Plan wird noch bearbeitet. Nur die Koordinierungsstelle und das "
                "federführende Amt sehen ihn."
            ),
        ),
        State(
            "consultation",
            gettext_lazy("In der Beratung"),
            gettext_lazy("in der Beratung"),
            gettext_lazy("Alle können den Plan lesen. Als Nächstes beschließt das Gremium."),
        ),
        State(
            "adopted",
            gettext_lazy("Beschlossen"),
            gettext_lazy("gilt"),
            gettext_lazy("Der Plan gilt. Die Zahlen laufen mit der täglichen Arbeit mit."),
        ),
        State(
            "closed",
            gettext_lazy("Abgeschlossen"),
            gettext_lazy("abgeschlossen"),
            gettext_lazy("Der Plan ist abgeschlossen. Seine Zahlen bleiben, wie sie waren."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "consult",
            gettext_lazy("Zur Beratung geben"),
            source=("draft",),
            target="consultation",
            right="goals.plan.edit",
            verb="goals.plan.consulted",
            unless=_without_goals,
        ),
        Step(
            "withdraw",
            gettext_lazy("Zurück in den Entwurf"),
            source=("consultation",),
            target="draft",
            right="goals.plan.edit",
            verb="goals.plan.withdrawn",
            needs_note=True,
        ),
        Step(
            "adopt",
            gettext_lazy("Beschluss eintragen"),
            source=("draft", "consultation"),
            target="adopted",
            right="goals.plan.adopt",
            verb="goals.plan.adopted",
            unless=_without_goals,
            fields=("adopted_on", "adopted_by", "resolution"),
        ),
        Step(
            "close",
            gettext_lazy("Plan abschließen"),
            source=("adopted",),
            target="closed",
            right="goals.year.close",
            verb="goals.plan.closed",
        ),
    ),
)

MEASURE = Flow(
    states=(
        State(
            "open",
            gettext_lazy("Offen"),
            gettext_lazy("in Arbeit"),
            gettext_lazy("Bis zur Frist zu erledigen."),
        ),
        State(
            "done",
            gettext_lazy("Erledigt"),
            gettext_lazy("erledigt"),
            gettext_lazy("Nichts mehr zu tun."),
            final=True,
        ),
        State(
            "dropped",
            gettext_lazy("Entfallen"),
            gettext_lazy("entfallen"),
            gettext_lazy("Wird nicht weiter verfolgt."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "finish",
            gettext_lazy("Erledigt"),
            source=("open",),
            target="done",
            right="goals.measure.write",
            verb="goals.measure.done",
            then=_stamp_done,
        ),
        Step(
            "drop",
            gettext_lazy("Entfällt"),
            source=("open",),
            target="dropped",
            right="goals.measure.write",
            verb="goals.measure.dropped",
            needs_note=True,
        ),
        Step(
            "reopen",
            gettext_lazy("Wieder öffnen"),
            source=("done", "dropped"),
            target="open",
            right="goals.measure.write",
            verb="goals.measure.reopened",
            then=_stamp_reopened,
        ),
    ),
)
