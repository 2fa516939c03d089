"""Programmes: made, published, copied; partners invited, reminded and forgotten."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.activity.models import Activity
from wirkkreis.events.models import Event, ProgrammePartner
from wirkkreis.events.programmes import programming, proposing
from wirkkreis.events.programmes.clashes import clashes, day_grid
from wirkkreis.events.tasks import tell_partner
from wirkkreis.flow.engine import take
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy import clock


def test_an_invitation_is_written_in_the_partners_language(programme, coordinator, mailoutbox):
    partner = ProgrammePartner(
        programme=programme,
        organisation=Organisation.objects.create(name="Kulturhaus"),
        email="haus@example.org",
        language="en",
    )
    programming.add_partner(partner, by=coordinator)
    (letter,) = mailoutbox
    assert (letter.to, letter.subject) == (
        ["haus@example.org"],
        "Join in: Intercultural week",
    )
    assert "/en/mitmachen/" in letter.body
    assert partner.invited_at is not None


def test_the_trail_keeps_no_address(partner, coordinator):
    programming.invite(partner, by=coordinator)
    programming.remind(partner, by=coordinator)
    assert "verein@" not in str(list(Activity.objects.values()))


def test_nobody_is_invited_twice_by_the_button(programme, partner, coordinator):
    assert programming.invite_rest(programme, by=coordinator) == 1
    assert programming.invite_rest(programme, by=coordinator) == 0


def test_after_the_deadline_nobody_is_written_to(partner, coordinator):
    with clock.at(partner.programme.deadline + timedelta(days=1)):
        for verb in (programming.invite, programming.remind):
            with pytest.raises(ValidationError, match="vorbei"):
                verb(partner, by=coordinator)


def test_silent_partners_are_reminded_once_before_the_deadline(partner, coordinator):
    programming.invite(partner, by=coordinator)
    assert programming.remind_what_is_due() == 0
    with clock.at(partner.programme.deadline - timedelta(days=5)):
        assert programming.remind_what_is_due() == 1
        assert programming.remind_what_is_due() == 0


def test_who_handed_in_is_not_reminded(partner, entry, coordinator):
    programming.invite(partner, by=coordinator)
    proposing.hand_in(partner, entry())
    with clock.at(partner.programme.deadline - timedelta(days=5)):
        assert programming.remind_what_is_due() == 0


def test_addresses_are_deleted_days_after_the_programme(
    partner, entry, coordinator, write_rule, settings
):
    settings.EMAIL_BACKEND = "wirkkreis.accounts.mail_backend.OutboxBackend"
    write_rule(days_partner_contacts_kept=30)
    programming.invite(partner, by=coordinator)
    assert OutgoingMail.objects.exclude(letter={}).exists()
    event = proposing.hand_in(partner, entry(contact="Frau Yilmaz, 03475 1234"))
    Event.objects.filter(pk=event.pk).update(partner_note="Bitte fragen Sie Frau Yilmaz.")
    last = partner.programme.last_day
    with clock.at(last + timedelta(days=30)):
        assert programming.forget_partners() == 0
    with clock.at(last + timedelta(days=31)):
        assert programming.forget_partners() == 1
        assert programming.forget_partners() == 0
    partner.refresh_from_db()
    event.refresh_from_db()
    assert (partner.email, event.contact, event.partner_note) == ("", "", "")
    assert not OutgoingMail.objects.exclude(letter={}).exists()


def test_a_copy_for_next_year_moves_every_day_and_invites_nobody(
    programme, partner, coordinator, mailoutbox
):
    first = programme.first_day + timedelta(days=364)
    made = programming.copy_programme(programme, by=coordinator, first_day=first)
    assert made.last_day - made.first_day == programme.last_day - programme.first_day
    assert made.first_day - made.deadline == programme.first_day - programme.deadline
    (copied,) = made.partners.all()
    assert (copied.email, copied.invited_at) == (partner.email, None)
    assert copied.key != partner.key
    assert mailoutbox == []


def test_publishing_says_which_entries_lack_something(partner, entry, coordinator):
    good = proposing.hand_in(partner, entry())
    bad = proposing.hand_in(partner, entry())
    Event.objects.filter(pk=bad.pk).update(municipality=None, place="")
    for event in (good, bad):
        take(event, "accept", by=coordinator)
    result = programming.publish_programme(partner.programme, by=coordinator)
    assert result.count == 1
    assert [event for event, _reason in result.refused] == [bad]
    good.refresh_from_db()
    assert good.state == "published"


def test_a_partner_with_entries_stays(partner, entry, coordinator):
    proposing.hand_in(partner, entry())
    with pytest.raises(ValidationError):
        programming.remove_partner(partner, by=coordinator)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last_day": timedelta(days=-20)}, "__all__"),
        ({"last_day": timedelta(days=300)}, "last_day"),
        ({"deadline": timedelta(days=60)}, "__all__"),
    ],
)
def test_impossible_days_are_refused(programme, coordinator, change, field):
    for name, by in change.items():
        setattr(programme, name, getattr(programme, name) + by)
    with pytest.raises(ValidationError) as refused:
        programming.change_programme(programme, by=coordinator, goals=())
    assert field in refused.value.message_dict


def test_the_partner_hears_of_each_decision(partner, entry, coordinator, mailoutbox):
    event = proposing.hand_in(partner, entry())
    take(event, "return", by=coordinator, partner_note="Bitte die Uhrzeit prüfen.")
    tell_partner(partner.partnership_id, event.pk)
    (letter,) = mailoutbox
    assert "Bitte die Uhrzeit prüfen." in letter.body


def test_events_at_one_place_clash_and_everybody_is_nobody_in_particular(partner, entry):
    first = proposing.hand_in(partner, entry(place="Markt", audiences=["everybody"]))
    second = proposing.hand_in(partner, entry(place=" markt ", audiences=["everybody"]))
    later = entry(place="Markt")
    later.ends += timedelta(hours=2)
    later.starts = first.ends
    third = proposing.hand_in(partner, later)
    (clash,) = clashes([first, second, third])
    assert {clash.first, clash.second} == {first, second}
    assert clash.grave


def test_events_for_the_same_people_clash(partner, entry):
    first = proposing.hand_in(partner, entry(place="A", audiences=["children"]))
    second = proposing.hand_in(partner, entry(place="B", audiences=["children", "youth"]))
    (clash,) = clashes([first, second])
    assert not clash.grave
    assert "Kinder" in " ".join(clash.reasons)


def test_the_grid_puts_each_event_into_its_part_of_the_day(partner, entry):
    event = proposing.hand_in(partner, entry())
    rows = dict(day_grid([event], partner.programme.days()))
    assert rows[event.day][1] == [event]


def test_what_was_turned_down_by_mistake_is_accepted_after_all(partner, entry, coordinator):
    event = proposing.hand_in(partner, entry())
    take(event, "reject", by=coordinator, partner_note="Leider zu voll")
    assert take(event, "accept", by=coordinator).state == "planned"
