"""Forms of persons and organisations."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkkreis.people.models import Contact, Organisation, OrganisationKind, Person
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock
from wirkkreis.ui.forms import DateField
from wirkkreis.ui.widgets import FileInput


def _secure(field: models.Field[Any, Any], **options: Any) -> forms.Field | None:
    """An address typed without its scheme is a secure one."""
    if isinstance(field, models.URLField):
        options["assume_scheme"] = "https"
    return field.formfield(**options)


class OrganisationForm(forms.ModelForm[Organisation]):
    """An organisation."""

    class Meta:
        model = Organisation
        fields = [
            "name",
            "kind",
            "register_number",
            "address",
            "municipality",
            "website",
            "note",
            "is_active",
        ]
        widgets = {"address": forms.Textarea({"rows": 3}), "note": forms.Textarea({"rows": 4})}
        help_texts = {"is_active": _("Ohne Haken steht sie nicht mehr in Auswahllisten.")}
        formfield_callback = _secure


class PersonForm(forms.ModelForm[Person]):
    """A person, with purpose and the day until which the data are kept."""

    keep_until = DateField(
        label=_("Aufbewahren bis"),
        help_text=_("Danach werden die Angaben zum Löschen vorgeschlagen."),
    )

    class Meta:
        model = Person
        fields = ["name", "email", "phone", "purpose", "keep_until"]
        widgets = {
            "name": forms.TextInput({"autocomplete": "off"}),
            "email": forms.EmailInput({"autocomplete": "off"}),
            "phone": forms.TextInput({"type": "tel", "autocomplete": "off", "dir": "ltr"}),
        }


class ContactForm(forms.ModelForm[Contact]):
    """In which function somebody speaks for an organisation, and what they agreed to."""

    consent_given_on = DateField(label=_("Einwilligung erteilt am"), required=False)
    ends = DateField(
        label=_("bis"),
        required=False,
        help_text=_("Der letzte Tag, wenn die Person nicht mehr für die Organisation spricht."),
    )

    class Meta:
        model = Contact
        fields = ["function", "consent_given_on", "consent_text", "ends"]
        widgets = {"consent_text": forms.Textarea({"rows": 3})}

    def clean(self) -> dict[str, Any]:
        """Nobody is the open contact of an organisation twice."""
        cleaned = super().clean() or {}
        twins = Contact.objects.filter(
            person_id=self.instance.person_id,
            organisation_id=self.instance.organisation_id,
            ends__isnull=True,
        ).exclude(pk=self.instance.pk)
        if not cleaned.get("ends") and twins.exists():
            raise forms.ValidationError(_("Diese Person ist dort schon als Kontakt eingetragen."))
        return cleaned

    def clean_consent_given_on(self) -> Any:
        """Nobody has agreed tomorrow."""
        day = self.cleaned_data["consent_given_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("Dieser Tag liegt in der Zukunft."))
        return day


class OrganisationFilter(forms.Form):
    """What narrows the list of organisations."""

    q = forms.CharField(label=_("Suche"), required=False, widget=forms.SearchInput)
    kind = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *OrganisationKind.choices]
    )
    municipality = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("Gemeinde"), required=False, empty_label=_("alle")
    )
    active = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("", _("alle")), ("yes", _("aktiv")), ("no", _("nicht mehr aktiv"))],
    )


class PersonFilter(forms.Form):
    """What narrows the list of persons."""

    q = forms.CharField(label=_("Suche"), required=False, widget=forms.SearchInput)
    due = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("", _("alle")), ("yes", _("zum Löschen vorgeschlagen"))],
    )


class PersonSearch(forms.Form):
    """Whom somebody looks for."""

    q = forms.CharField(
        label=_("Wen suchen Sie?"),
        required=False,
        help_text=_("Name oder E-Mail-Adresse"),
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    mark_optional = False


class UploadForm(forms.Form):
    """A spreadsheet."""

    file = forms.FileField(
        label=_("Tabelle"),
        help_text=_("Eine Datei „.xlsx“ oder „.csv“, höchstens 5 MB und 2.000 Zeilen."),
        widget=FileInput(".xlsx,.csv,.txt"),
    )


class TakeOverForm(forms.Form):
    """What has to be said of persons before they are taken over."""

    purpose = forms.CharField(
        label=_("Zweck"),
        max_length=Person._meta.get_field("purpose").max_length,
        help_text=_("Für alle Zeilen, in denen kein eigener Zweck steht."),
    )
    keep_until = DateField(
        label=_("Aufbewahren bis"), help_text=_("Für alle Zeilen, in denen kein eigener Tag steht.")
    )

    def clean_keep_until(self) -> Any:
        """Data that are to be deleted at once need not be taken over."""
        day = self.cleaned_data["keep_until"]
        if day < clock.today():
            raise forms.ValidationError(_("Dieser Tag ist schon vorbei."))
        return day
