"""What is asked about an item, its papers, and who may not take part in it."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.agenda.arranging import minutes_to_approve
from wirkkreis.committees.models import (
    AgendaItem,
    ItemKind,
    Mandate,
    Paper,
    Ruling,
    Session,
    TieKind,
)
from wirkkreis.goals.models import Plan
from wirkkreis.people.models import Organisation
from wirkkreis.ui.forms import FilesField, NamedField
from wirkkreis.ui.widgets import CountInput


class ItemForm(forms.ModelForm[AgendaItem]):
    """An item: what is done with it, what it is about, and who may know."""

    class Meta:
        model = AgendaItem
        fields = ("kind", "title", "text", "is_public", "minutes_planned", "minutes_of", "plan")
        widgets = {"minutes_planned": CountInput(), "text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("minutes_of", self._minutes(self.instance), _("Nur zum Genehmigen."))
        self._offer("plan", Plan.objects.visible_to(actor), _("Nur zum Beschluss des Plans."))

    def clean(self) -> dict[str, Any]:
        """What belongs to another kind of item is left out."""
        given = super().clean() or {}
        for name, kind in (("minutes_of", ItemKind.MINUTES), ("plan", ItemKind.PLAN)):
            if given.get("kind") != kind:
                given[name] = None
            elif name in self.fields and not given.get(name) and name not in self.errors:
                self.add_error(name, _("Bitte wählen Sie hier etwas aus."))
        return given

    def _minutes(self, item: AgendaItem) -> Any:
        chosen = Session.objects.filter(pk=item.minutes_of_id or 0)
        return (minutes_to_approve(item.session) | chosen).distinct()

    def _offer(self, name: str, rows: Any, hint: Any) -> None:
        if not rows.exists():
            del self.fields[name]
            return
        self.fields[name].queryset = rows  # type: ignore[attr-defined]  # it chooses among rows
        self.fields[name].help_text = hint


class PapersForm(forms.Form):
    """Files for an item, several at once."""

    uploads = FilesField(
        label=_("Dateien"), error_messages={"required": _("Bitte eine Datei auswählen.")}
    )
    is_public = forms.BooleanField(
        label=_("auch öffentlich"),
        required=False,
        help_text=_("Alle können sie dann lesen, nicht nur die Mitglieder."),
    )

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not item.is_public:
            del self.fields["is_public"]


class PaperForm(forms.ModelForm[Paper]):
    """The name of a paper, and whether everybody may read it."""

    class Meta:
        model = Paper
        fields = ("name", "is_public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.item.is_public:
            del self.fields["is_public"]


class ConcernForm(forms.Form):
    """An organisation of the address book that an item concerns."""

    organisation = NamedField(
        queryset=Organisation.objects.none(),
        label=_("Organisation"),
        empty_label=_("bitte wählen"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Organisation.objects.active()
        self.fields["organisation"].queryset = known  # type: ignore[attr-defined]  # a choice of rows


class RecusalForm(forms.Form):
    """Who takes no part in an item, or takes part after all, as the keeper enters it."""

    mandate = forms.ChoiceField(label=_("Wer?"))
    ruling = forms.ChoiceField(
        label=_("Was ist geschehen?"),
        choices=(
            (Ruling.DECLARED, _("Die Person hat sich selbst für befangen erklärt.")),
            (Ruling.EXCLUDED, _("Das Gremium hat ohne sie entschieden: Sie ist befangen.")),
            (Ruling.FREE, _("Das Gremium hat ohne sie entschieden: Sie ist nicht befangen.")),
        ),
        widget=forms.RadioSelect,
        initial=Ruling.DECLARED,
    )
    ground = forms.ChoiceField(
        label=_("Warum?"), choices=[("", _("ohne Angabe")), *TieKind.choices], required=False
    )

    def __init__(self, *args: Any, mandates: Collection[Mandate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(row.pk, f"{row.person} – {row.seat}") for row in mandates]
        self.fields["mandate"].choices = [("", "---------"), *named]  # type: ignore[attr-defined]  # a choice
