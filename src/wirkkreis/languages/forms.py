"""The form side of a translated text: German first, the other languages beside it on demand."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import texts as rules
from .known import BASE, BY_CODE, PAGES, Language

OFFERED = tuple(language.code for language in PAGES)
"""The languages a form offers unless it is told otherwise."""


class TranslatedWidget(forms.Widget):
    """One input per language. German carries the field's own name and id, so labels and error
    links reach it.

    The others are named `<name>-<language>` and lie in `<details>`, which opens by itself when one
    of them is filled or wrong. A language that has a text is always shown, so that saving a form
    never loses one.
    """

    template_name = "languages/translated.html"
    languages: Sequence[str] = ()
    multiline = False
    max_length: int | None = None
    caption: str = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        given = rules.as_texts(value)
        attributes = context["widget"]["attrs"]
        marked = attributes.pop("aria-invalid", None) is not None
        wrong = self._faults(given) if marked else {}
        shown = [code for code in BY_CODE if code in self.languages or code in given]
        inputs = [
            self._input(name, BY_CODE[code], given, attributes, wrong)
            for code in [BASE, *(code for code in shown if code != BASE)]
        ]
        # A fault of the whole field (a model constraint, say) is shown at the German input.
        inputs[0]["invalid"] = inputs[0]["invalid"] or (marked and not wrong)
        context["widget"] |= {
            "first": inputs[0],
            "others": inputs[1:],
            "open": any(other["value"] for other in inputs[1:]) or bool(wrong.keys() - {BASE}),
            "caption": self.caption,
            "multiline": self.multiline,
            "max_length": self.max_length,
        }
        return context

    def value_from_datadict(
        self, data: Mapping[str, Any], _files: Any, name: str
    ) -> dict[str, str]:
        return {code: str(data[key]) for code, key in _names(name).items() if key in data}

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        return not any(key in data for key in _names(name).values())

    def _faults(self, given: Mapping[str, str]) -> dict[str, Any]:
        tidy = rules.tidied(given, multiline=self.multiline)
        return rules.faults(tidy, max_length=self.max_length, required=self.is_required)

    def _input(
        self,
        name: str,
        language: Language,
        given: Mapping[str, str],
        attributes: Mapping[str, Any],
        wrong: Mapping[str, Any],
    ) -> dict[str, Any]:
        is_base = language.code == BASE
        attrs = dict(attributes)
        if not is_base:
            attrs.pop("required", None)
            attrs.pop("autofocus", None)
            attrs["id"] = f"{attrs.get('id') or name}_{language.code}"
        return {
            "name": _names(name)[language.code],
            "attrs": attrs,
            "language": language,
            "value": given.get(language.code, ""),
            "invalid": language.code in wrong,
        }


class TranslatedFormField(forms.Field):
    """A form field whose cleaned value is the mapping language → text.

    `languages` are the codes offered, by default those of the pages; German is always among them
    and the one that is required. `max_length` holds for each language.
    """

    widget: type[forms.Widget] | forms.Widget = TranslatedWidget

    def __init__(
        self,
        *,
        languages: Sequence[str] = OFFERED,
        max_length: int | None = None,
        multiline: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.max_length = max_length
        self.multiline = multiline
        if isinstance(self.widget, TranslatedWidget):
            self.widget.languages = tuple(languages)
            self.widget.max_length = max_length
            self.widget.multiline = multiline

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        bound = super().get_bound_field(form, field_name)
        if isinstance(self.widget, TranslatedWidget):
            self.widget.caption = str(bound.label)
        return bound

    def to_python(self, value: Any) -> dict[str, str]:
        return rules.tidied(rules.as_texts(value), multiline=self.multiline)

    def validate(self, value: Any) -> None:
        found = rules.faults(value, max_length=self.max_length, required=self.required)
        if not found:
            return
        raise ValidationError(
            [
                ValidationError(
                    reason if code == BASE else _("%(language)s: %(reason)s"),
                    code="required" if code == BASE and BASE not in value else "invalid",
                    params=None if code == BASE else {"language": _name(code), "reason": reason},
                )
                for code, reason in found.items()
            ]
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and self.to_python(initial) != self.to_python(data)


def _names(name: str) -> dict[str, str]:
    return {code: name if code == BASE else f"{name}-{code}" for code in BY_CODE}


def _name(code: str) -> str:
    return str(BY_CODE[code].name) if code in BY_CODE else code
