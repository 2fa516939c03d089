"""The form of a kind, which a package above makes its own."""

from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError

from wirkkreis.goals.kinds import KindOfEvidence, kinds_of
from wirkkreis.languages.folding import letters
from wirkkreis.languages.known import BASE

Row = TypeVar("Row", bound=KindOfEvidence)


class KindForm(forms.ModelForm[Row]):
    """A kind by its names and whether it is offered. A new one is offered in any case.

    The form that inherits it says model, fields ("name" and "is_active" at least) and help texts.
    """

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["is_active"]

    def clean_name(self) -> dict[str, str]:
        """No two kinds have the same German name."""
        name: dict[str, str] = self.cleaned_data["name"]
        others = kinds_of(type(self.instance)).exclude(pk=self.instance.pk)
        taken = {letters(kind.name.all.get(BASE, "")) for kind in others}
        if letters(name.get(BASE, "")) in taken:
            raise ValidationError(self.instance.REFUSALS.taken)
        return name
