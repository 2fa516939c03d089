"""`wirkkreis partnership create`: a new partnership with its door, ready for its first people."""

import argparse

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from wirkkreis.console import asking, telling
from wirkkreis.console.asking import Question
from wirkkreis.diary.kinds import lay_out_kinds
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership, write_rules
from wirkkreis.tenancy.wall import inside


def main(arguments: list[str]) -> int:
    """Make a partnership; what was not given as an option is asked for."""
    parser = argparse.ArgumentParser(prog="wirkkreis partnership", description=__doc__)
    create = parser.add_subparsers(required=True, metavar="create").add_parser("create")
    questions = _questions()
    asking.add_to(create, questions)
    given = asking.answers(parser.parse_args(arguments), questions)
    try:
        partnership = found(given)
    except ValidationError as error:
        words = {question.option: question.words for question in questions}
        raise asking.refused(error, words) from error
    telling.say(gettext("%(name)s ist angelegt.") % {"name": partnership.name})
    telling.say(
        gettext("Laden Sie jetzt die ersten Menschen ein: %(command)s")
        % {"command": f"wirkkreis person invite --partnership {partnership.slug}"}
    )
    return 0


@transaction.atomic
def found(given: dict[str, str]) -> Partnership:
    """Make a partnership with this year's rules and the usual kinds of work.

    Raises ValidationError, keyed by field.
    """
    partnership = Partnership(**{name: value for name, value in given.items() if value})
    partnership.full_clean()
    partnership.save()
    with inside(partnership):
        write_rules(clock.today().year, {})
        lay_out_kinds()
        lay_out_formats()
    return partnership


def _questions() -> list[Question]:
    return [
        Question("slug", gettext("Kurzname in Adressen, zum Beispiel mansfeld-suedharz")),
        Question("name", gettext("Name der Partnerschaft")),
        Question("region", gettext("Landkreis oder Stadt")),
        Question(
            "host",
            gettext(
                "Adresse (Host), zum Beispiel demokratie.landkreis.example; leer: nur ein Pfad"
            ),
            needed=False,
        ),
        Question(
            "prefix", gettext("Pfad unter der gemeinsamen Adresse; leer: keiner"), needed=False
        ),
        Question("contact_email", gettext("E-Mail-Adresse für Anfragen"), needed=False),
        Question("publisher", gettext("Angaben für das Impressum"), needed=False),
        Question("colour", gettext("Farbe wie #1f4aa8; leer: diese"), needed=False),
    ]
