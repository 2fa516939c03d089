import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wirkkreis.diary import filing, writing
from wirkkreis.diary.models import EntryFile
from wirkkreis.diary.tests.conftest import TODAY

PNG = b"\x89PNG\r\n\x1a\n..."


@pytest.fixture
def entry(anna, kinds, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return writing.write(by=anna, kind=kinds["visit"], day=TODAY)


def test_the_same_file_is_not_kept_twice_and_only_pictures_are_described(entry, anna):
    files = [SimpleUploadedFile("a.png", PNG), SimpleUploadedFile("a.pdf", b"%PDF-1.4")]
    filing.attach(entry, by=anna, files=files, alt="Der Markt")
    filing.attach(entry, by=anna, files=files, alt="Der Markt")
    assert list(EntryFile.objects.values_list("name", "alt")) == [
        ("a.png", "Der Markt"),
        ("a.pdf", ""),
    ]


def test_an_entry_takes_its_files_along(entry, anna, tmp_path, django_capture_on_commit_callbacks):
    filing.attach(entry, by=anna, files=[SimpleUploadedFile("a.png", PNG)])
    assert len(list(tmp_path.rglob("*.png"))) == 1
    with django_capture_on_commit_callbacks(execute=True):
        writing.remove(entry, by=anna, reason="doppelt")
    assert not list(tmp_path.rglob("*.png"))
