"""What narrows the public register."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models import Committee
from wirkkreis.committees.models.record import ResolutionQuerySet
from wirkkreis.ui.forms import NamedField


class PublicFilter(forms.Form):
    """Words, body and year. What the address says wrongly narrows nothing."""

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        committee = self.fields["committee"]
        assert isinstance(committee, forms.ModelChoiceField)
        committee.queryset = Committee.objects.public()

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for some of them only."""
        return self.is_valid() and any(self.cleaned_data.values())

    def narrowed(self, rows: ResolutionQuerySet) -> ResolutionQuerySet:
        """Those the address asks for."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("committee"):
            rows = rows.filter(committee=asked["committee"])
        if asked.get("year"):
            rows = rows.filter(day__year=asked["year"])
        return rows.matching_in_public(asked["q"]) if asked.get("q") else rows
