"""Organisations, persons, and who speaks for whom."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.languages.finding import FindableQuerySet, FoldedField
from wirkkreis.languages.sorting import SortKeyField
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy.wall import Owned, OwnedManager


class OrganisationQuerySet(FindableQuerySet["Organisation"]):
    """Organisations."""

    def active(self) -> Self:
        """Those the partnership works with now."""
        return self.filter(is_active=True)


class PersonQuerySet(FindableQuerySet["Person"]):
    """Persons."""

    def overdue(self, on: date) -> Self:
        """Those whose data should have been deleted before that day."""
        return self.filter(keep_until__lt=on)


class ContactQuerySet(models.QuerySet["Contact"]):
    """Contacts."""

    def on(self, day: date) -> Self:
        """Those that hold on a day."""
        return self.filter(models.Q(ends__isnull=True) | models.Q(ends__gte=day))


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    ASSOCIATION = "association", _("Verein")
    SCHOOL = "school", _("Schule")
    DAYCARE = "daycare", _("Kita oder Hort")
    COMPANY = "company", _("Unternehmen")
    ADMINISTRATION = "administration", _("Verwaltung")
    RELIGIOUS = "religious", _("Religionsgemeinschaft")
    YOUTH_GROUP = "youth_group", _("Jugendgruppe")
    ALLIANCE = "alliance", _("Bündnis")
    INITIATIVE = "initiative", _("Initiative")
    WELFARE = "welfare", _("Wohlfahrtsverband")
    CULTURE = "culture", _("Kultur- oder Bildungseinrichtung")
    OTHER = "other", _("andere Organisation")


class Organisation(Owned):
    """A body the partnership works with."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "name",
        "kind",
        "register_number",
        "website",
        "is_active",
    )

    name = models.CharField(_("Name"), max_length=200)
    sort_key = SortKeyField(source="name")
    found_by = FoldedField(sources=("name", "register_number", "address"))
    kind = models.CharField(_("Art"), max_length=20, choices=OrganisationKind)
    register_number = models.CharField(
        _("Registernummer"),
        max_length=60,
        blank=True,
        help_text=_("Bei Vereinen die Nummer im Vereinsregister, zum Beispiel VR 12345 (Stendal)."),
    )
    address = models.TextField(_("Anschrift"), max_length=300, blank=True)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("Gemeinde"),
    )
    website = models.URLField(_("Website"), blank=True)
    note = models.TextField(
        _("Notiz"), max_length=2000, blank=True, help_text=_("Nur für die Mitarbeitenden sichtbar.")
    )
    is_active = models.BooleanField(_("aktiv"), default=True)

    objects = OwnedManager.from_queryset(OrganisationQuerySet)()

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["partnership", "sort_key"], name="organisation_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="organisation_has_a_name",
                violation_error_message=_("Bitte den Namen der Organisation angeben."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Person(Owned):
    """Somebody the partnership knows, for a stated purpose and until a stated day."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("keep_until",)

    name = models.CharField(_("Name"), max_length=160)
    sort_key = SortKeyField(source="name")
    found_by = FoldedField(sources=("name", "email"))
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    organisations = models.ManyToManyField(
        Organisation, through="Contact", related_name="persons", verbose_name=_("Organisationen")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Konto"),
    )
    purpose = models.CharField(
        _("Zweck"),
        max_length=200,
        help_text=_("Wofür Sie diese Angaben brauchen, zum Beispiel: Einladung zur Konferenz."),
    )
    keep_until = models.DateField(
        _("aufbewahren bis"), help_text=_("Danach werden die Angaben zum Löschen vorgeschlagen.")
    )

    objects = OwnedManager.from_queryset(PersonQuerySet)()

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["partnership", "sort_key"], name="person_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="person_has_a_name",
                violation_error_message=_("Bitte den Namen der Person angeben."),
            ),
            models.CheckConstraint(
                condition=~models.Q(purpose=""),
                name="person_is_kept_for_a_purpose",
                violation_error_message=_("Bitte angeben, wofür die Angaben gebraucht werden."),
            ),
            models.UniqueConstraint(
                fields=["partnership", "account"],
                name="one_person_per_account",
                violation_error_message=_("Zu diesem Konto gehört schon eine Person."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_overdue(self, on: date) -> bool:
        """Whether these data should have been deleted before that day."""
        return self.keep_until < on


class Contact(Owned):
    """A person speaks for an organisation, in a function, until a day (open when empty).

    Consent to keep and use the person's data here is a day and the words that were agreed to.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("ends",)

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="contacts", verbose_name=_("Person")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="contacts",
        verbose_name=_("Organisation"),
    )
    function = models.CharField(_("Funktion"), max_length=120, blank=True)
    consent_given_on = models.DateField(_("Einwilligung erteilt am"), null=True, blank=True)
    consent_text = models.TextField(
        _("Wortlaut der Einwilligung"),
        max_length=1000,
        blank=True,
        help_text=_("Wozu die Person Ja gesagt hat, und auf welchem Weg."),
    )
    ends = models.DateField(_("bis"), null=True, blank=True)

    objects = OwnedManager.from_queryset(ContactQuerySet)()

    class Meta:
        verbose_name = _("Kontakt")
        verbose_name_plural = _("Kontakte")
        ordering = ["person__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=models.Q(ends__isnull=True),
                name="one_open_contact",
                violation_error_message=_("Diese Person ist dort schon als Kontakt eingetragen."),
            ),
            models.CheckConstraint(
                condition=(models.Q(consent_given_on__isnull=True) & models.Q(consent_text=""))
                | (models.Q(consent_given_on__isnull=False) & ~models.Q(consent_text="")),
                name="consent_has_day_and_words",
                violation_error_message=_(
                    "Zu einer Einwilligung gehören der Tag und der Wortlaut."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation}"

    @property
    def has_consent(self) -> bool:
        """Whether the person agreed to be kept and written to as this contact."""
        return self.consent_given_on is not None


class ImportKind(models.TextChoices):
    """What a spreadsheet brings."""

    ORGANISATIONS = "organisations", _("Organisationen")
    PERSONS = "persons", _("Personen")


class ImportDraft(Owned):
    """The cells of an uploaded spreadsheet, kept until they are taken over or dropped.

    It holds personal data that nobody has looked at yet, so it does not grow old: see `importing`.
    """

    kind = models.CharField(_("Inhalt"), max_length=20, choices=ImportKind)
    file_name = models.CharField(_("Datei"), max_length=200)
    heads = models.JSONField(_("Spalten"), default=list)
    rows = models.JSONField(_("Zeilen"), default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False
    )
    made_at = models.DateTimeField(_("hochgeladen am"), db_default=Now(), editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Import in Arbeit")
        verbose_name_plural = _("Importe in Arbeit")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.file_name
