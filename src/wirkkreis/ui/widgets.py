"""Inputs as this house shows them: native, without scripts."""

import itertools
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt, to_current_timezone
from django.utils.dateparse import parse_date, parse_time
from django.utils.html import format_html
from django.utils.safestring import SafeString


class DateInput(forms.DateInput):
    """The browser's own date input. Text that is no date is left out, as browsers demand."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def format_value(self, value: Any) -> str:
        """The day in ISO form, "" for anything else."""
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        return value if isinstance(value, str) and _is_date(value) else ""


class TimeInput(forms.TimeInput):
    """The browser's own time input, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")

    def format_value(self, value: Any) -> str:
        """The time as 14:30, "" for anything else."""
        moment = value if isinstance(value, time) else _time_or_none(value)
        return f"{moment:%H:%M}" if moment else ""


class MomentInput(forms.MultiWidget):
    """A day and a time of day side by side, each with its label."""

    template_name = "ui/forms/moment.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        left_to_right = {"dir": "ltr"}
        super().__init__([DateInput(left_to_right), TimeInput(left_to_right)], attrs)

    def decompress(self, value: Any) -> list[Any]:
        """The day and the time on the clock of the install."""
        moment = to_current_timezone(value) if value else None
        return [moment.date(), moment.time()] if moment else [None, None]


class FlatSelect(forms.Select):
    """A select without groups, written in one go: a filter with a list of places has dozens."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """The select with its options, as Django's own template has them."""
        chosen = self.format_value(value)
        choices = list(iter(self.choices))  # a list of rows would be counted first
        options = "\n".join(
            f'<option value="{{}}"{" selected" if str(key) in chosen else ""}>{{}}</option>'
            for key, _label in choices
        )
        own = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        said = itertools.chain.from_iterable(choices)
        return format_html(f"<select{{}}>\n{options}\n</select>", own, *said)


class MoneyInput(forms.TextInput):
    """An amount with its unit behind it. Never `type=number`: it eats commas and scroll wheels."""

    suffix = "€"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        defaults = {"inputmode": "decimal", "dir": "ltr", "class": "input-short"}
        super().__init__({**defaults, **(attrs or {})})


class CountInput(forms.TextInput):
    """A whole number, with the number pad on phones."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        defaults = {"inputmode": "numeric", "dir": "ltr", "class": "input-short"}
        super().__init__({**defaults, **(attrs or {})})


class SuggestInput(forms.TextInput):
    """A text input with suggestions to choose from (`<datalist>`), up to some 200 of them."""

    template_name = "ui/forms/suggest.html"

    def __init__(
        self, suggestions: Iterable[str] = (), attrs: dict[str, Any] | None = None
    ) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.suggestions = list(suggestions)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context and the suggestions."""
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"]["list"] = list_id
        return {**context, "suggestions": self.suggestions, "list_id": list_id}


class FileInput(forms.FileInput):
    """The browser's own file chooser. `accept` takes kinds such as ".pdf,.docx"."""

    def __init__(self, accept: str = "", attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**({"accept": accept} if accept else {}), **(attrs or {})})


class MultipleFileInput(FileInput):
    """The file chooser for several files at once."""

    allow_multiple_selected = True


def _is_date(text: str) -> bool:
    try:
        return parse_date(text) is not None
    except ValueError:
        return False


def _time_or_none(value: object) -> time | None:
    try:
        return parse_time(value) if isinstance(value, str) else None
    except ValueError:
        return None
