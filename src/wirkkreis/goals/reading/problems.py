"""What the file readers say when a file cannot be read."""

from wirkkreis.ui import uploads


class Problem(uploads.Problem):
    """A reason in German, for the person who chose the file."""


DAMAGED_WORD = (
    "Die Word-Datei ist beschädigt und lässt sich nicht öffnen. "
    "Öffnen Sie sie in Word, speichern Sie sie neu und versuchen Sie es noch einmal."
)
NOT_WORD = (
    "Das ist keine Word-Datei (.docx). Speichern Sie den Plan als .docx, PDF oder "
    "Text und versuchen Sie es noch einmal."
)
BOMB = (
    "Die Datei entpackt sich auf eine Größe, die kein Zielplan hat, und wurde deshalb "
    "nicht geöffnet."
)
ENTITIES = (
    "Die Datei enthält Anweisungen, die in einem Zielplan nichts zu suchen haben, und "
    "wurde deshalb nicht geöffnet."
)
PDF_DAMAGED = (
    "Das PDF ist beschädigt und lässt sich nicht lesen. Erzeugen Sie es neu oder "
    "kopieren Sie den Text heraus."
)
PDF_LOCKED = (
    "Das PDF ist mit einem Passwort geschützt. Speichern Sie es ohne Passwort und "
    "versuchen Sie es noch einmal."
)
PDF_WITHOUT_TEXT = (
    "Das PDF enthält keinen Text, nur Bilder (etwa von einem Scanner). Der Leser kann Bilder "
    "nicht lesen: "
    "Nehmen Sie die ursprüngliche Datei oder lassen Sie zuerst eine Texterkennung laufen."
)
PDF_TOO_LONG = "Das PDF hat mehr als {pages} Seiten. Nehmen Sie nur die Seiten mit den Zielen."
