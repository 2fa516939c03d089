"""What is asked of those who prepare and count votes."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models import AgendaItem, Mandate, Manner, Motion, Option, Subject, Vote
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.voting.ballot_form import BARE, SIDE_CHOICES
from wirkkreis.committees.voting.ballots import Counts, asked_in
from wirkkreis.committees.voting.counting import can_tie, chair_of, rules_of
from wirkkreis.committees.voting.showing import SIDES
from wirkkreis.ui.forms import MoneyField
from wirkkreis.ui.widgets import CountInput


class MannerForm(forms.Form):
    """How it is voted; what a subclass asks for comes before."""

    manner = forms.ChoiceField(
        label=_("Wie wird abgestimmt?"),
        choices=Manner,
        initial=Manner.HANDS,
        widget=forms.RadioSelect,
        help_text=_(
            "Geheim am Telefon: Gespeichert werden nur die Summen. Auf Stimmzetteln ist am "
            "sichersten."
        ),
    )


class MotionVoteForm(MannerForm):
    """A motion in new words, or one there is; `asked` for one, nothing else is asked for."""

    field_order = ("motion", "text", "conditions", "amends", "moved_by", "manner")

    motion: forms.ModelChoiceField[Motion] = forms.ModelChoiceField(
        label=_("Vorhandener Antrag"),
        queryset=None,
        required=False,
        empty_label=_("ein neuer, siehe unten"),
    )
    text = forms.CharField(
        label=_("Wortlaut"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("So steht es in der Niederschrift und im Register der Beschlüsse."),
    )
    conditions = forms.CharField(
        label=_("Auflagen"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Jede in einer eigenen Zeile."),
    )
    amends: forms.ModelChoiceField[Motion] = forms.ModelChoiceField(
        label=_("Ändert einen anderen Antrag"),
        queryset=None,
        required=False,
        empty_label=_("nein"),
        help_text=_("Über Änderungen wird zuerst abgestimmt."),
    )
    moved_by: forms.ModelChoiceField[Mandate] = forms.ModelChoiceField(
        label=_("Antrag von"),
        queryset=None,
        required=False,
        empty_label=_("niemand Bestimmtem"),
    )

    def __init__(self, *args: Any, item: AgendaItem, asked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._item = item
        motions = item.motions.filter(is_withdrawn=False)
        held = Mandate.objects.on(item.session.on).filter(seat__committee=item.session.committee_id)
        choices = {
            "motion": motions.exclude(votes__state__in=("open", "counting", "closed")),
            "amends": motions,
            "moved_by": held.select_related("person", "seat"),
        }
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
            if not rows.exists():
                del self.fields[name]
        motion = Motion.objects.filter(pk=asked if asked.isdecimal() else 0)
        if choices["motion"].filter(pk__in=motion).exists():
            self._take_only(motion)

    def _take_only(self, motion: models.QuerySet[Motion]) -> None:
        self.fields = {name: self.fields[name] for name in ("motion", "manner")}
        field = self.fields["motion"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.empty_label = motion, None
        field.label, field.required = _("Antrag"), True

    def clean(self) -> dict[str, Any]:
        """Either there is a motion, or its words are given."""
        said: dict[str, Any] = super().clean() or {}
        if "text" in self.fields and not said.get("motion") and not said.get("text", "").strip():
            self.add_error("text", _now("Bitte geben Sie den Wortlaut an."))
        return said

    def put(self) -> Motion:
        """The motion that was chosen or written."""
        said = self.cleaned_data
        known: Motion | None = said.get("motion")
        return known or Motion(
            item=self._item,
            text=said["text"].strip(),
            conditions=said["conditions"],
            amends=said.get("amends"),
            moved_by=said.get("moved_by"),
        )


class MotionForm(forms.ModelForm[Motion]):
    """Other words for a motion, or that it is withdrawn."""

    class Meta:
        model = Motion
        fields = ("text", "conditions", "is_withdrawn")


class ElectionForm(MannerForm):
    """Who stands for election, and for how many places."""

    field_order = ("question", "candidates", "places", "manner")

    question = forms.CharField(label=_("Was wird gewählt?"), max_length=300)
    candidates = forms.CharField(
        label=_("Wer steht zur Wahl?"),
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_(
            "Jeder Name in einer eigenen Zeile. Steht nur einer da, wird Ja oder Nein gestimmt."
        ),
    )
    places = forms.IntegerField(
        label=_("Wie viele werden gewählt?"),
        min_value=1,
        max_value=60,
        initial=1,
        widget=CountInput,
    )

    def options(self) -> list[Option]:
        """The candidates."""
        return [Option(label=name) for name in _lines(self.cleaned_data["candidates"])]


class RankingForm(MannerForm):
    """Several applications that share a budget."""

    field_order = ("question", "budget", "bids", "manner")

    question = forms.CharField(label=_("Worum geht es?"), max_length=300)
    budget = MoneyField(label=_("Wie viel Geld ist da?"), min_value=Decimal("0.01"))
    bids = forms.CharField(
        label=_("Welche Anträge?"),
        max_length=8000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Jeder in einer eigenen Zeile, am Ende die Summe: Sommerfest; 1.200"),
    )

    def clean_bids(self) -> list[Option]:
        """The applications with their sums; a line without one is named."""
        return [self._bid(line) for line in _lines(self.cleaned_data["bids"])]

    def options(self) -> list[Option]:
        """The applications."""
        found: list[Option] = self.cleaned_data["bids"]
        return found

    def _bid(self, line: str) -> Option:
        label, _separator, amount = line.rpartition(";")
        try:
            return Option(label=label.strip(), amount=MoneyField().clean(amount))
        except (forms.ValidationError, InvalidOperation) as error:
            said = {"line": line}
            raise forms.ValidationError(
                _now("In der Zeile „%(line)s“ fehlt am Ende die Summe nach einem Semikolon.") % said
            ) from error


ADDING: dict[str, type[MannerForm]] = {
    Subject.MOTION: MotionVoteForm,
    Subject.ELECTION: ElectionForm,
    Subject.RANKING: RankingForm,
}


class SecretForm(forms.Form):
    """How many demand a secret vote, and whether it is cast on paper."""

    demanded_by = forms.IntegerField(
        label=_("Wie viele verlangen es?"), min_value=1, max_value=999, widget=CountInput
    )
    on_paper = forms.BooleanField(label=_("auf Stimmzetteln statt am Telefon"), required=False)


class CountsForm(forms.Form):
    """The hands or papers that were counted."""

    mark_optional = False

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(vote.options.values_list("pk", "label"))
        self._lines = {
            f"n_{option or 0}_{side}": (option, side) for option, side in asked_in(vote).lines()
        }
        for name, (option, side) in self._lines.items():
            word = SIDES[side][0]
            label = f"{labels[option]}: {word}" if option else str(word)
            self.fields[name] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=9999,
                initial=0 if side == Side.ABSTAIN else None,
                widget=CountInput(BARE),
            )
        if vote.subject == Subject.MOTION and vote.manner == Manner.HANDS and _may_tie(vote):
            self.fields["chair_side"] = forms.ChoiceField(
                label=_("Wie hat der Vorsitz gestimmt?"),
                choices=[("", _("nicht festgehalten")), *SIDE_CHOICES],
                required=False,
                help_text=_("Zählt nur bei Stimmengleichheit."),
            )

    def counts(self) -> Counts:
        """What was counted."""
        return {line: self.cleaned_data[name] for name, line in self._lines.items()}


class LotForm(forms.Form):
    """Who was drawn; nobody chosen lets chance decide."""

    winners: forms.ModelMultipleChoiceField[Option] = forms.ModelMultipleChoiceField(
        label=_("Wer wurde gezogen?"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ist das Los noch nicht gezogen, lassen Sie alles frei: Dann zieht Wirkkreis."),
    )

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["winners"].queryset = vote.options.filter(result="lot")  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Why a vote does not count."""

    note = forms.CharField(label=_("Warum?"), max_length=300)


def _may_tie(vote: Vote) -> bool:
    return can_tie(rules_of(vote)) and chair_of(vote) is not None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
