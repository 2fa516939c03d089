"""Hosts: each partnership has a door, and the door is open."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.http.request import validate_host
from django.utils.translation import gettext

from wirkkreis.console.doctor.finding import Finding
from wirkkreis.tenancy.models import Partnership


def examine() -> Iterator[Finding]:
    """A line for the partnerships and one for each whose host is not let in."""
    partnerships = list(Partnership.objects.order_by("slug"))
    about = gettext("Adressen")
    if not partnerships:
        yield Finding(
            about,
            gettext("es gibt noch keine Partnerschaft."),
            "wirkkreis partnership create",
        )
        return
    shut = [found for found in map(_shut, partnerships) if found]
    yield from shut
    yield from _example_beside_real(partnerships)
    yield from _sign_in(partnerships)
    if not shut:
        count = {"count": len(partnerships)}
        yield Finding(about, gettext("alle %(count)s Partnerschaften sind erreichbar.") % count)


def _shut(partnership: Partnership) -> Finding | None:
    values = {"name": partnership.name, "host": partnership.host}
    if partnership.is_example:
        return None
    if partnership.host and not validate_host(partnership.host, settings.ALLOWED_HOSTS):
        return Finding(
            gettext("Adressen"),
            gettext("%(name)s hat die Adresse %(host)s, die nicht eingelassen wird.") % values,
            gettext("Nehmen Sie %(host)s in WIRKKREIS_HOSTS auf und starten Sie den Dienst neu.")
            % values,
        )
    if partnership.host or _has_front_host():
        return None
    return Finding(
        gettext("Adressen"),
        gettext("%(name)s hat nur einen Pfad, aber es ist keine Adresse eingestellt.") % values,
        gettext("Setzen Sie WIRKKREIS_HOSTS auf die Adresse, unter der die Pfade liegen."),
    )


def _has_front_host() -> bool:
    """Whether any host is let in besides this machine's own names."""
    return any(host not in {"localhost", "127.0.0.1", "[::1]"} for host in settings.ALLOWED_HOSTS)


def _example_beside_real(partnerships: list[Partnership]) -> Iterator[Finding]:
    real = [partnership for partnership in partnerships if not partnership.is_example]
    if settings.DEMO and real:
        yield Finding(
            gettext("Beispielbetrieb"),
            gettext("ist eingeschaltet, obwohl es mit %(name)s eine echte Partnerschaft gibt.")
            % {"name": real[0].name},
            gettext("Nehmen Sie WIRKKREIS_DEMO aus der Umgebung."),
        )


def _sign_in(partnerships: list[Partnership]) -> Iterator[Finding]:
    about = gettext("Anmeldung")
    own_hosts = {found.host for found in partnerships if found.host and not found.is_example}
    if settings.SIGN_IN_HOST and not re.fullmatch(r"[a-z0-9.-]+", settings.SIGN_IN_HOST):
        yield Finding(
            about,
            gettext("%(host)s ist kein Name eines Rechners.") % {"host": settings.SIGN_IN_HOST},
            gettext("Setzen Sie WIRKKREIS_SIGN_IN_HOST ohne https:// und ohne Pfad."),
        )
    elif len(own_hosts) > 1 and not settings.SIGN_IN_HOST:
        yield Finding(
            about,
            gettext("jede der %(count)s Adressen meldet für sich allein an.")
            % {"count": len(own_hosts)},
            gettext(
                "Setzen Sie WIRKKREIS_SIGN_IN_HOST auf die eine Adresse, an der sich alle "
                "anmelden; Passkeys gelten nur für sie."
            ),
        )
    elif settings.SIGN_IN_HOST:
        yield Finding(about, gettext("an %(host)s.") % {"host": settings.SIGN_IN_HOST})
