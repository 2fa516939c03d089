"""Naming organisations and persons of the address book in a form, with suggestions."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from wirkkreis.languages.folding import fold
from wirkkreis.people.models import Organisation, Person

SUGGESTIONS = 200
SPARE_LINES = 2


class NamesInput(forms.Widget):
    """Some lines for names, each with suggestions; two lines are always free."""

    template_name = "people/names.html"
    use_fieldset = True
    suggestions: Sequence[str] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        given = [str(line) for line in value or [] if str(line).strip()]
        context["widget"]["lines"] = [*given, *[""] * SPARE_LINES]
        context["suggestions"] = self.suggestions
        return context

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> list[str]:
        lines = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name, [])
        return [line.strip() for line in lines if line.strip()]

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        return name not in data

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_0" if id_ else ""


class NamesField(forms.Field):
    """Rows of the address book by their names. The cleaned value is the list of rows."""

    widget = NamesInput

    def __init__(self, *, model: type[Organisation] | type[Person], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.model = model

    def suggest(self) -> None:
        """Offer the first names of the address book; others can be typed all the same."""
        names = self.model._default_manager.order_by("sort_key").values_list("name", flat=True)
        cast("NamesInput", self.widget).suggestions = list(names[:SUGGESTIONS])

    def clean(self, value: Any) -> list[Any]:
        found: list[Any] = []
        errors = []
        for line in dict.fromkeys(value or []):
            row = self._known(line)
            if row is None:
                said = _(
                    "„%(name)s“ steht so nicht im Verzeichnis. Bitte den vollständigen Namen "
                    "wählen oder die Zeile leer lassen."
                )
                errors.append(said % {"name": line})
            elif row not in found:
                found.append(row)
        if errors:
            raise forms.ValidationError(errors)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(initial or data)

    def _known(self, line: str) -> Organisation | Person | None:
        """The row with exactly this name, else the only one in which all its words occur."""
        rows: list[Any] = (
            list(self.model.objects.matching(line)[:SUGGESTIONS]) if fold(line) else []
        )
        exact = [row for row in rows if fold(row.name) == fold(line)]
        wanted = exact or rows
        return wanted[0] if len(wanted) == 1 or exact else None
