"""The page of a step: it asks for what belongs to the step, takes it, and says the new state."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.engine import Flowing, Open, open_to, take
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import saved


class ReasonForm(forms.Form):
    """A reason, where something is done that asks for one."""

    reason = forms.CharField(
        label=gettext_lazy("Grund"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


class NoDetails(forms.Form):
    """A step that asks for nothing."""


def step_page(
    request: HouseRequest,
    row: Flowing,
    name: str,
    *,
    back: str,
    crumbs: list[Link],
    asking: Mapping[str, type[forms.Form]] | None = None,
    taking: Callable[..., Flowing] = take,
    named: str = "",
) -> HttpResponse:
    """Take the step of that name, or ask what it needs first.

    `asking` holds the forms of steps with fields of their own; a form's "reason" becomes the note.
    `taking` is called like `take`, where more belongs to the steps than the flow itself does.
    `named` is what the page calls the row, where that is not what the row calls itself.
    Raises Http404 for a step the flow does not have.
    """
    opened = {entry.step.name: entry for entry in open_to(row, request.actor)}
    if name not in {step.name for step in row.FLOW.steps}:
        raise Http404
    if name not in opened:
        messages.warning(request, _("Dieser Schritt ist im jetzigen Stand nicht möglich."))
        return done(request, back)
    step = opened[name].step
    plain = ReasonForm if step.needs_note else NoDetails
    form = (asking or {}).get(name, plain)(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: taking(row, name, **_said(request, form))):
        word = row.FLOW.state(step.target).word
        messages.success(request, _("Der neue Stand ist: %(state)s.") % {"state": word})
        return done(request, back)
    context = _context(row, opened[name]) | {"form": form, "back_url": back}
    context["name"] = named or str(row)
    context["crumbs"] = [*crumbs, Link(str(step.label), "")]
    status = INVALID if form.is_bound else 200
    return answer(request, "flow/step.html", context=context, status=status)


def _context(row: Flowing, opened: Open) -> dict[str, Any]:
    target = row.FLOW.state(opened.step.target)
    return {
        "row": row,
        "open": opened,
        "target": target,
        "is_end": not any(target.name in step.source for step in row.FLOW.steps),
    }


def _said(request: HouseRequest, form: forms.Form) -> dict[str, Any]:
    """What `take` is told."""
    values = {key: value for key, value in form.cleaned_data.items() if key != "reason"}
    note = form.cleaned_data.get("reason", "")
    return {"by": request.actor, "note": note, **values}
