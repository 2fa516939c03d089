"""What an event's fields may say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Whom an event is for. Indicators can ask for one of these."""

    EVERYBODY = "everybody", _("alle")
    CHILDREN = "children", _("Kinder")
    YOUTH = "youth", _("junge Menschen")
    FAMILIES = "families", _("Familien")
    SENIORS = "seniors", _("ältere Menschen")
    GENERATIONS = "generations", _("Jung und Alt zusammen")
    CULTURES = "cultures", _("Menschen verschiedener Herkunft zusammen")
    CIVIL_SOCIETY = "civil_society", _("Vereine und Ehrenamtliche")
    INSTITUTIONS = "institutions", _("Schulen, Kitas und Einrichtungen")
    ADMINISTRATION = "administration", _("Verwaltung und Politik")
    COMPANIES = "companies", _("Betriebe und Auszubildende")


FOR_CHILDREN = (Audience.CHILDREN, Audience.FAMILIES, Audience.GENERATIONS)


class Support(models.TextChoices):
    """Help that people can ask for when they register."""

    INTERPRETING = "interpreting", _("Dolmetschen")
    SIGN_LANGUAGE = "sign_language", _("Gebärdensprache")
    CHILDCARE = "childcare", _("Kinderbetreuung")
    STEP_FREE = "step_free", _("Zugang ohne Stufen")
    LIFT = "lift", _("Fahrdienst oder Mitfahrgelegenheit")
    ASSISTANCE = "assistance", _("Assistenz oder Begleitung")


class Visibility(models.TextChoices):
    """Who finds a published event."""

    PUBLIC = "public", _("alle, im Kalender")
    LINK = "link", _("alle, die den Link kennen")
    MEMBERS = "members", _("nur Mitglieder der Partnerschaft")


class Names(models.TextChoices):
    """Whose names may be written down: the three participant lists of the funding programme."""

    NORMAL = "normal", _("Liste mit Namen")
    UNDER_AGE = "under_age", _("Kinder: nur Anzahl, eine erwachsene Person mit Namen")
    PROTECTED = "protected", _("gefährdete Menschen: keine Namen")


class Asked(models.TextChoices):
    """Whether a registration form asks for something."""

    NO = "no", _("nicht fragen")
    OPTIONAL = "optional", _("freiwillig")
    REQUIRED = "required", _("nötig")


class GroupRule(models.TextChoices):
    """What a group wants that is larger than the places left."""

    ALL_OR_NONE = "all_or_none", _("alle zusammen oder auf die Warteliste")
    WHAT_IS_FREE = "what_is_free", _("so viele, wie noch Platz haben")


class QuestionKind(models.TextChoices):
    """How a question of a registration form is answered."""

    TEXT = "text", _("kurzer Text")
    LONG = "long", _("langer Text")
    YES = "yes", _("Ja oder Nein")
    NUMBER = "number", _("Zahl")
    ONE = "one", _("eine Auswahl")
    SEVERAL = "several", _("mehrere zur Auswahl")


class FileKind(models.TextChoices):
    """What a file of an event is; signed lists are never public."""

    MATERIAL = "material", _("Material")
    PHOTO = "photo", _("Foto")
    PRESS = "press", _("Presse")
    SIGNED_LIST = "signed_list", _("unterschriebene Teilnahmeliste")
