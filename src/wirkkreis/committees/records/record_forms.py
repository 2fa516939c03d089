"""What is asked about minutes and resolutions."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.models import Account
from wirkkreis.committees.models import (
    AgendaItem,
    Committee,
    Correction,
    ItemKind,
    Minutes,
    Resolution,
)
from wirkkreis.goals.forms.work import members
from wirkkreis.tenancy import clock
from wirkkreis.ui import admitting
from wirkkreis.ui.forms import DateField, NamedField
from wirkkreis.ui.widgets import FileInput

SCANS: Final = frozenset({"pdf", *admitting.PICTURES})
"""What a scanner or a phone makes of a sheet of paper."""


class WordsForm(forms.ModelForm[Minutes]):
    """What the minutes say before the items and behind them."""

    class Meta:
        model = Minutes
        fields = ("opening", "closing")
        widgets = {
            "opening": forms.Textarea({"rows": 6}),
            "closing": forms.Textarea({"rows": 6}),
        }
        help_texts = {
            "opening": _("Zum Beispiel: Begrüßung, Anträge zur Tagesordnung."),
            "closing": _("Zum Beispiel: nächster Termin, Verschiedenes."),
        }


class ApproveForm(forms.Form):
    """When the body approved the minutes."""

    approved_on = DateField(label=_("Genehmigt am"), initial=clock.today)


class CorrectionForm(forms.ModelForm[Correction]):
    """What the body agreed is right."""

    agreed_on = DateField(label=_("Beschlossen am"), initial=clock.today)

    class Meta:
        model = Correction
        fields = ("item", "text", "agreed_on")
        widgets = {"text": forms.Textarea({"rows": 5})}

    def __init__(self, *args: Any, minutes: Minutes, items: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.fields["item"]
        assert isinstance(item, forms.ModelChoiceField)
        item.queryset = AgendaItem.objects.filter(session=minutes.session_id, pk__in=items)
        item.empty_label = str(_("zur ganzen Niederschrift"))


class ScanForm(forms.Form):
    """The signed paper, scanned."""

    scan = forms.FileField(
        label=_("Scan der unterschriebenen Niederschrift"),
        help_text=_("Ein PDF oder ein Bild, höchstens 10 MB. Er wird nie öffentlich."),
        widget=FileInput(".pdf,.png,.jpg,.jpeg,.webp"),
    )

    def clean_scan(self) -> UploadedFile[Any]:
        """The file as it may be kept."""
        file: UploadedFile[Any] = admitting.admitted(self.cleaned_data["scan"])
        if admitting.ending(file.name or "") not in SCANS:
            raise forms.ValidationError(_("Möglich sind PDF und Bilder (PNG, JPEG, WebP)."))
        return file


class ResolutionForm(forms.ModelForm[Resolution]):
    """A resolution from before, or of a circular on paper."""

    day = DateField(label=_("Beschlossen am"))
    number = forms.CharField(
        label=_("Nummer"),
        max_length=20,
        required=False,
        help_text=_("Leer heißt: die nächste freie Nummer des Jahres."),
    )

    class Meta:
        model = Resolution
        fields: ClassVar[Sequence[str]] = (
            "committee",
            "day",
            "number",
            "kind",
            "title",
            "text",
            "conditions",
            "is_public",
        )
        widgets = {
            "text": forms.Textarea({"rows": 6}),
            "conditions": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "conditions": _("Jede in einer eigenen Zeile."),
            "is_public": _("Dann steht er auch auf der öffentlichen Seite."),
        }

    def __init__(self, *args: Any, committees: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        committee = self.fields["committee"]
        assert isinstance(committee, forms.ModelChoiceField)
        committee.queryset = Committee.objects.filter(pk__in=committees)
        committee.label = str(_("Gremium"))


class WordingForm(forms.ModelForm[Resolution]):
    """Other words for a resolution that was entered by hand."""

    class Meta(ResolutionForm.Meta):
        fields = ("title", "text", "conditions")


class TaskForm(forms.Form):
    """Who carries out a resolution, until when."""

    owner = forms.ModelChoiceField(
        Account.objects.none(), label=_("Wer"), required=False, empty_label=_("noch niemand")
    )
    due = DateField(label=_("Bis wann"))
    note = forms.CharField(
        label=_("Notiz"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = members()


class RegisterFilter(forms.Form):
    """What narrows the register."""

    q = forms.CharField(
        label=_("Nummer oder Suchwort"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    committee = NamedField(
        Committee.objects.none(), label=_("Gremium"), required=False, empty_label=_("alle")
    )
    year = forms.IntegerField(label=_("Jahr"), required=False, min_value=1990, max_value=2100)
    kind = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *ItemKind.choices]
    )
    state = forms.ChoiceField(
        label=_("Umsetzung"),
        required=False,
        choices=[
            ("", _("alle")),
            ("unassigned", _("noch niemandes Aufgabe")),
            ("open", _("in Arbeit")),
            ("overdue", _("überfällig")),
            ("done", _("umgesetzt")),
            ("none", _("nichts umzusetzen")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        committee = self.fields["committee"]
        assert isinstance(committee, forms.ModelChoiceField)
        committee.queryset = Committee.objects.all()
