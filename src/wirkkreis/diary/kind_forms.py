"""The form of a kind of work."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.diary.models import Kind
from wirkkreis.languages.folding import letters
from wirkkreis.languages.known import BASE


class KindForm(forms.ModelForm[Kind]):
    """A kind by its names, whether the public sees its entries one by one, and whether offered."""

    mark_optional = False

    class Meta:
        model = Kind
        fields = ["name", "confidential", "is_active"]
        labels = {
            "confidential": gettext_lazy("Vertraulich: öffentlich nur als Summe"),
            "is_active": gettext_lazy("Für neue Einträge anbieten"),
        }
        help_texts = {
            "name": gettext_lazy("So heißt die Art im Tagebuch und in öffentlichen Nachweisen."),
            "confidential": gettext_lazy(
                "Für Beratungen und Besuche: Besucherinnen und Besucher der Seite sehen nur, wie "
                "viele es waren, nicht Tag und Ort. Das gilt sofort, auch für frühere Einträge."
            ),
            "is_active": gettext_lazy(
                "Ohne Haken steht die Art nicht mehr zur Wahl. Einträge und Zahlen bleiben."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["is_active"]

    def clean_name(self) -> dict[str, str]:
        """No two kinds have the same German name."""
        name: dict[str, str] = self.cleaned_data["name"]
        others = Kind.objects.exclude(pk=self.instance.pk)
        taken = {letters(kind.name.all.get(BASE, "")) for kind in others}
        if letters(name.get(BASE, "")) in taken:
            raise ValidationError(_("Diese Art gibt es schon."))
        return name
