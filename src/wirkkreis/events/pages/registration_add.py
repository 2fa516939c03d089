"""Registering somebody who calls; and how the public form looks before it is open."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.events.desk import crumbs
from wirkkreis.events.models import Registration
from wirkkreis.events.pages.admission import HERE as BUILDER
from wirkkreis.events.pages.admission import admission_of, builder_crumbs
from wirkkreis.events.pages.registration import told_page
from wirkkreis.events.registration.register_forms import RegisterForm
from wirkkreis.events.registration.registering import register
from wirkkreis.events.registration.staff_forms import StaffRegisterForm
from wirkkreis.ui.answers import done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import saved


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """The same questions as in public; then the code, to be told on the phone."""
    admission = admission_of(request, pk)
    form = StaffRegisterForm(sent(request), admission=admission, actor=NOBODY)
    made: list[Registration] = []
    if form.is_valid() and saved(form, lambda: made.append(_register(request, form))):
        messages.success(request, _said(made[0]))
        return done(request, reverse("staff-registration", args=[pk, made[0].pk]))
    back = reverse("event-registrations", args=[pk])
    way = crumbs(admission.event, Link(_("Anmeldungen"), back))
    return told_page(request, form, _("Jemanden anmelden"), back, way)


@require_safe
def preview(request: HouseRequest, pk: int) -> HttpResponse:
    """What everybody will see, also before the registration is open."""
    admission = admission_of(request, pk)
    form = RegisterForm(admission=admission, actor=NOBODY)
    way, back = builder_crumbs(admission.event), reverse(BUILDER, args=[pk])
    return told_page(request, form, _("Zur Veranstaltung anmelden"), back, way, preview=True)


def _register(request: HouseRequest, form: StaffRegisterForm) -> Registration:
    return register(
        form.admission,
        by=request.actor,
        language=form.cleaned_data["language"],
        nonce=form.nonce,
        **form.given(),
    )


def _said(made: Registration) -> str:
    """What to say on the phone."""
    words = {
        "firm": _("Der Platz ist sicher. Der Code: %(code)s."),
        "waiting": _("Gerade ist kein Platz frei, es ist ein Platz auf der Warteliste: %(code)s."),
    }
    held = _("Der Platz ist gehalten, bis die E-Mail bestätigt ist. Der Code: %(code)s.")
    return words.get(made.state, held) % {"code": made.code}
