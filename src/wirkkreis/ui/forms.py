"""How forms are rendered: one form template, one field template, and the house's own fields.

Every ordinary `django.forms.Form` gets them through `FORM_RENDERER`; nothing has to be inherited.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.forms.models import ModelChoiceIterator
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from wirkkreis.ui import admitting
from wirkkreis.ui.items import Text
from wirkkreis.ui.widgets import (
    DateInput,
    FlatSelect,
    MomentInput,
    MoneyInput,
    MultipleFileInput,
    TimeInput,
)

LEFT_TO_RIGHT = frozenset({"email", "url", "tel", "number", "password", "date", "time"})
"""Input types whose content runs from left to right in every language."""

FREE_TEXT = frozenset({"text", "search"})


class HouseBoundField(BoundField):
    """A field that knows how the one field template shows it."""

    @property
    def is_optional(self) -> bool:
        """True when the field is marked "freiwillig"; a form says `mark_optional = False`."""
        return not self.field.required and getattr(self.form, "mark_optional", True)

    @property
    def is_single_checkbox(self) -> bool:
        """True for one box whose label stands beside it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_choice_group(self) -> bool:
        """True for radios and several checkboxes, which are shown in a fieldset."""
        return isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)

    @property
    def target_id(self) -> str:
        """The id an error summary links to: the first input of the field."""
        in_group = self.use_fieldset and bool(self.auto_id)
        return f"{self.auto_id}_0" if in_group else self.id_for_label

    @property
    def suffix(self) -> str:
        """A unit shown behind the input, as "€"."""
        return getattr(self.field.widget, "suffix", "")

    @property
    def error_texts(self) -> list[str]:
        """The errors in the house's words; Django's "required" says what to do instead."""
        return [
            str(self._what_is_missing()) if _is_missing(error) else text
            for error in self.errors.as_data()
            for text in error.messages
        ]

    def _what_is_missing(self) -> Text:
        if self.is_single_checkbox:
            return _("Bitte setzen Sie hier den Haken.")
        if self.is_choice_group or isinstance(self.field.widget, forms.Select):
            return _("Bitte wählen Sie hier etwas aus.")
        return _("Bitte füllen Sie dieses Feld aus.")

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Django's attributes and the direction of what is typed."""
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        direction = _direction(widget)
        return {"dir": direction, **attrs} if direction and "dir" not in widget.attrs else attrs


class HouseRenderer(TemplatesSetting):
    """The project's `FORM_RENDERER`."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = HouseBoundField


class DateField(forms.DateField):
    """A day. What could not be read is repeated in the message, because browsers drop it."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("„%(typed)s“ ist kein Datum. Bitte in der Form 31.12.2026 eingeben.")
    }

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise _repeating(error, value) from error


class TimeField(forms.TimeField):
    """A time of day, with the same manners as `DateField`."""

    widget = TimeInput
    default_error_messages = {
        "invalid": _("„%(typed)s“ ist keine Uhrzeit. Bitte in der Form 14:30 eingeben.")
    }

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise _repeating(error, value) from error


class MomentField(forms.MultiValueField):
    """A day and a time of day as one aware moment, or None.

    When the clocks are put back, an hour that comes twice means the first one; when they are put
    forward, an hour that is left out is refused.
    """

    widget = MomentInput
    default_error_messages = {
        "left_out": _(
            "„%(typed)s“ gibt es an diesem Tag nicht, weil die Uhren vorgestellt werden. "
            "Bitte eine andere Uhrzeit eingeben."
        )
    }

    def __init__(self, **options: Any) -> None:
        day = DateField(error_messages={"incomplete": _("Bitte geben Sie auch den Tag an.")})
        hour = TimeField(error_messages={"incomplete": _("Bitte geben Sie auch die Uhrzeit an.")})
        super().__init__((day, hour), require_all_fields=False, **options)

    def compress(self, data_list: Any) -> datetime | None:
        if not data_list:
            return None
        on_the_clock = datetime.combine(*data_list)
        moment = timezone.make_aware(on_the_clock)
        try:
            is_left_out = timezone.make_naive(moment.astimezone(UTC)) != on_the_clock
        except OverflowError as error:
            wrong = self.fields[0].error_messages["invalid"]
            typed = on_the_clock.date().isoformat()
            raise forms.ValidationError(wrong, code="invalid", params={"typed": typed}) from error
        if is_left_out:
            raise forms.ValidationError(
                self.error_messages["left_out"],
                code="left_out",
                params={"typed": f"{on_the_clock:%H:%M}"},
            )
        return moment


class MoneyField(forms.DecimalField):
    """An amount in euros, never negative, typed as the page's language writes it ("1.234,50")."""

    widget = MoneyInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("min_value", Decimal(0))
        super().__init__(max_digits=12, decimal_places=2, localize=True, **options)

    def to_python(self, value: Any) -> Any:
        return super().to_python(_without_groups(value) if isinstance(value, str) else value)


class _Names(ModelChoiceIterator[Any]):
    """The names of rows and nothing else, asked for without a cursor in the database."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from self.queryset.values_list(self.field.to_field_name or "pk", "name")


class NamedField(forms.ModelChoiceField[Any]):
    """One of a few rows, each shown by its column `name`, as in the filters above a list."""

    iterator = _Names
    widget = FlatSelect


class FilesField(forms.FileField):
    """Several files, each as it may be kept. The cleaned value is a list."""

    widget = MultipleFileInput(accept=admitting.ACCEPT)

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", admitting.KINDS_SAID)
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        errors: list[forms.ValidationError] = []
        given = []
        for file in filter(None, data or []):
            try:
                given.append(admitting.admitted(file))
            except forms.ValidationError as error:
                errors.append(error)
        if errors:
            raise forms.ValidationError(errors)
        if self.required and not given:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return given


def _is_missing(error: forms.ValidationError) -> bool:
    """True for Django's own word; a form that says it in its own words is left alone."""
    own = forms.Field.default_error_messages["required"]
    return error.code == "required" and error.messages == [str(own)]


def _repeating(error: forms.ValidationError, value: object) -> forms.ValidationError:
    return forms.ValidationError(error.message, code=error.code, params={"typed": value})


def _without_groups(typed: str) -> str:
    """ "1.234,50 €" as "1234,50": Django does this only where it would also write "Jahr 2.026"."""
    amount = re.sub(r"[\s\u202f€]", "", typed)
    separator = re.escape(get_format("THOUSAND_SEPARATOR").strip() or ".")
    grouped = re.match(rf"\d{{1,3}}({separator}\d{{3}})+(?!\d)", amount)
    if grouped is None:
        return amount
    return re.sub(separator, "", grouped[0]) + amount[grouped.end() :]


def _direction(widget: forms.Widget) -> str:
    kind = getattr(widget, "input_type", "")
    if kind in LEFT_TO_RIGHT:
        return "ltr"
    return "auto" if kind in FREE_TEXT or isinstance(widget, forms.Textarea) else ""
