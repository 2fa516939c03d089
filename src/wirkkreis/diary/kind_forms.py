"""The form of a kind of work."""

from django.utils.translation import gettext_lazy

from wirkkreis.diary.models import Kind
from wirkkreis.goals.forms.kinds import KindForm


class DiaryKindForm(KindForm[Kind]):
    """A kind by its names, whether the public sees its entries one by one, and whether offered."""

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
