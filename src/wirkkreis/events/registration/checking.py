"""What a registration has to say, and what it must not: field by field, in plain words."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from wirkkreis.events.calendar.when import moment_in_words
from wirkkreis.events.models import Admission, Asked, ConsentText, Names, Question, Workshop
from wirkkreis.events.registration.holding import rules
from wirkkreis.tenancy import clock

Errors = dict[str, list[str]]


class Given(TypedDict, total=False):
    """What somebody says when she registers; what is missing is empty.

    `minors` are those under the rule set's age, `workshops` the wishes with the dearest first.
    """

    size: int
    name: str
    email: str
    minors: int
    guardian: str
    guardian_agreed: bool
    supports: Sequence[str]
    support_note: str
    answers: Mapping[Question, str]
    workshops: Sequence[Workshop]
    consents: Sequence[ConsentText]


def refuse_unless_open(admission: Admission) -> None:
    """Raise ValidationError, with the reason, when nobody can register now."""
    event, now = admission.event, clock.now()
    if event.is_cancelled:
        raise ValidationError(_("Die Veranstaltung ist abgesagt."))
    if event.state != "open":
        raise ValidationError(_("Für diese Veranstaltung kann man sich gerade nicht anmelden."))
    if admission.opens and now < admission.opens:
        words = _("Die Anmeldung beginnt erst: %(when)s.")
        raise ValidationError(words % {"when": moment_in_words(admission.opens)})
    if now >= admission.deadline():
        words = _("Die Anmeldung ist seit %(when)s zu Ende.")
        raise ValidationError(words % {"when": moment_in_words(admission.deadline())})


def refuse_when_begun(admission: Admission) -> None:
    """Raise ValidationError once it is too late to change or give back anything."""
    if admission.event.has_begun(clock.now()):
        raise ValidationError(_("Die Veranstaltung hat schon begonnen."))


def check(admission: Admission, given: Given) -> None:
    """Raise ValidationError by field for what is missing, impossible, or not to be written down."""
    errors = _errors(admission, given)
    _check_consent(admission, given, errors)
    if errors:
        raise ValidationError(errors)


def check_details(admission: Admission, given: Given) -> None:
    """The same for a change afterwards: what was consented to stays. Raises ValidationError."""
    if errors := _errors(admission, given):
        raise ValidationError(errors)


def _errors(admission: Admission, given: Given) -> Errors:
    errors: Errors = {}
    _check_group(admission, given, errors)
    _check_names(admission, given, errors)
    _check_choices(admission, given, errors)
    return errors


def _check_group(admission: Admission, given: Given, errors: Errors) -> None:
    size, minors = given.get("size", 1), given.get("minors", 0)
    if size < 1:
        errors["size"] = [_("Bitte mindestens einen Menschen anmelden.")]
    elif size > admission.largest_group:
        words = _("Auf einmal kann man höchstens %(most)d Menschen anmelden.")
        errors["size"] = [words % {"most": admission.largest_group}]
    elif minors > size:
        errors["minors"] = [_("So viele Menschen sind in der Gruppe nicht angemeldet.")]


def _check_names(admission: Admission, given: Given, errors: Errors) -> None:
    """The three participant lists of the funding programme, and the age of the rule set."""
    names = admission.event.names
    if names == Names.PROTECTED:
        for field in ("name", "email", "guardian"):
            if given.get(field):
                errors[field] = [_("Bei dieser Veranstaltung schreiben wir keine Namen auf.")]
        return
    minors = given.get("minors", 0)
    only_minors = minors > 0 and minors >= given.get("size", 1)
    if given.get("name") and (names == Names.UNDER_AGE or only_minors):
        words = _("Namen von Menschen unter %(age)d Jahren schreiben wir nicht auf.")
        errors["name"] = [words % {"age": rules().age_for_own_data}]
    if (names == Names.UNDER_AGE or only_minors) and not given.get("guardian"):
        errors["guardian"] = [_("Bitte nennen Sie eine erwachsene Person.")]
    elif names == Names.NORMAL and not only_minors:
        _demand(admission.ask_name, given.get("name"), "name", errors)
    _demand(admission.ask_email, given.get("email"), "email", errors)
    if admission.ask_guardian and minors and not given.get("guardian_agreed"):
        errors["guardian_agreed"] = [_("Ohne Einwilligung der Eltern geht es leider nicht.")]


def _demand(asked: str, given: str | None, field: str, errors: Errors) -> None:
    if asked == Asked.REQUIRED and not given:
        errors[field] = [_("Bitte füllen Sie dieses Feld aus.")]


def _check_choices(admission: Admission, given: Given, errors: Errors) -> None:
    answers = given.get("answers", {})
    for question in admission.questions.all():
        if question.required and not answers.get(question):
            errors[answer_field(question)] = [_("Bitte beantworten Sie diese Frage.")]
    if any(question.admission_id != admission.pk for question in answers):
        errors[NON_FIELD_ERRORS] = [_("Diese Frage gehört zu einer anderen Veranstaltung.")]
    if set(given.get("supports", ())) - set(admission.event.supports):
        errors["supports"] = [_("Diese Unterstützung gibt es bei dieser Veranstaltung nicht.")]
    workshops = given.get("workshops", ())
    if any(workshop.event_id != admission.event_id for workshop in workshops):
        errors["workshops"] = [_("Diesen Workshop gibt es bei dieser Veranstaltung nicht.")]
    elif len({workshop.pk for workshop in workshops}) != len(workshops):
        errors["workshops"] = [_("Bitte wünschen Sie sich jeden Workshop nur einmal.")]


def answer_field(question: Question) -> str:
    """The name of the form field of a question."""
    return f"question_{question.pk}"


def _check_consent(admission: Admission, given: Given, errors: Errors) -> None:
    newest = admission.consent_texts.newest_first().first()
    agreed = given.get("consents", ())
    if any(text != newest for text in agreed):
        words = _("Der Wortlaut hat sich geändert. Bitte lesen Sie ihn noch einmal.")
        errors["consents"] = [words]
    elif newest and newest.required and newest not in agreed:
        errors["consents"] = [_("Ohne diese Einwilligung geht es leider nicht.")]
