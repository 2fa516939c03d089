"""What the example's indicators count in, by the German word, in the languages of the pages."""

from collections.abc import Mapping

_ROWS = (
    ("Angebote", "offers", "Angebote", "عروض"),
    ("Auswertung", "evaluation", "Auswertung", "تقييم"),
    ("Beratungen", "advice talks", "Gespräche", "استشارات"),
    ("Fachtag", "conference day", "Fachtag", "يوم تخصصي"),
    ("Gemeinden", "municipalities", "Gemeinden", "بلديات"),
    ("Jugendliche", "young people", "junge Menschen", "شباب"),
    ("Konferenz", "conference", "Konferenz", "مؤتمر"),
    ("Menschen", "people", "Menschen", "أشخاص"),
    ("Nachmittage", "afternoons", "Nachmittage", "أمسيات"),
    ("Öffnung", "opening", "Öffnung", "افتتاح"),
    ("Projekte", "projects", "Projekte", "مشاريع"),
    ("Prozent", "per cent", "Prozent", "في المئة"),
    ("Sitzungen", "meetings", "Treffen", "اجتماعات"),
    ("Stunden", "hours", "Stunden", "ساعات"),
    ("Veranstaltungen", "events", "Feste und Treffen", "فعاليات"),
)

UNITS: Mapping[str, Mapping[str, str]] = {
    german: {"de": german, "en": english, "de-simple": plain, "ar": arabic}
    for german, english, plain, arabic in _ROWS
}
