"""`TranslatedField`: one column that holds a text in every language it was written in."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import checks
from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.models.expressions import Expression
from django.db.models.fields.json import KeyTransform
from django.db.models.query_utils import DeferredAttribute

from . import texts as rules
from .forms import TranslatedFormField
from .known import BY_CODE
from .said import Said, choose

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    JSONOfTexts = models.JSONField[str | Mapping[str, str], Said]
else:
    JSONOfTexts = models.JSONField


class Spoken(DeferredAttribute):
    """Reads as `Said` in the language that is active at that moment; takes a `Said`, a mapping or
    German text.
    """

    field: "TranslatedField"

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        return choose(super().__get__(instance, cls))

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = rules.as_texts(value)


class SpokenIn(KeyTransform):
    """The text in one language, for filters: `title__en="…"`, `title__ar__icontains="…"`."""

    output_field = models.JSONField()


class TranslatedField(JSONOfTexts):
    """A text in several languages: a `jsonb` map language → text.

    Reading gives a `Said` in the active language (falling back as `said.choose` says). Assigning a
    plain `str` sets the German text and drops the others; `row.title = row.title.saying("en",
    "…")` adds one. `max_length` counts the characters of each language; `multiline` allows line
    ends and gives a text area. Filter by language: `title__en=…`,
    `**{"title__de-simple__icontains": …}`; a filter on the field without a language raises
    FieldError. An empty text is `{}`, never NULL.
    """

    if TYPE_CHECKING:
        _pyi_private_set_type: str | Mapping[str, str]
        _pyi_private_get_type: Said

    descriptor_class = Spoken

    def __init__(self, verbose_name: Any = None, *, multiline: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        self.multiline = multiline
        super().__init__(verbose_name, **kwargs)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        errors = super().check(**kwargs)
        if self.null:
            errors.append(
                checks.Error("A translated text is empty, not NULL.", obj=self, id="languages.E001")
            )
        return errors

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("default") is dict:
            del kwargs["default"]
        if self.multiline:
            kwargs["multiline"] = True
        return name, path, args, kwargs

    def to_python(self, value: Any) -> dict[str, str]:
        try:
            texts = rules.as_texts(value)
        except TypeError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        return rules.tidied(texts, multiline=self.multiline)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        found = rules.faults(value, max_length=self.max_length, required=not self.blank)
        if found:
            raise ValidationError(list(found.values()), code="invalid")

    def from_db_value(
        self, value: str | None, expression: Expression, connection: "BaseDatabaseWrapper"
    ) -> Said:
        # What is written was looked at then; the outer side of a join has nothing.
        return choose(super().from_db_value(value, expression, connection) or {})

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, str) and not isinstance(value, Said):
            raise FieldError(f"Say in which language: {self.name}__de={value!r}.")
        return dict(value.all) if isinstance(value, Said) else super().get_prep_value(value)

    def get_db_prep_save(self, value: Any, connection: "BaseDatabaseWrapper") -> Any:
        if value is None or isinstance(value, (str, Mapping)):
            value = rules.as_texts(value)
        return super().get_db_prep_save(value, connection)

    def get_transform(self, name: str) -> Callable[..., SpokenIn] | None:  # type: ignore[override]
        # Unlike any JSON: a key that is no language of ours is a slip of the pen, which Django
        # then names.
        return partial(SpokenIn, name) if name in BY_CODE else None

    def value_to_string(self, obj: models.Model) -> Any:
        return rules.as_texts(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return models.Field.formfield(
            self,
            **{
                "form_class": TranslatedFormField,
                "max_length": self.max_length,
                "multiline": self.multiline,
                # Django would compare with a hidden copy, which holds one language only.
                "show_hidden_initial": False,
                **kwargs,
            },
        )
