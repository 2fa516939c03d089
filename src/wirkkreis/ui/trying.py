"""How a page calls a verb: what the verb refuses is said at the field, or as a message."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse

from wirkkreis.ui.answers import INVALID, answer
from wirkkreis.ui.frame import Link


def saved(form: forms.BaseForm, do: Callable[[], Any]) -> bool:
    """Whether the verb went through; what it refuses stands in the form, at its field."""
    try:
        do()
    except ValidationError as refused:
        _put_into(form, refused)
        return False
    return True


def tried(request: HttpRequest, do: Callable[[], Any]) -> bool:
    """Whether the verb went through; its refusal becomes a message."""
    try:
        do()
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return False
    return True


def form_page(
    request: HttpRequest, form: forms.BaseForm, title: str, *, back: str, crumbs: list[Link]
) -> HttpResponse:
    """A page that is nothing but a form; 422 when it came back."""
    context = {"form": form, "title": title, "back_url": back, "crumbs": [*crumbs, Link(title, "")]}
    status = INVALID if form.is_bound else 200
    return answer(request, "ui/form_page.html", context=context, status=status)


def _put_into(form: forms.BaseForm, refused: ValidationError) -> None:
    """Errors of fields the form does not have stand above it, so that none is lost."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, errors in refused.error_dict.items():
        known = name in form.fields and name != NON_FIELD_ERRORS
        for error in errors:
            form.add_error(name if known else None, error)
