"""Forms of plans and goals: their words, their span, their place, their steps."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.goals.categories import categories_of
from wirkkreis.goals.models import Goal, Level, Plan, word_for
from wirkkreis.goals.planning import check_parent
from wirkkreis.languages.forms import TranslatedFormField
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.forms import DateField

LABEL_LENGTH = 70
"""Characters of a goal's text in a list to choose from."""


class PlanForm(forms.ModelForm[Plan]):
    """Title, introduction and span of a plan."""

    class Meta:
        model = Plan
        fields = ["title", "introduction", "starts", "ends"]
        field_classes = {"starts": DateField, "ends": DateField}
        help_texts = {
            "title": gettext_lazy("Zum Beispiel: Unsere Ziele 2026 und 2027"),
            "introduction": gettext_lazy("Zwei, drei Sätze für alle, die den Plan öffnen."),
        }

    def clean(self) -> dict[str, Any]:
        """The span runs forward."""
        cleaned = super().clean() or {}
        _forbid_backwards(self, "starts", "ends")
        return cleaned


class ContinueForm(forms.Form):
    """The span and the title of the plan that follows."""

    title = TranslatedFormField(label=gettext_lazy("Titel"), max_length=200)
    starts = DateField(label=gettext_lazy("gilt ab"))
    ends = DateField(label=gettext_lazy("gilt bis"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        starts = plan.ends + timedelta(days=1)
        suggested = {
            "title": _following(plan.title.all, plan),
            "starts": starts,
            "ends": _year_later(plan.ends, starts.year - plan.starts.year or 1),
        }
        self.initial = {**suggested, **self.initial}

    def clean(self) -> dict[str, Any]:
        """The span runs forward."""
        cleaned = super().clean() or {}
        _forbid_backwards(self, "starts", "ends")
        return cleaned


class GoalChoiceField(forms.ModelChoiceField[Goal]):
    """A goal to choose, with its level, number and the beginning of its text."""

    def label_from_instance(self, obj: Any) -> str:
        """As lists show it."""
        return goal_label(obj)


class GoalForm(forms.ModelForm[Goal]):
    """A goal: its text, where it belongs, who is responsible, the federal categories."""

    parent = GoalChoiceField(
        Goal.objects.none(),
        label=gettext_lazy("Gehört zu"),
        required=False,
        empty_label=gettext_lazy("keinem anderen Ziel"),
    )

    class Meta:
        model = Goal
        fields = [
            "text",
            "level",
            "parent",
            "number",
            "target_groups",
            "responsible",
            "starts",
            "ends",
        ]
        field_classes = {"starts": DateField, "ends": DateField}
        labels = {
            "starts": gettext_lazy("Dieses Ziel gilt ab"),
            "ends": gettext_lazy("Dieses Ziel gilt bis"),
        }
        help_texts = {
            "number": gettext_lazy("Zum Beispiel 1.2. Alle auf einmal nummeriert die Planseite."),
            "target_groups": gettext_lazy("Für wen? Zum Beispiel: Jugendliche ab 14, Vereine"),
            "starts": gettext_lazy("Leer: wie der ganze Plan."),
            "ends": gettext_lazy("Leer: wie der ganze Plan."),
        }

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.plan = plan
        rules = rules_for(plan.starts.year)
        self._field("level").choices = [(level, word_for(level, rules)) for level in Level]
        self._field("parent").queryset = (
            plan.goals.exclude(level=Level.ACTION).exclude(pk=self.instance.pk).in_order()
        )
        if self.instance.parent_assumed:
            self.fields["parent"].help_text = _(
                "Beim Einlesen nur vermutet. Mit dem Speichern bestätigen Sie die Zuordnung."
            )
        self._offer_categories(plan)

    def clean(self) -> dict[str, Any]:
        """The term runs forward."""
        cleaned = super().clean() or {}
        _forbid_backwards(self, "starts", "ends")
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own way in, not in its stubs
        if not self.errors:
            try:
                check_parent(self.instance)
            except ValidationError as error:
                self.add_error(None, error)

    @property
    def has_more(self) -> bool:
        """Whether one of the rarer fields is filled or wrong, so that they are shown at once."""
        rare = ("target_groups", "responsible", "starts", "ends")
        return any(self[name].value() or self[name].errors for name in rare)

    @property
    def fields_of(self) -> dict[str, Any]:
        """What a new goal is made of."""
        return {"categories": [], **self.cleaned_data}

    @property
    def changes(self) -> dict[str, Any]:
        """What to save of a changed goal; saving confirms an assumed parent."""
        changed = [name for name in self.changed_data if name != "categories"]
        if self.instance.parent_assumed:
            self.instance.parent_assumed = False
            changed.append("parent_assumed")
        return {"fields": changed, "categories": self.cleaned_data.get("categories")}

    def _offer_categories(self, plan: Plan) -> None:
        offered = categories_of(plan.ends.year)
        if not offered:
            return
        self.fields["categories"] = forms.MultipleChoiceField(
            label=_("Kategorien des Bundes"),
            required=False,
            choices=[(category.code, category.label) for category in offered],
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Wozu das Ziel im Bundesprogramm beiträgt; mehrere sind möglich."),
        )
        if self.instance.pk:
            self.initial["categories"] = [row.code for row in self.instance.categories.all()]

    def _field(self, name: str) -> Any:
        return self.fields[name]


class AdoptionForm(forms.Form):
    """The resolution by which a plan was adopted."""

    adopted_on = DateField(label=gettext_lazy("Beschlossen am"))
    adopted_by = forms.CharField(label=gettext_lazy("Beschlossen von"), max_length=120)
    resolution = forms.CharField(
        label=gettext_lazy("Beschlussnummer"), max_length=80, required=False
    )

    def clean_adopted_on(self) -> date:
        """Not in the future."""
        day: date = self.cleaned_data["adopted_on"]
        if day > clock.today():
            raise ValidationError(_("Dieser Tag liegt in der Zukunft."))
        return day


def goal_label(goal: Goal) -> str:
    """A goal in a list to choose from: number and the beginning of its text."""
    text = str(goal.text)
    short = text if len(text) <= LABEL_LENGTH else f"{text[:LABEL_LENGTH].rstrip()} …"
    return f"{goal.number} {short}".strip()


def _forbid_backwards(form: forms.BaseForm, first: str, last: str) -> None:
    starts, ends = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if starts and ends and ends < starts:
        form.add_error(last, _("Das Ende liegt vor dem Beginn."))


def _following(titles: Any, plan: Plan) -> dict[str, str]:
    """The old title with the years of the span that follows, where it names them."""
    years = len(plan.years)
    moved = dict(titles)
    for year in reversed(plan.years):
        moved = {code: text.replace(str(year), str(year + years)) for code, text in moved.items()}
    return moved


def _year_later(day: date, years: int) -> date:
    """The same day years later; 29 February becomes the 28th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)
