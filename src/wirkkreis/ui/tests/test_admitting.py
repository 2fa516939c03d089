import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from wirkkreis.testing.pictures import TAKEN_AT, picture
from wirkkreis.ui import admitting

PNG = b"\x89PNG\r\n\x1a\n..."
DOCX = b"PK\x03\x04....word/document.xml...."


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
    kept = admitting.admitted(SimpleUploadedFile(name, content))
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
        admitting.admitted(SimpleUploadedFile(name, content))


def test_a_file_of_20_mb_is_refused_with_its_size():
    large = SimpleUploadedFile("a.pdf", b"%PDF-" + bytes(20 * 1024 * 1024))
    with pytest.raises(ValidationError, match=r"20,0.+MB groß, möglich sind 10,0.+MB"):
        admitting.admitted(large)


def test_a_name_loses_its_path_and_what_could_mislead():
    assert admitting.tidy_name("..\\..\\x/Bericht\u202egpj.pdf") == "Berichtgpj.pdf"
    assert admitting.tidy_name("/") == "datei"
