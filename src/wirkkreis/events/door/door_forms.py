"""The forms of the door. They stand on one page: each has ids of its own."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wirkkreis.events.door.counting import MOST_PEOPLE
from wirkkreis.events.models import Event, Names
from wirkkreis.goals.forms.age_bands import AgeBands
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui import admitting
from wirkkreis.ui.forms import DateField, FilesField
from wirkkreis.ui.widgets import CountInput, MultipleFileInput

SCANS: Final = frozenset({"pdf", *admitting.PICTURES})
"""What a scanner or a phone makes of a sheet of paper."""


class GuestFilterForm(forms.Form):
    """What narrows the list of who is expected. `day` stays as it is."""

    q = forms.CharField(
        label=_("Name oder Code"), required=False, max_length=100, widget=forms.SearchInput
    )
    show = forms.ChoiceField(
        label=_("Zeigen"),
        required=False,
        choices=[("", _("alle")), ("missing", _("noch nicht da")), ("here", _("schon da"))],
    )
    day = forms.CharField(required=False, widget=forms.HiddenInput)


class TickForm(forms.Form):
    """One tap. `count` is how many of a group came, empty for all of them."""

    mark_optional = False

    day = DateField(widget=forms.HiddenInput)
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    count = forms.IntegerField(
        label=_("Wie viele sind gekommen?"),
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=CountInput,
    )


class WalkInForm(forms.Form):
    """Somebody without a registration: how many, how old, and a name if they want to give it."""

    day = DateField(widget=forms.HiddenInput)
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    count = forms.IntegerField(
        label=_("Wie viele?"), min_value=1, max_value=MOST_PEOPLE, widget=CountInput
    )
    age_band = forms.ChoiceField(label=_("Alter"), required=False)
    name = forms.CharField(
        label=_("Name"), required=False, max_length=160, help_text=_("Nur wer möchte.")
    )

    def __init__(self, *args: Any, event: Event, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "walk_in_%s", **options})
        bands = rules_for(clock.today().year).age_bands
        band = self.fields["age_band"]
        assert isinstance(band, forms.ChoiceField)
        band.choices = [("", _("ohne Altersangabe")), *((band, band) for band in bands)]
        if event.names == Names.PROTECTED:
            del self.fields["name"]
        elif event.names == Names.UNDER_AGE:
            self.fields["name"].label = _("Name der erwachsenen Begleitperson")


class HeadCountForm(forms.Form):
    """Heads of one day, all together and by age band; `counts()` after it was found valid."""

    mark_optional = False

    day = DateField(widget=forms.HiddenInput)
    people = forms.IntegerField(
        label=_("Alle zusammen"),
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=CountInput,
    )

    def __init__(self, *args: Any, heads: Mapping[str, int], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "heads_%s", **options})
        self.age_bands = AgeBands(self, total="people", reached=heads)
        self.counts: dict[str, int] = {}

    def clean(self) -> dict[str, Any]:
        """Django's, and the heads by age band; none for an empty form."""
        self.counts = self.age_bands.counted()
        return self.cleaned_data


class SignedListForm(forms.Form):
    """The scans or photos of a signed list."""

    mark_optional = False

    day = DateField(widget=forms.HiddenInput)
    scans = FilesField(
        label=_("Scan oder Foto der unterschriebenen Liste"),
        help_text=_("PDF oder Bilder, je höchstens 10 MB. Mehrere Seiten gehen auf einmal."),
        widget=MultipleFileInput(".pdf,.png,.jpg,.jpeg,.webp"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "list_%s", **options})

    def clean_scans(self) -> list[UploadedFile[Any]]:
        """The files, each as it may be kept."""
        files: list[UploadedFile[Any]] = self.cleaned_data["scans"]
        if {admitting.ending(file.name or "") for file in files} - SCANS:
            raise forms.ValidationError(_("Möglich sind PDF und Bilder (PNG, JPEG, WebP)."))
        return files
