"""Files people sent, handed out again: to keep, never shown inside the page."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from wirkkreis.ui.admitting import CONTENT_TYPES, ending


def handed_out(file: FieldFile, name: str) -> FileResponse:
    """The file as a download called `name`; the browser is not to guess at what it is.

    Raises Http404 where the file no longer lies on the server.
    """
    try:
        content = file.open("rb")
    except FileNotFoundError as error:
        raise Http404(_("Diese Datei liegt nicht mehr auf dem Server.")) from error
    kind = CONTENT_TYPES.get(ending(name), "application/octet-stream")
    response = FileResponse(content, as_attachment=True, filename=name, content_type=kind)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
