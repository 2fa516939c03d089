"""What is kept with an event, and when everybody sees it."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from wirkkreis.activity.models import Activity
from wirkkreis.events.aftermath import documenting
from wirkkreis.events.models import EventFile, FileKind
from wirkkreis.testing.pictures import TAKEN_AT, picture

TEXT = {"de": "Sechzig Menschen waren da.", "ar": "حضر ستون شخصاً."}


@pytest.fixture
def held(event):
    event.state = "held"
    event.save()
    return event


def photo(name="saal.jpg", **more):
    return SimpleUploadedFile(name, picture(**more), content_type="image/jpeg")


def test_a_text_is_a_draft_until_it_is_published(held, coordinator):
    kept = documenting.write_documentation(held, by=coordinator, text=TEXT)
    assert (kept.text.all["ar"], kept.published_at) == (TEXT["ar"], None)
    documenting.publish_documentation(held, by=coordinator)
    first = documenting.publish_documentation(held, by=coordinator).published_at
    assert first is not None
    documenting.withdraw_documentation(held, by=coordinator)
    shown = documenting.documentation_of(held)
    assert shown is not None
    assert shown.published_at is None
    assert sorted(Activity.objects.values_list("verb", flat=True)) == [
        "events.documentation.changed",
        "events.documentation.published",
        "events.documentation.withdrawn",
    ]


def test_the_same_text_again_is_no_change(held, coordinator):
    for _ in range(2):
        documenting.write_documentation(held, by=coordinator, text=TEXT)
    assert Activity.objects.count() == 1


def test_nothing_is_published_before_the_day_or_without_a_text(event, coordinator):
    documenting.write_documentation(event, by=coordinator, text=TEXT)
    with pytest.raises(ValidationError, match="stattgefunden"):
        documenting.publish_documentation(event, by=coordinator)
    event.documentation.delete()
    event.state = "held"
    event.save()
    with pytest.raises(ValidationError, match="was war"):
        documenting.publish_documentation(event, by=coordinator)


def test_an_event_that_nobody_published_is_published_with_its_documentation(held, coordinator):
    held.published_at = None
    held.save()
    documenting.write_documentation(held, by=coordinator, text=TEXT)
    documenting.publish_documentation(held, by=coordinator)
    held.refresh_from_db()
    assert held.published_at is not None


def test_what_counts_as_documented_stays_published(held, coordinator):
    documenting.write_documentation(held, by=coordinator, text=TEXT)
    documenting.publish_documentation(held, by=coordinator)
    held.state = "documented"
    held.save()
    with pytest.raises(ValidationError, match="wieder"):
        documenting.withdraw_documentation(held, by=coordinator)


def test_a_photo_is_made_small_and_keeps_nothing_of_where_it_was_taken(event, coordinator):
    (kept,) = documenting.attach(
        event, by=coordinator, files=[photo(size=(4000, 2000))], kind=FileKind.PHOTO
    )
    content = kept.upload.read()
    assert TAKEN_AT.encode() not in content
    assert Image.open(BytesIO(content)).size == (1600, 800)
    assert str(kept.upload.name).startswith(f"events/{event.partnership_id}/")


def test_the_same_file_is_kept_once(event, coordinator):
    for _ in range(2):
        documenting.attach(event, by=coordinator, files=[photo()], kind=FileKind.PHOTO)
    assert EventFile.objects.count() == 1


PUBLIC = {"is_public": True, "alt": {"de": "Ein voller Saal"}, "consent": "alle gefragt"}


@pytest.mark.parametrize(
    ("name", "facts", "field"),
    [
        ("saal.jpg", {**PUBLIC, "kind": "photo", "consent": ""}, "consent"),
        ("saal.jpg", {**PUBLIC, "kind": "photo", "alt": {}}, "alt"),
        ("saal.pdf", {**PUBLIC, "kind": "photo"}, "kind"),
        ("saal.jpg", {**PUBLIC, "kind": "signed_list"}, "__all__"),
    ],
)
def test_what_is_not_ready_to_be_public_is_refused(event, coordinator, name, facts, field):
    with pytest.raises(ValidationError) as refused:
        documenting.attach(event, by=coordinator, files=[photo(name)], **facts)
    assert set(refused.value.error_dict) == {field}
    assert not EventFile.objects.exists()


def test_one_bad_file_keeps_the_others_off_the_disk_too(event, coordinator):
    bad = SimpleUploadedFile("text.txt", b"kein Bild")
    with pytest.raises(ValidationError):
        documenting.attach(event, by=coordinator, files=[photo(), bad], kind=FileKind.PHOTO)
    assert not EventFile.objects.exists()


def test_the_database_shows_no_photo_without_consent(event):
    with pytest.raises(IntegrityError, match="public_photo_has_consent"), transaction.atomic():
        EventFile.objects.create(event=event, kind="photo", name="a", size=1, is_public=True)


def test_a_file_taken_out_is_off_the_disk(event, coordinator, django_capture_on_commit_callbacks):
    (kept,) = documenting.attach(event, by=coordinator, files=[photo()], kind=FileKind.PHOTO)
    storage, name = kept.upload.storage, str(kept.upload.name)
    with django_capture_on_commit_callbacks(execute=True):
        documenting.detach(kept, by=coordinator)
    assert not storage.exists(name)
    assert not EventFile.objects.exists()


def test_what_is_said_about_a_file_can_change_and_is_checked_again(event, coordinator):
    (kept,) = documenting.attach(event, by=coordinator, files=[photo()], kind=FileKind.PHOTO)
    kept.is_public = True
    with pytest.raises(ValidationError):
        documenting.change_file(kept, by=coordinator)
    kept.alt, kept.consent = {"de": "Ein Saal"}, "alle gefragt"
    documenting.change_file(kept, by=coordinator)
    assert EventFile.objects.public().count() == 1
    assert Activity.objects.latest("pk").changes == {}
