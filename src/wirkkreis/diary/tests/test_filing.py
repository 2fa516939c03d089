import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from wirkkreis.diary import filing, writing
from wirkkreis.diary.models import EntryFile
from wirkkreis.diary.tests.conftest import TODAY
from wirkkreis.testing.pictures import TAKEN_AT, picture

PNG = b"\x89PNG\r\n\x1a\n..."
DOCX = b"PK\x03\x04....word/document.xml...."


@pytest.fixture
def entry(anna, kinds, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return writing.write(by=anna, kind=kinds["visit"], day=TODAY)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.4"),
        ("a.PNG", picture("PNG")),
        ("a.jpeg", picture()),
        ("a.webp", picture("WEBP")),
        ("a.docx", DOCX),
        ("a.txt", "Grüße".encode()),
    ],
)
def test_what_the_work_needs_may_come_in(name, content):
    kept = filing.admitted(SimpleUploadedFile(name, content))
    assert kept.name == name
    assert TAKEN_AT.encode() not in kept.read()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.exe", b"MZ", "Möglich sind PDF"),
        ("ohne Endung", b"%PDF-1.4", "Möglich sind PDF"),
        ("a.html", b"<script>", "Möglich sind PDF"),
        ("a.png", b"<svg onload=...>", "enthält etwas anderes"),
        ("a.png", PNG, "„a.png“: Das ist kein Bild"),
        ("a.xlsx", DOCX, "enthält etwas anderes"),
        ("a.docx", b"\xd0\xcf\x11\xe0 with a password", "enthält etwas anderes"),
        ("a.txt", b"\0\1\2", "enthält etwas anderes"),
        ("a.txt", b"Gr\xfc\xdfe", "enthält etwas anderes"),
        ("a.pdf", b"", "ist leer"),
    ],
)
def test_anything_else_is_refused_with_the_reason(name, content, said):
    with pytest.raises(ValidationError, match=said):
        filing.admitted(SimpleUploadedFile(name, content))


def test_a_file_of_20_mb_is_refused_with_its_size():
    large = SimpleUploadedFile("a.pdf", b"%PDF-" + bytes(20 * 1024 * 1024))
    with pytest.raises(ValidationError, match=r"20,0.+MB groß, möglich sind 10,0.+MB"):
        filing.admitted(large)


def test_a_name_loses_its_path_and_what_could_mislead():
    assert filing.tidy_name("..\\..\\x/Bericht\u202egpj.pdf") == "Berichtgpj.pdf"
    assert filing.tidy_name("/") == "datei"


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
