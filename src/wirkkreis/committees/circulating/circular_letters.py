"""What those who answer a decision in writing are told by letter, each in her language."""

from django.utils import translation
from django.utils.translation import gettext as _

from wirkkreis.committees.circulating.announcing import CircularNews
from wirkkreis.committees.models import Circular, Entitlement
from wirkkreis.committees.tokens import sign
from wirkkreis.languages.known import BASE
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.letters import letter


def tell_of_circular(circular: Circular, news: CircularNews) -> None:
    """Write to everybody who answers it; reminders only to those who have not yet."""
    rights = circular.vote.entitlements.select_related("mandate__person__account", "partnership")
    for right in rights.missing() if news == "remind" else rights:
        if right.mandate.person and right.mandate.person.email:
            _send(circular, right, news)


def _send(circular: Circular, right: Entitlement, news: CircularNews) -> None:
    person, house = right.mandate.person, right.partnership
    assert person is not None
    language = person.account.language if person.account else BASE
    with translation.override(language):
        subject, lines, button = _said(circular, news)
        context = {
            "subject": subject,
            "lines": lines,
            "button": button,
            "circular": circular,
            "url": address_of(house, "own-circular", sign("circular", right.key)),
        }
    letter(
        "committees/letters/circular",
        context,
        to=person.email,
        language=language,
        letterhead=Letterhead(house.name, house.colour),
    ).send()


def _said(circular: Circular, news: CircularNews) -> tuple[str, list[str], str]:
    """Subject, sentences and the words of the one button."""
    named = {"title": circular.title}
    if news == "stopped":
        lines = [_("Ein Mitglied hat widersprochen. Der Punkt kommt in die nächste Sitzung.")]
        return _("Umlauf beendet: %(title)s") % named, lines, _("Zum Umlauf")
    if news == "decided":
        result = {"result": circular.vote.get_result_display()}
        lines = [_("Der Umlauf ist zu Ende. Ergebnis: %(result)s.") % result]
        return _("Umlauf entschieden: %(title)s") % named, lines, _("Zum Umlauf")
    asked = _("Bitte antworten Sie mit Ja, Nein oder Enthaltung. Sie brauchen kein Konto.")
    if news == "remind":
        lines = [_("Ihre Antwort fehlt noch, und die Frist ist bald zu Ende."), asked]
        return _("Bitte noch antworten: %(title)s") % named, lines, _("Antworten")
    lines = [_("Hier soll ohne Sitzung etwas beschlossen werden."), asked]
    return _("Beschluss im Umlauf: %(title)s") % named, lines, _("Antworten")
