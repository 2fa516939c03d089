"""The sheet of rules of a programme year: what differs by year and place, and is no constant.

A rule is data of a programme year (`RuleSet`), never a constant in the code. The defaults are the
house's suggestions for a new partnership.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wirkkreis.tenancy.sheets import Sheet, rule


@dataclass(frozen=True)
class Rules(Sheet):
    """The rules of one programme year."""

    guiding_goal: str = rule("Leitziel", _("Oberste Zielebene"))
    intermediate_goal: str = rule("Mittlerziel", _("Mittlere Zielebene"))
    action_goal: str = rule("Handlungsziel", _("Unterste Zielebene"))
    committee: str = rule("Bündnis", _("Das Gremium heißt"))
    conference: str = rule("Arbeits- und Vernetzungstreffen", _("Die Konferenz heißt"))
    smallest_count: int = rule(5, _("Kleinste öffentliche Personenzahl"), least=1, most=50)
    age_bands: tuple[str, ...] = rule(
        ("0–13", "14–17", "18–26", "27–64", "65+"), _("Altersgruppen")
    )
    days_until_task_is_due: int = rule(
        14, _("Übliche Frist für Aufgaben in Tagen"), least=1, most=365
    )
    hours_to_confirm: int = rule(
        24, _("Stunden, um eine Anmeldung zu bestätigen"), least=1, most=336
    )
    hours_to_accept_offer: int = rule(
        48, _("Stunden, um einen frei gewordenen Platz anzunehmen"), least=1, most=336
    )
    waiting_groups: str = rule(
        "passed",
        _("Eine Gruppe auf der Warteliste, die noch nicht passt,"),
        choices=(
            ("passed", _("lässt kleinere Gruppen vor")),
            ("held", _("hält alle hinter ihr auf")),
        ),
    )
    age_for_own_data: int = rule(
        16, _("Alter, ab dem man sich selbst mit Namen anmeldet"), least=12, most=18
    )
    days_participants_kept: int = rule(
        90,
        _("Tage nach der Veranstaltung, bis die Angaben der Teilnehmenden gelöscht werden"),
        least=0,
        most=730,
    )
    days_for_feedback: int = rule(
        30, _("Tage nach der Veranstaltung, an denen Rückmeldungen ankommen"), least=1, most=365
    )
    years_lists_kept: int = rule(
        5, _("Jahre, die unterschriebene Teilnahmelisten aufbewahrt werden"), least=1, most=15
    )
    days_to_remind_partners: int = rule(
        7,
        _("Tage vor der Frist eines Programms, an denen Partner erinnert werden"),
        least=1,
        most=60,
    )
    days_partner_contacts_kept: int = rule(
        90,
        _("Tage nach einem Programm, bis die Adressen der Partner gelöscht werden"),
        least=0,
        most=730,
    )
