import pytest
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.events.models import Admission, Consent, ConsentText, Registration
from wirkkreis.events.registration.admitting import over, set_admission, word_consent
from wirkkreis.events.registration.registering import register

WORDS = {"de": "Ich bin einverstanden."}


@pytest.fixture
def full(admission, nobody):
    """Two places: both are taken, and two more people wait."""
    admission.capacity = 2
    admission.save()
    for name in ("Ada", "Ben", "Cem", "Dilan"):
        register(admission, by=nobody, language="de", name=name)
    return admission


def states():
    return list(Registration.objects.order_by("line").values_list("state", flat=True))


def test_a_new_frame_is_kept_and_told(event, coordinator):
    made = set_admission(
        Admission(event=event, capacity=30), by=coordinator, supports=["childcare"]
    )
    event.refresh_from_db()
    assert (made.capacity, event.supports) == (30, ["childcare"])
    verbs = set(Activity.objects.values_list("verb", flat=True))
    assert verbs == {"events.admission.changed", "events.event.changed"}


def test_more_places_go_to_those_waiting_in_line(full, coordinator):
    full.capacity = 3
    set_admission(full, by=coordinator, supports=[])
    assert states() == ["firm", "firm", "firm", "waiting"]


def test_fewer_places_take_none_back_and_say_how_many_are_too_many(full, coordinator):
    full.capacity = 1
    set_admission(full, by=coordinator, supports=[])
    assert states() == ["firm", "firm", "waiting", "waiting"]
    assert over(full) == 1


def test_without_a_limit_nobody_is_too_many(full, coordinator):
    full.capacity = None
    set_admission(full, by=coordinator, supports=[])
    assert states() == ["firm"] * 4
    assert over(full) == 0


def test_nothing_is_recorded_when_nothing_changed(admission, coordinator):
    set_admission(admission, by=coordinator, supports=[])
    assert not Activity.objects.exists()


def test_help_that_somebody_asked_for_cannot_be_taken_out(event, admission, coordinator, nobody):
    set_admission(admission, by=coordinator, supports=["childcare", "lift"])
    admission.refresh_from_db()
    register(admission, by=nobody, language="de", supports=["childcare"])
    with pytest.raises(ValidationError) as refused:
        set_admission(admission, by=coordinator, supports=["lift"])
    assert set(refused.value.message_dict) == {"supports"}
    set_admission(admission, by=coordinator, supports=["childcare"])
    event.refresh_from_db()
    assert event.supports == ["childcare"]


def test_another_wording_is_a_new_version(admission, coordinator):
    first = word_consent(admission, by=coordinator, text=WORDS, required=True)
    same = word_consent(admission, by=coordinator, text=WORDS, required=True)
    other = word_consent(admission, by=coordinator, text={"de": "Gern."}, required=False)
    assert first == same
    assert first
    assert other
    assert (first.version, other.version) == (1, 2)
    assert ConsentText.objects.get(version=1).text == WORDS["de"]


def test_a_wording_that_nobody_agreed_to_can_go(admission, coordinator):
    word_consent(admission, by=coordinator, text=WORDS, required=True)
    assert word_consent(admission, by=coordinator, text={}, required=True) is None
    assert not ConsentText.objects.exists()


def test_a_wording_that_somebody_agreed_to_stays(admission, coordinator, nobody):
    text = word_consent(admission, by=coordinator, text=WORDS, required=True)
    assert text
    register(admission, by=nobody, language="de", consents=[text])
    with pytest.raises(ValidationError, match="eingewilligt"):
        word_consent(admission, by=coordinator, text={}, required=True)
    assert Consent.objects.get().text == text


@pytest.mark.parametrize("text", [{"en": "Yes"}, {"de": "x" * 2001}])
def test_a_wording_without_german_or_too_long_is_refused(admission, coordinator, text):
    with pytest.raises(ValidationError):
        word_consent(admission, by=coordinator, text=text, required=True)
    assert not ConsentText.objects.exists()


def test_groups_cannot_become_smaller_than_one_that_is_registered(admission, coordinator, nobody):
    register(admission, by=nobody, language="de", size=4)
    admission.largest_group = 3
    with pytest.raises(ValidationError) as refused:
        set_admission(admission, by=coordinator, supports=[])
    assert set(refused.value.message_dict) == {"largest_group"}
