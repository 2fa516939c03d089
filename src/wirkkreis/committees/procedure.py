"""The rules of procedure (Geschäftsordnung) of one body: what its sessions and votes follow.

The defaults are the law for committees in administrative procedures (VwVfG §§ 20, 21, 88 to 93)
and what partnerships have written into theirs; whether a body may deviate is for its lead office
to say. They are dated data of the body: a session keeps the rules it was invited under.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wirkkreis.tenancy.sheets import Sheet, rule, switch

NEVER = 0
"""The number that switches off a rule that counts."""


@dataclass(frozen=True)
class Procedure(Sheet):
    """What one body has agreed on. Times are calendar days."""

    # Who sits here
    months_of_term: int = rule(36, _("Dauer einer Amtszeit in Monaten"), least=1, most=120)
    absences_end_seat: int = rule(
        3,
        _("Unentschuldigte Abwesenheiten in Folge, nach denen ein Sitz neu besetzt wird"),
        least=NEVER,
        most=20,
        hint=_("0 heißt: nie."),
    )
    substitutes: bool = switch(_("Sitze haben eine Stellvertretung"), on=True)
    substitute_for_recused: bool = switch(
        _("Die Stellvertretung stimmt mit, wenn das Mitglied befangen ist"),
        on=True,
        hint=_("Wenn sie selbst nicht befangen ist."),
    )

    # Invitation
    days_to_invite: int = rule(14, _("Einladungsfrist in Tagen"), least=0, most=90)
    days_for_papers: int = rule(
        7, _("Frist für Unterlagen in Tagen vor der Sitzung"), least=0, most=90
    )
    days_to_invite_again: int = rule(
        3, _("Frist in Tagen, wenn zum selben Punkt noch einmal eingeladen wird"), least=0, most=90
    )
    members_to_request: int = rule(
        3, _("So viele Mitglieder können eine Sitzung verlangen"), least=1, most=60
    )
    late: str = rule(
        "objection",
        _("Wenn zu spät eingeladen wurde,"),
        choices=(
            ("objection", _("kann beschlossen werden, wenn niemand widerspricht")),
            ("no_decisions", _("wird beraten, aber nicht beschlossen")),
            ("urgent", _("kann die Sitzung die Dringlichkeit beschließen")),
        ),
    )
    public: bool = switch(
        _("Sitzungen sind öffentlich"),
        on=False,
        hint=_("Einzelne Punkte lassen sich immer nichtöffentlich behandeln."),
    )

    # Quorum (VwVfG § 90)
    quorum: str = rule(
        "more_than_half",
        _("Beschlussfähig ist das Gremium, wenn anwesend ist:"),
        choices=(
            ("more_than_half", _("mehr als die Hälfte der Stimmberechtigten")),
            ("half", _("mindestens die Hälfte der Stimmberechtigten")),
            ("third", _("mindestens ein Drittel der Stimmberechtigten")),
            ("two_thirds", _("mindestens zwei Drittel der Stimmberechtigten")),
            ("number", _("die Mindestzahl, wie viele es auch gibt")),
        ),
    )
    quorum_least: int = rule(3, _("Mindestens anwesende Stimmberechtigte"), least=1, most=60)
    vacant_count: bool = switch(
        _("Unbesetzte Sitze zählen mit"),
        on=False,
        hint=_(
            "Dann wird von allen Sitzen gerechnet, ob das Gremium beschlussfähig ist und wie viele "
            "die Mehrheit der Mitglieder sind."
        ),
    )
    second_invitation: bool = switch(
        _("Zweite Einladung: beschlussfähig mit jeder Zahl"),
        on=True,
        hint=_("Wenn zum selben Punkt noch einmal eingeladen wird und die Einladung es sagt."),
    )

    # Majority (VwVfG § 91)
    majority: str = rule(
        "simple",
        _("Ein Antrag ist angenommen mit"),
        choices=(
            ("simple", _("mehr als der Hälfte")),
            ("two_thirds", _("mindestens zwei Dritteln")),
            ("three_quarters", _("mindestens drei Vierteln")),
        ),
    )
    majority_base: str = rule(
        "yes_and_no",
        _("gerechnet von"),
        choices=(
            ("yes_and_no", _("den Ja- und Nein-Stimmen")),
            ("cast", _("allen abgegebenen Stimmen, mit Enthaltungen")),
            ("present", _("den anwesenden Stimmberechtigten")),
            ("members", _("allen Stimmberechtigten")),
        ),
    )
    tie: str = rule(
        "chair",
        _("Bei Stimmengleichheit"),
        choices=(
            ("chair", _("entscheidet die Stimme des Vorsitzes, sonst ist der Antrag abgelehnt")),
            ("rejected", _("ist der Antrag abgelehnt")),
        ),
        hint=_("Gleich sind die Stimmen nur, wo die Mehrheit der Ja- und Nein-Stimmen zählt."),
    )
    election: str = rule(
        "half",
        _("Gewählt ist"),
        choices=(
            ("half", _("wer mehr als die Hälfte der Stimmen hat, sonst folgt eine Stichwahl")),
            ("most", _("wer die meisten Stimmen hat")),
        ),
    )
    over_budget: str = rule(
        "passed",
        _("Wenn das Geld für einen Antrag in der Reihenfolge nicht mehr reicht,"),
        choices=(
            ("passed", _("kommen kleinere Anträge hinter ihm noch zum Zug")),
            ("stops", _("endet die Liste")),
        ),
    )
    members_for_secret: int = rule(
        1,
        _("So viele Mitglieder können geheime Abstimmung verlangen"),
        least=1,
        most=60,
    )
    least_secret_votes: int = rule(
        3,
        _("Weniger Stimmen machen eine geheime Abstimmung ungültig"),
        least=2,
        most=60,
        hint=_("Sonst ließe sich erraten, wer wie gestimmt hat."),
    )

    # Circular decision
    circular: bool = switch(_("Beschlüsse im Umlauf sind möglich"), on=True)
    days_for_circular: int = rule(14, _("Tage, die ein Umlauf dauert"), least=1, most=90)
    objection_stops: bool = switch(
        _("Ein Widerspruch beendet den Umlauf"),
        on=True,
        hint=_("Dann kommt der Punkt in die nächste Sitzung."),
    )

    # Minutes (VwVfG § 93)
    days_for_minutes: int = rule(
        14, _("Frist für die Niederschrift in Tagen nach der Sitzung"), least=1, most=180
    )
    votes_by_name_in_minutes: bool = switch(
        _("Namentliche Abstimmungen stehen mit Namen in der Niederschrift"), on=False
    )
    signatures: tuple[str, ...] = rule(
        ("Vorsitz", "Schriftführung"), _("Wer die Niederschrift unterschreibt")
    )
