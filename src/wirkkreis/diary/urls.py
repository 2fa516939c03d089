"""The addresses of the diary."""

from wirkkreis.access.urls import page
from wirkkreis.diary.pages import files, reading, writing
from wirkkreis.diary.pages.kinds import KINDS

READ, WRITE, REMOVE = "diary.entry.read", "diary.entry.write", "diary.entry.remove"
ARRANGE = "diary.kind.arrange"

urlpatterns = [
    page("tagebuch/", reading.listing, right=READ, name="diary"),
    page("tagebuch/tabelle/", reading.export, right="diary.entry.export", name="diary-export"),
    page("tagebuch/neu/", writing.write, right=WRITE, name="diary-write"),
    page("tagebuch/<int:pk>/", reading.entry, right=READ, name="diary-entry"),
    page("tagebuch/<int:pk>/noch-einmal/", writing.again, right=WRITE, name="diary-again"),
    page("tagebuch/<int:pk>/aendern/", writing.change, right=WRITE, name="diary-change"),
    page("tagebuch/<int:pk>/entfernen/", writing.remove, right=REMOVE, name="diary-remove"),
    page("tagebuch/<int:pk>/dateien/", files.add, right=WRITE, name="diary-files"),
    page("tagebuch/<int:pk>/dateien/<int:file_pk>/", files.download, right=READ, name="diary-file"),
    page(
        "tagebuch/<int:pk>/dateien/<int:file_pk>/entfernen/",
        files.remove,
        right=REMOVE,
        name="diary-file-remove",
    ),
    page("tagebuch/arten/", KINDS.listing, right=ARRANGE, name="diary-kinds"),
    page("tagebuch/arten/neu/", KINDS.add, right=ARRANGE, name="diary-kind-add"),
    page("tagebuch/arten/<int:pk>/", KINDS.change, right=ARRANGE, name="diary-kind"),
    page("tagebuch/arten/<int:pk>/platz/", KINDS.move, right=ARRANGE, name="diary-kind-move"),
    page(
        "tagebuch/arten/<int:pk>/entfernen/",
        KINDS.remove,
        right=ARRANGE,
        name="diary-kind-remove",
    ),
]
