"""What the trail records of persons and organisations: never publicly, never their values."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import verb

verb("people.organisation.added", _("hat eine Organisation angelegt"))
verb("people.organisation.changed", _("hat eine Organisation geändert"))
verb("people.organisation.imported", _("hat eine Organisation aus einer Tabelle übernommen"))
verb("people.person.added", _("hat eine Person angelegt"))
verb("people.person.changed", _("hat Angaben einer Person geändert"))
verb("people.person.imported", _("hat eine Person aus einer Tabelle übernommen"))
verb("people.import.forgotten", _("hat eine liegen gebliebene Tabelle gelöscht"))
verb("people.person.erased", _("hat die Angaben einer Person gelöscht"))
verb("people.contact.added", _("hat einen Kontakt eingetragen"))
verb("people.contact.changed", _("hat einen Kontakt geändert"))
verb("people.persons.taken_along", _("hat die Liste der Personen als Tabelle gespeichert"))
