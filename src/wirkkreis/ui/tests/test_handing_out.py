import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404

from wirkkreis.tenancy.models import Partnership
from wirkkreis.ui.handing_out import handed_out


@pytest.fixture
def file(settings, tmp_path):
    """A file in the store, as a row holds it."""
    settings.MEDIA_ROOT = tmp_path
    return Partnership(logo=default_storage.save("a1b2.html", ContentFile(b"<script>"))).logo


def test_a_file_is_to_keep_under_its_name_and_nothing_to_guess_at(file):
    response = handed_out(file, "Liste „Süd“.pdf")
    assert response.getvalue() == b"<script>"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment; ")


def test_a_kind_nobody_admitted_is_only_bytes(file):
    assert handed_out(file, "seite.html")["Content-Type"] == "application/octet-stream"


def test_a_file_that_is_gone_is_said_to_be_gone(file):
    file.storage.delete(file.name)
    with pytest.raises(Http404, match="nicht mehr auf dem Server"):
        handed_out(file, "Bericht.pdf")
