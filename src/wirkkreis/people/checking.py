"""The rows of an import, each found good or with what is wrong and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkkreis.languages.folding import fold
from wirkkreis.people.columns import label_of, recognised
from wirkkreis.people.models import (
    Contact,
    ImportDraft,
    ImportKind,
    Organisation,
    OrganisationKind,
    Person,
)
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock

DAY_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y")
ASKED_LATER = {"purpose", "keep_until"}
"""Fields of a person that the form of the takeover asks for where a row is silent."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in which column, and what to do."""

    column: StrOrPromise
    message: StrOrPromise


@dataclass
class Checked:
    """A row as what it would become; good when it has no faults."""

    number: int
    cells: Sequence[str]
    made: Organisation | Person
    contact: Contact | None = None
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """What a row is compared with: names already here, and those earlier in the same file."""

    organisations: dict[str, Organisation | None]
    """By folded name; None where two have the same."""
    emails: set[str]
    persons: set[str]
    municipalities: Mapping[str, Municipality]

    @classmethod
    def here(cls) -> Self:
        """Everything known in this partnership, in three queries."""
        organisations: dict[str, Organisation | None] = {}
        for row in Organisation.objects.only("pk", "name", "partnership"):
            name = fold(row.name)
            organisations[name] = None if name in organisations else row
        persons = list(Person.objects.values_list("name", "email"))
        return cls(
            organisations=organisations,
            emails={email.lower() for _name, email in persons if email},
            persons={fold(name) for name, email in persons if not email},
            municipalities={
                key: row
                for row in Municipality.objects.all()
                for key in (fold(row.name), row.ags, fold(row.name.removeprefix("Lutherstadt ")))
            },
        )


def checked_rows(draft: ImportDraft) -> list[Checked]:
    """All rows of a draft, checked in order; three queries whatever their number."""
    places = recognised(draft.kind, draft.heads)
    known = Known.here()
    check = _organisation if draft.kind == ImportKind.ORGANISATIONS else _person
    found = []
    for number, cells in draft.rows:
        values = {
            name: cells[place].strip() for name, place in places.items() if place < len(cells)
        }
        found.append(check(number, cells, values, known))
    return found


def _organisation(
    number: int, cells: Sequence[str], values: dict[str, str], known: Known
) -> Checked:
    row = Organisation(
        name=values.get("name", ""),
        register_number=values.get("register_number", ""),
        address=_address(values),
        website=_with_scheme(values.get("website", "")),
        note=values.get("note", ""),
        municipality=known.municipalities.get(fold(values.get("town", ""))),
    )
    checked = Checked(number, cells, row)
    _read_kind(checked, row, values.get("kind", ""))
    _read_municipality(checked, row, values.get("municipality", ""), known)
    _ask_model(checked, row, ImportKind.ORGANISATIONS, leave=("municipality", "kind"))
    name = fold(row.name)
    if name and name in known.organisations:
        _blame(
            checked,
            label_of(ImportKind.ORGANISATIONS, "name"),
            _(
                "„%(name)s“ gibt es hier oder weiter oben in der Tabelle schon. "
                "Lassen Sie die Zeile weg oder ergänzen Sie den Namen, etwa um den Ort."
            )
            % {"name": row.name},
        )
    known.organisations.setdefault(name, row)
    return checked


def _person(number: int, cells: Sequence[str], values: dict[str, str], known: Known) -> Checked:
    names = (values.get("first_name", ""), values.get("last_name", ""))
    row = Person(
        name=values.get("name") or " ".join(filter(None, names)),
        email=values.get("email", "").removeprefix("mailto:"),
        phone=values.get("phone", ""),
        purpose=values.get("purpose", ""),
    )
    checked = Checked(number, cells, row)
    keep_until = _read_day(checked, values, "keep_until")
    if keep_until and keep_until < clock.today():
        _blame(
            checked,
            label_of(ImportKind.PERSONS, "keep_until"),
            _("Dieser Tag ist schon vorbei. Löschen Sie die Zeile oder nennen Sie einen späteren."),
        )
    if keep_until:
        row.keep_until = keep_until
    _read_contact(checked, values, known)
    _ask_model(checked, row, ImportKind.PERSONS, leave=("account", *ASKED_LATER))
    _compare_person(checked, row, known)
    return checked


def _compare_person(checked: Checked, row: Person, known: Known) -> None:
    """The same e-mail address, or the same name without one, is the same person."""
    email, name = row.email.lower(), fold(row.name)
    if (email and email in known.emails) or (not email and name in known.persons and name):
        _blame(
            checked,
            label_of(ImportKind.PERSONS, "email" if email else "name"),
            _(
                "Diese Person gibt es hier oder weiter oben in der Tabelle schon. "
                "Lassen Sie die Zeile weg oder ergänzen Sie eine eigene E-Mail-Adresse."
            ),
        )
    if email:
        known.emails.add(email)
    else:
        known.persons.add(name)


def _read_contact(checked: Checked, values: dict[str, str], known: Known) -> None:
    day = _read_day(checked, values, "consent_given_on")
    text = values.get("consent_text", "")
    if bool(day) != bool(text):
        missing = "consent_text" if day else "consent_given_on"
        _blame(
            checked,
            label_of(ImportKind.PERSONS, missing),
            _("Zu einer Einwilligung gehören der Tag und der Wortlaut. Bitte beides angeben."),
        )
    name = values.get("organisation", "")
    if not name:
        return
    organisation = known.organisations.get(fold(name))
    if organisation is None:
        _blame(
            checked,
            label_of(ImportKind.PERSONS, "organisation"),
            _(
                "„%(name)s“ ist hier nicht oder mehrfach eingetragen. Legen Sie die Organisation "
                "zuerst an, prüfen Sie die Schreibweise oder lassen Sie das Feld leer."
            )
            % {"name": name},
        )
        return
    checked.contact = Contact(
        organisation=organisation,
        function=values.get("function", ""),
        consent_given_on=day,
        consent_text=text,
    )
    _ask_model(checked, checked.contact, ImportKind.PERSONS, leave=("person", "organisation"))


def _read_kind(checked: Checked, row: Organisation, said: str) -> None:
    kinds = {fold(str(kind.label)): kind for kind in OrganisationKind}
    found = kinds.get(fold(said)) if said else OrganisationKind.OTHER
    if found:
        row.kind = found
        return
    _blame(
        checked,
        label_of(ImportKind.ORGANISATIONS, "kind"),
        _("„%(kind)s“ ist keine der Arten, die wir unterscheiden. Möglich sind: %(kinds)s.")
        % {"kind": said, "kinds": ", ".join(str(kind.label) for kind in OrganisationKind)},
    )


def _read_municipality(checked: Checked, row: Organisation, said: str, known: Known) -> None:
    if not said:
        return
    row.municipality = known.municipalities.get(fold(said))
    if row.municipality is None:
        _blame(
            checked,
            label_of(ImportKind.ORGANISATIONS, "municipality"),
            _(
                "„%(place)s“ gehört nicht zu unseren Gemeinden. "
                "Prüfen Sie die Schreibweise oder lassen Sie das Feld leer."
            )
            % {"place": said},
        )


def _read_day(checked: Checked, values: Mapping[str, str], name: str) -> date | None:
    said = values.get(name, "")
    for day_format in DAY_FORMATS if said else ():
        try:
            return datetime.strptime(said, day_format).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    if said:
        _blame(
            checked,
            label_of(ImportKind.PERSONS, name),
            _("„%(typed)s“ ist kein Datum. Bitte in der Form 31.12.2026 angeben.")
            % {"typed": said},
        )
    return None


def _ask_model(
    checked: Checked, row: Organisation | Person | Contact, kind: ImportKind, leave: tuple[str, ...]
) -> None:
    """What the model itself finds wrong, without asking the database."""
    try:
        row.clean_fields(exclude={"partnership", *leave})
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            for message in messages:
                _blame(checked, label_of(kind, name), message)
    for column in row._meta.concrete_fields:
        if isinstance(column, models.TextField) and column.max_length is not None:
            _look_at_length(checked, kind, column, row)


def _look_at_length(
    checked: Checked, kind: ImportKind, column: models.TextField[str, str], row: models.Model
) -> None:
    """Django asks long texts for their length in forms only."""
    length = len(column.value_from_object(row))
    if column.max_length is not None and length > column.max_length:
        _blame(
            checked,
            label_of(kind, column.name),
            _("Bitte auf %(most)s Zeichen kürzen, jetzt sind es %(length)s.")
            % {"most": column.max_length, "length": length},
        )


def _blame(checked: Checked, column: StrOrPromise, message: StrOrPromise) -> None:
    checked.faults.append(Fault(column, message))


def _address(values: Mapping[str, str]) -> str:
    if address := values.get("address"):
        return address
    town = f"{values.get('postcode', '')} {values.get('town', '')}".strip()
    return "\n".join(filter(None, (values.get("street", ""), town)))


def _with_scheme(address: str) -> str:
    return f"https://{address}" if address and "://" not in address else address
