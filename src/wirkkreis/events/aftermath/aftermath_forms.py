"""Forms of what comes after an event: documentation, files, impulses and what becomes of them."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.events.aftermath.documenting import KINDS
from wirkkreis.events.aftermath.impulses import origin_of
from wirkkreis.events.models import Documentation, EventFile, Impulse
from wirkkreis.goals.forms.plans import GoalChoiceField
from wirkkreis.goals.forms.work import MeasureForm
from wirkkreis.goals.models import Goal, Level, Measure, Plan, word_for
from wirkkreis.languages.forms import TranslatedFormField
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.forms import FilesField

TITLE_LENGTH = 200
"""Characters of a task's title."""

CONSENT_HINT = _(
    "Zum Beispiel: alle mündlich gefragt am 12.3., Liste im Ordner. Steht nur hier, nie öffentlich."
)
ALT_HINT = _("Ein Satz für alle, die das Bild nicht sehen.")


class DocumentationForm(forms.ModelForm[Documentation]):
    """The text, in as many languages as there are."""

    class Meta:
        model = Documentation
        fields = ["text"]
        help_texts = {
            "text": _("Ein paar Absätze genügen: wer da war, worum es ging, was herauskam.")
        }


class AddFilesForm(forms.Form):
    """Several files of one kind."""

    kind = forms.ChoiceField(
        label=_("Art"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        widget=forms.RadioSelect,
        initial=KINDS[0].value,
    )
    uploads = FilesField(
        label=_("Dateien"),
        error_messages={"required": _("Bitte eine Datei auswählen.")},
    )
    alt = TranslatedFormField(
        label=_("Was ist zu sehen?"), max_length=200, required=False, help_text=ALT_HINT
    )
    credit = forms.CharField(
        label=_("Bildrechte"),
        max_length=160,
        required=False,
        help_text=_("Wer hat das Foto gemacht? Das steht darunter."),
    )
    consent = forms.CharField(
        label=_("Einwilligung der Abgebildeten"),
        max_length=300,
        required=False,
        help_text=CONSENT_HINT,
    )
    is_public = forms.BooleanField(
        label=_("In der Dokumentation öffentlich zeigen"), required=False
    )

    def facts(self) -> dict[str, Any]:
        """What is said about each of the files."""
        return {name: value for name, value in self.cleaned_data.items() if name != "uploads"}


class FileForm(forms.ModelForm[EventFile]):
    """What is said about one file."""

    class Meta:
        model = EventFile
        fields = ["kind", "alt", "credit", "consent", "is_public"]
        widgets = {"kind": forms.RadioSelect}
        labels = {"is_public": _("In der Dokumentation öffentlich zeigen")}
        help_texts = {"alt": ALT_HINT, "consent": CONSENT_HINT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(kind.value, kind.label) for kind in KINDS]


class ImpulsesForm(forms.Form):
    """Several impulses at once, as they stand on the cards of a wall."""

    texts = forms.CharField(
        label=_("Impulse"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Jeder in einer eigenen Zeile."),
    )
    origin = forms.CharField(
        label=_("Woher"),
        max_length=120,
        required=False,
        help_text=_("Zum Beispiel: Workshop 2, Tisch Verkehr. Gilt für alle Zeilen."),
    )

    def lines(self) -> list[str]:
        """One impulse a line; dashes and bullets before it are left out."""
        return [line.strip(" \t-–•*·") for line in self.cleaned_data["texts"].splitlines()]


class ImpulseForm(forms.ModelForm[Impulse]):
    """One impulse, in as many languages as there are."""

    class Meta:
        model = Impulse
        fields = ["text", "origin"]


class DeclineForm(forms.Form):
    """Why an impulse is not taken up."""

    reason = forms.CharField(
        label=_("Warum nicht?"),
        max_length=300,
        help_text=_("Das lesen alle in der Dokumentation. Bitte nennen Sie keine Personen."),
    )


class GoalOfImpulseForm(forms.Form):
    """A goal in a draft: in which plan, on which level, below which goal, in which words."""

    text = TranslatedFormField(label=_("Ziel"), max_length=4000, multiline=True)
    plan = forms.ModelChoiceField(
        Plan.objects.none(), label=_("In welchen Entwurf"), empty_label=None
    )
    level = forms.ChoiceField(label=_("Ebene"), initial=Level.ACTION)
    parent = GoalChoiceField(
        Goal.objects.none(),
        label=_("Gehört zu"),
        required=False,
        empty_label=_("keinem anderen Ziel"),
    )

    def __init__(self, data: Any, *, impulse: Impulse) -> None:
        super().__init__(data, initial={"text": impulse.text.all, "level": Level.ACTION})
        drafts = drafts_of_plans()
        plan: Any = self.fields["plan"]
        plan.queryset = drafts
        parent: Any = self.fields["parent"]
        above = Goal.objects.filter(plan__in=drafts).exclude(level=Level.ACTION)
        parent.queryset = above.select_related("plan").in_order()
        level: Any = self.fields["level"]
        rules = rules_for(clock.today().year)
        level.choices = [(one, word_for(one, rules)) for one in Level]


def drafts_of_plans() -> Any:
    """The plans that new goals may go into, the latest first."""
    return Plan.objects.filter(state="draft").newest_first()


def task_form(impulse: Impulse, data: Any) -> MeasureForm:
    """The form of a task, filled in from the impulse: for the event's goal, due as usual."""
    title = str(impulse.text)
    cut = title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1].rstrip()}…"
    today = clock.today()
    initial = {
        "title": cut,
        "note": origin_of(impulse),
        "due": today + timedelta(days=rules_for(today.year).days_until_task_is_due),
        "goal": impulse.event.goals_in_order().first(),
    }
    return MeasureForm(data, instance=Measure(), initial=initial)
