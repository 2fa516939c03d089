"""The bodies, one of them as it is made up on a day, and its rules of procedure."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.committees.desk import asked_day, crumbs, own_committee, tabs
from wirkkreis.committees.forms import CommitteeForm, StatuteForm
from wirkkreis.committees.inviting.requesting import demands
from wirkkreis.committees.models import Committee, CommitteeKind, Statute
from wirkkreis.committees.procedure import Procedure
from wirkkreis.committees.seating import founding
from wirkkreis.committees.seating.absences import absences
from wirkkreis.committees.seating.composition import Composition, composition, compositions
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import asked_format, sheet, sheet_links
from wirkkreis.ui.trying import form_page, saved

ARRANGE = "committees.committee.arrange"


def committees(request: HouseRequest) -> HttpResponse:
    """All bodies, with how many seats are filled and what needs attention."""
    rows = list(Committee.objects.all())
    made_up = compositions(rows, clock.today())
    found = [(committee, made_up[committee.pk]) for committee in rows]
    context = {
        "found": found,
        "may_arrange": may(request.actor, ARRANGE),
        "is_known": Person.objects.filter(account=request.actor.account).exists(),
    }
    return answer(request, "committees/committees.html", context=context)


def committee(request: HouseRequest, pk: int) -> HttpResponse:
    """One body on a day (`?tag=`): seats, members, offices; also as a spreadsheet."""
    row, day = own_committee(pk), asked_day(request)
    made_up = composition(row, day)
    if wanted := asked_format(request):
        name = f"{row.name} {day:%Y-%m-%d}"
        return sheet(request, name=name, columns=_heads(), rows=_cells(made_up), format=wanted)
    context = {
        "committee": row,
        "made_up": made_up,
        "is_today": day == clock.today(),
        "may_arrange": may(request.actor, ARRANGE),
        "tabs": tabs(row, "committee"),
        "crumbs": [*crumbs(), Link(str(row.name), "")],
        "sheets": sheet_links(request),
        "history": history_of(row) if may(request.actor, ARRANGE) else None,
        **_calling(request, row),
    }
    return answer(request, "committees/committee.html", context=context)


def add(request: HouseRequest) -> HttpResponse:
    """A new body; the first one bears the partnership's own word."""
    is_first = not Committee.objects.exists()
    word = rules_for(clock.today().year).committee
    initial = {"name": word, "kind": CommitteeKind.STEERING} if is_first else {}
    return _form(request, CommitteeForm(sent(request), initial=initial), _("Gremium anlegen"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other facts of a body."""
    form = CommitteeForm(sent(request), instance=own_committee(pk))
    return _form(request, form, _("Gremium ändern"))


def statutes(request: HouseRequest, pk: int) -> HttpResponse:
    """The rules of procedure in force, and all there were."""
    row = own_committee(pk)
    today = clock.today()
    in_force = row.statutes.on(today).first()
    context = {
        "committee": row,
        "statute": in_force,
        "said": founding.procedure_on(row, today).in_words(),
        "statutes": row.statutes.newest_first(),
        "may_arrange": may(request.actor, ARRANGE),
        "tabs": tabs(row, "statutes"),
        "crumbs": [*crumbs(row), Link(_("Geschäftsordnung"), "")],
    }
    return answer(request, "committees/statutes.html", context=context)


def statute(request: HouseRequest, pk: int) -> HttpResponse:
    """The rules of procedure as they were written at one time."""
    row = get_object_or_404(Statute.objects.select_related("committee"), pk=pk)
    context = {
        "committee": row.committee,
        "statute": row,
        "said": row.procedure.in_words(),
        "crumbs": [
            *crumbs(row.committee),
            Link(_("Geschäftsordnung"), reverse("statutes", args=[row.committee_id])),
            Link(f"{row.starts:%d.%m.%Y}", ""),
        ],
    }
    return answer(request, "committees/statutes.html", context=context)


def statute_add(request: HouseRequest, pk: int) -> HttpResponse:
    """New rules of procedure, beginning with what holds now."""
    row = own_committee(pk)
    rules = founding.procedure_on(row, clock.today())
    form = StatuteForm(sent(request), rules=rules, initial={"starts": clock.today()})
    back = reverse("statutes", args=[pk])
    if form.is_valid() and saved(form, lambda: _write(request, row, form)):
        messages.success(request, _("Die Geschäftsordnung ist eingetragen."))
        return done(request, back)
    return form_page(request, form, _("Geschäftsordnung eintragen"), back=back, crumbs=crumbs(row))


def _calling(request: HouseRequest, row: Committee) -> dict[str, Any]:
    """Who may call a session or ask for one, and what the absences of members ask for."""
    runs = bool(may(request.actor, "committees.session.run", row))
    return {
        "may_plan": runs,
        "may_ask": bool(may(request.actor, "committees.session.request", row)),
        "demands": demands([row], clock.today()) if runs else [],
        "absences": absences([row], clock.today()) if may(request.actor, ARRANGE) else [],
    }


def _write(request: HouseRequest, committee: Committee, form: StatuteForm) -> Statute:
    return founding.write_statute(
        by=request.actor,
        committee=committee,
        starts=form.cleaned_data["starts"],
        values={rule.name: form.values[rule.name] for rule in Procedure.rules()},
        reason=form.cleaned_data["reason"],
    )


def _form(request: HouseRequest, form: CommitteeForm, title: str) -> HttpResponse:
    known = form.instance if form.instance.pk else None
    if form.is_valid():
        row = founding.save_committee(by=request.actor, committee=form.save(commit=False))
        messages.success(request, _("„%(name)s“ ist gespeichert.") % {"name": row.name})
        return done(request, row.get_absolute_url())
    back = known.get_absolute_url() if known else reverse("committees-desk")
    return form_page(request, form, title, back=back, crumbs=crumbs(known))


def _heads() -> list[str]:
    return [
        _("Sitz"),
        _("Bank"),
        _("stimmberechtigt"),
        _("Entsendet von"),
        _("Mitglied"),
        _("bis"),
        _("Stellvertretung"),
        _("bis"),
    ]


def _cells(made_up: Composition) -> list[list[Any]]:
    return [
        [
            row.seat.title,
            row.seat.get_bench_display(),
            row.seat.votes,
            row.seat.organisation.name if row.seat.organisation else "",
            row.member.name if row.member else "",
            row.member.mandate.ends if row.member else None,
            row.substitute.name if row.substitute else "",
            row.substitute.mandate.ends if row.substitute else None,
        ]
        for row in made_up.rows
    ]
