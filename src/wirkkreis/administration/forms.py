"""What is asked of people who look after the members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.languages.known import LANGUAGES
from wirkkreis.tenancy import clock
from wirkkreis.ui.forms import DateField


class InvitationForm(forms.Form):
    """Whom to invite into which role. Offers only roles that the actor may give."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        help_text=_("An diese Adresse schicken wir die Einladung."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Rolle"), widget=forms.RadioSelect)
    starts = DateField(label=_("Ab wann"), required=False, help_text=_("Leer heißt: ab heute."))
    ends = DateField(
        label=_("Bis wann"), required=False, help_text=_("Leer heißt: bis auf Weiteres.")
    )
    language = forms.ChoiceField(label=_("Sprache der Einladung"), choices=LANGUAGES, initial="de")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [
            choice
            for choice in Role.choices
            if may(actor, "administration.members.invite", choice[0])
        ]


class EndForm(forms.Form):
    """When a membership ends."""

    on = DateField(
        label=_("Letzter Tag"),
        help_text=_("Was die Person bis dahin getan hat, bleibt."),
        initial=clock.today,
    )


class NameForm(forms.ModelForm[Account]):
    """How somebody who accepts an invitation wants to be called."""

    class Meta:
        model = Account
        fields = ["name"]
        labels = {"name": _("Ihr Name")}
        help_texts = {"name": _("So sehen Sie die anderen Mitglieder der Partnerschaft.")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class ActingForm(forms.Form):
    """For whom an operator acts, and why."""

    member = forms.ModelChoiceField(label=_("Für wen"), queryset=Account.objects.none())
    reason = forms.CharField(
        label=_("Grund"),
        help_text=_("Zum Beispiel: Hilfe am Telefon beim Jahresabschluss. Alle im Amt lesen das."),
        max_length=300,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Membership.objects.on(clock.today()).values("account")
        member = self.fields["member"]
        assert isinstance(member, forms.ModelChoiceField)
        member.queryset = Account.objects.filter(pk__in=here, is_active=True).order_by("name")
