"""Forms of tasks and of the situation analysis."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.models import Account, Membership
from wirkkreis.goals.forms.plans import GoalChoiceField, goal_label
from wirkkreis.goals.models import Finding, Goal, Measure, Plan
from wirkkreis.tenancy import clock
from wirkkreis.ui.forms import DateField


class MeasureForm(forms.ModelForm[Measure]):
    """A task: what, who, until when, for which goal."""

    goal = GoalChoiceField(
        Goal.objects.none(),
        label=_("Für welches Ziel"),
        required=False,
        empty_label=_("für kein bestimmtes"),
    )

    class Meta:
        model = Measure
        fields = ["title", "owner", "due", "goal", "note"]
        field_classes = {"due": DateField}
        help_texts = {
            "note": _("Nur die Koordinierungsstelle und das federführende Amt sehen sie.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = members()
        owner.empty_label = _("noch niemand")
        goal: Any = self.fields["goal"]
        goal.queryset = goals_of_living_plans(self.instance.goal)


class MeasureFilter(forms.Form):
    """What narrows the list of tasks."""

    show = forms.ChoiceField(
        label=_("Zeigen"),
        required=False,
        choices=[
            ("", _("alle offenen")),
            ("overdue", _("überfällige")),
            ("done", _("erledigte und entfallene")),
        ],
    )
    who = forms.ChoiceField(
        label=_("Von wem"), required=False, choices=[("", _("allen")), ("mine", _("mir"))]
    )


class FindingForm(forms.ModelForm[Finding]):
    """A finding with its source, and the goals it led to."""

    goals = forms.ModelMultipleChoiceField(
        Goal.objects.none(),
        label=_("Ziele, zu denen er geführt hat"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Finding
        fields = ["text", "source", "day"]
        field_classes = {"day": DateField}
        help_texts = {
            "text": _("Was haben Sie über die Lage vor Ort herausgefunden?"),
            "source": _("Zum Beispiel: Befragung der Vereine, Sozialbericht des Landkreises"),
        }

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.plan = plan
        goals: Any = self.fields["goals"]
        goals.queryset = plan.goals.in_order()
        goals.label_from_instance = goal_label
        if self.instance.pk:
            self.initial["goals"] = [row.goal_id for row in self.instance.led_to.all()]


def members() -> Any:
    """The accounts that hold a role here today."""
    held = Membership.objects.on(clock.today()).values("account")
    return Account.objects.filter(pk__in=held, is_active=True).order_by("name", "email")


def goals_of_living_plans(held: Goal | None) -> Any:
    """Goals of plans that are not closed, and the one a task already has."""
    living = ~Q(plan__state="closed") | Q(pk=held.pk if held else None)
    return Goal.objects.filter(living).select_related("plan").in_order()
