"""`wirkkreis person invite`: offer somebody a role in a partnership, by letter."""

import argparse
import smtplib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from wirkkreis.accounts.models import Role
from wirkkreis.administration.inviting import invite_from_console
from wirkkreis.console import asking, telling
from wirkkreis.console.asking import Question
from wirkkreis.console.failure import Failure
from wirkkreis.tenancy.addresses import site_of
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


def main(arguments: list[str]) -> int:
    """Send the invitation; what was not given as an option is asked for."""
    parser = argparse.ArgumentParser(prog="wirkkreis person", description=__doc__)
    invite = parser.add_subparsers(required=True, metavar="invite").add_parser("invite")
    questions = _questions()
    asking.add_to(invite, questions)
    invite.add_argument("--language", default="de", choices=list(dict(settings.LANGUAGES)))
    invite.add_argument("--site", help=gettext("Adresse der Seiten, wo sie sich nicht ergibt"))
    options = parser.parse_args(arguments)
    given = asking.answers(options, questions)
    partnership = Partnership.objects.get(slug=given["partnership"])
    site = options.site or address_of(partnership)
    try:
        validate_email(given["email"])
        with inside(partnership):
            invite_from_console(
                email=given["email"],
                role=Role(given["role"]),
                site=site,
                language=options.language,
            )
    except ValidationError as error:
        words = {question.option: question.words for question in questions}
        raise asking.refused(error, words) from error
    except (OSError, smtplib.SMTPException) as error:
        raise _not_sent(error) from error
    telling.say(gettext("Die Einladung an %(email)s ist unterwegs.") % given)
    return 0


def address_of(partnership: Partnership) -> str:
    """Where the partnership's pages are found from outside. Raises Failure where nothing says."""
    site = site_of(partnership)
    if not site:
        raise Failure(
            gettext("Unter welcher Adresse %(name)s zu finden ist, steht nirgends.")
            % {"name": partnership.name},
            gettext("Setzen Sie WIRKKREIS_HOSTS, oder geben Sie die Adresse mit --site an."),
        )
    return site


def _questions() -> list[Question]:
    slugs = tuple(Partnership.objects.order_by("slug").values_list("slug", flat=True))
    return [
        Question("partnership", gettext("Kurzname der Partnerschaft"), choices=slugs),
        Question("email", gettext("E-Mail-Adresse")),
        Question("role", gettext("Rolle"), choices=tuple(Role.values)),
    ]


def _not_sent(error: Exception) -> Failure:
    return Failure(
        gettext("Die Einladung ist gespeichert, aber der Brief ging nicht hinaus (%(error)s).")
        % {"error": error},
        gettext(
            "Sehen Sie mit wirkkreis doctor nach, was fehlt, und schicken Sie die Einladung auf "
            "der Seite „Mitglieder“ noch einmal."
        ),
    )
