"""What a member is asked about herself behind her own link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models import TieKind


class OwnRecusalForm(forms.Form):
    """Why a member takes no part in an item."""

    mark_optional = False

    ground = forms.ChoiceField(
        label=_("Warum sind Sie befangen?"),
        choices=[*TieKind.choices, ("", _("aus einem anderen Grund"))],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Gemeint ist die Organisation, um die es in diesem Punkt geht."),
    )
