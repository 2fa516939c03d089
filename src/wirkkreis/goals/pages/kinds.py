"""The pages of a list of kinds: read, arranged, added to, changed, thinned out.

A package above makes one `KindPages` with its form, its addresses and its words, and names the five
views in its `urls.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_stubs_ext import StrOrPromise

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.goals import arranging
from wirkkreis.goals.forms.kinds import KindForm
from wirkkreis.goals.kinds import KindOfEvidence, KindQuerySet, kinds_of
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link


@dataclass(frozen=True, kw_only=True)
class KindWords:
    """What the pages say. `uses` heads the column of numbers, `about` that of `kind.about`;
    `used` says how many rows a kind has, as a sentence; `unused` that it can go.
    """

    title: StrOrPromise
    lead: StrOrPromise
    one: StrOrPromise
    new: StrOrPromise
    change: StrOrPromise
    remove: StrOrPromise
    added: StrOrPromise
    removed: StrOrPromise
    uses: StrOrPromise
    used: Callable[[int], str]
    unused: StrOrPromise
    about: StrOrPromise = ""


@dataclass(frozen=True, kw_only=True)
class KindPages:
    """The five views. Their addresses are called `all_name`, and `name` alone or with "-add",
    "-move", "-remove" behind it.
    """

    form: type[KindForm[Any]]
    name: str
    all_name: str
    words: KindWords

    def listing(self, request: HouseRequest) -> HttpResponse:
        """All kinds in the order they are offered."""
        context = self._context() | {"kinds": self._kinds().with_use()}
        return answer(request, "goals/kinds.html", "list", context)

    def add(self, request: HouseRequest) -> HttpResponse:
        """A new kind."""
        form = self.form(sent(request))
        if form.is_valid():
            arranging.add_kind(self._model, by=request.actor, **form.cleaned_data)
            messages.success(request, self.words.added)
            return done(request, self.all_url)
        return self._form(request, form, self.words.new)

    def change(self, request: HouseRequest, pk: int) -> HttpResponse:
        """Change a kind, or take it out of what is offered."""
        kind = get_object_or_404(self._kinds().with_use(), pk=pk)
        form = self.form(sent(request), instance=kind)
        if form.is_valid() and _tried(
            form, lambda: arranging.change_kind(form.instance, by=request.actor)
        ):
            messages.success(request, _("Die Änderung ist gespeichert."))
            return done(request, self.all_url)
        return self._form(request, form, self.words.change, kind)

    @method_decorator(require_POST)
    def move(self, request: HouseRequest, pk: int) -> HttpResponse:
        """One place up or down."""
        kind = get_object_or_404(self._kinds(), pk=pk)
        arranging.move_kind(kind, by=request.actor, up="up" in request.POST)
        return done(request, self.all_url, in_place=True)

    def remove(self, request: HouseRequest, pk: int) -> HttpResponse:
        """Ask, then take out a kind that was never used."""
        kind = get_object_or_404(self._kinds(), pk=pk)
        form = forms.Form(sent(request))
        if form.is_valid() and _tried(form, lambda: arranging.remove_kind(kind, by=request.actor)):
            messages.success(request, self.words.removed)
            return done(request, self.all_url)
        way = [*self._way(), Link(_("Entfernen"), "")]
        context = self._context() | {"kind": kind, "form": form, "crumbs": way}
        status = INVALID if form.errors else 200
        return answer(request, "goals/kind_remove.html", context=context, status=status)

    @property
    def all_url(self) -> str:
        """Where the list stands."""
        return reverse(self.all_name)

    @property
    def add_name(self) -> str:
        """The name of the address of a new kind."""
        return f"{self.name}-add"

    @property
    def move_name(self) -> str:
        """The name of the address that moves a kind."""
        return f"{self.name}-move"

    @property
    def remove_name(self) -> str:
        """The name of the address that removes a kind."""
        return f"{self.name}-remove"

    def _form(
        self,
        request: HouseRequest,
        form: KindForm[Any],
        title: StrOrPromise,
        kind: KindOfEvidence | None = None,
    ) -> HttpResponse:
        context = self._context() | {
            "form": form,
            "title": title,
            "kind": kind,
            "used": self.words.used(kind.use_count) if kind and kind.use_count else "",
            "crumbs": [*self._way(), Link(str(title), "")],
        }
        status = INVALID if form.errors else 200
        return answer(request, "goals/kind.html", context=context, status=status)

    def _context(self) -> dict[str, Any]:
        return {"pages": self, "words": self.words}

    def _way(self) -> list[Link]:
        return [Link(str(self.words.title), self.all_url)]

    def _kinds(self) -> KindQuerySet[Any]:
        return kinds_of(self._model)

    @property
    def _model(self) -> type[KindOfEvidence]:
        return self.form._meta.model


def _tried(form: forms.BaseForm, do: Callable[[], object]) -> bool:
    """Whether the verb went through; what it refuses stands above the form."""
    try:
        do()
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True
