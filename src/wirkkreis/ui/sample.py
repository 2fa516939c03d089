"""What the living page shows: invented, and small enough to read at a glance."""

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.ui.forms import DateField, MomentField, MoneyField, TimeField
from wirkkreis.ui.frame import Link
from wirkkreis.ui.icons import ICONS
from wirkkreis.ui.items import (
    Appointment,
    Area,
    Bar,
    Happening,
    LegendEntry,
    Point,
    Share,
    Step,
    StoredFile,
    SummaryRow,
    TreeNode,
)
from wirkkreis.ui.states import STATES
from wirkkreis.ui.widgets import CountInput, FileInput, SuggestInput

PLACES = ("Allstedt", "Hettstedt", "Sangerhausen", "Eisleben", "Mansfeld", "Gerbstedt")
_ROWS = (
    (date(2017, 2, 20), gettext_lazy("Demokratiekonferenz"), "Allstedt", 50),
    (date(2017, 6, 8), gettext_lazy("Begegnungscafé"), "Hettstedt", 24),
    (date(2017, 9, 23), gettext_lazy("Interkulturelle Woche"), "Sangerhausen", 130),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label=gettext_lazy("Was ist passiert?"),
        help_text=gettext_lazy("Ein Satz genügt."),
        max_length=120,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Was war es?"),
        widget=forms.RadioSelect,
        choices=[
            ("advice", gettext_lazy("Beratung")),
            ("meeting", gettext_lazy("Treffen")),
            ("visit", gettext_lazy("Besuch")),
        ],
    )
    day = DateField(
        label=gettext_lazy("Tag"), help_text=gettext_lazy("Tag, Monat, Jahr: 31.12.2026")
    )
    start = TimeField(label=gettext_lazy("Beginn"), required=False)
    until = MomentField(label=gettext_lazy("Anmeldung bis"), required=False)
    place = forms.CharField(
        label=gettext_lazy("Gemeinde"),
        help_text=gettext_lazy("Beginnen Sie zu tippen oder wählen Sie aus der Liste."),
        widget=SuggestInput(PLACES),
    )
    people = forms.IntegerField(
        label=gettext_lazy("Erreichte Menschen"), widget=CountInput, required=False, min_value=0
    )
    amount = MoneyField(label=gettext_lazy("Kosten"), required=False)
    topic = forms.ChoiceField(
        label=gettext_lazy("Thema"),
        choices=[("", gettext_lazy("Bitte wählen")), ("youth", gettext_lazy("Jugendbeteiligung"))],
    )
    email = forms.EmailField(
        label=gettext_lazy("E-Mail-Adresse"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    ages = forms.MultipleChoiceField(
        label=gettext_lazy("Wer war dabei?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("young", gettext_lazy("Menschen unter 27 Jahren")),
            ("old", gettext_lazy("Menschen ab 27 Jahren")),
        ],
    )
    note = forms.CharField(label=gettext_lazy("Notiz"), required=False, widget=forms.Textarea)
    file = forms.FileField(
        label=gettext_lazy("Datei"),
        help_text=gettext_lazy("PDF oder Bild, höchstens 10 MB."),
        required=False,
        widget=FileInput(".pdf,.jpg,.png"),
    )
    agreed = forms.BooleanField(label=gettext_lazy("Die Angaben dürfen gezählt werden."))


class SampleFilter(forms.Form):
    """A filter as lists carry it."""

    q = forms.CharField(
        label=gettext_lazy("Suchen"), required=False, widget=forms.TextInput({"type": "search"})
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Gemeinde"),
        required=False,
        choices=[("", gettext_lazy("Alle")), *((place, place) for place in PLACES)],
    )


def everything(request: HttpRequest) -> dict[str, Any]:
    """All that the living page's sections need."""
    return {
        "icons": list(ICONS),
        "states": list(STATES),
        "rows": _ROWS,
        "page_of_many": Paginator(range(95), 10).get_page(request.GET.get("page")),
        "filter_form": SampleFilter(request.GET or None, auto_id="filter_%s"),
        "wrong_form": SampleForm(
            {
                "day": "31.2.2026",
                "until_0": "2026-03-29",
                "until_1": "02:30",
                "email": "kim@",
                "amount": "viel",
                "place": PLACES[0],
            },
            auto_id="wrong_%s",
        ),
        "chips_form": SampleForm({"kind": "visit", "ages": ["old"]}, auto_id="chips_%s"),
        "crumb_links": [Link(_("Start"), "/"), Link(_("Ziele"), "#tree"), Link(_("Bausteine"), "")],
        "tab_links": _tabs(),
        "steps": [
            Step(_("Einlesen"), "done", "#steps"),
            Step(_("Durchsehen"), "current"),
            Step(_("Übernehmen")),
        ],
        **_lists(),
        **_figures(),
    }


def _tabs() -> list[Link]:
    return [
        Link(_("Überblick"), "#tabs", current=True, icon="eye"),
        Link(_("Nachweise"), "#tabs", icon="list"),
        Link(_("Verlauf"), "#tabs", icon="history"),
    ]


def _lists() -> dict[str, Any]:
    return {
        "goals": _goals(),
        "happenings": [
            Happening(
                date(2017, 9, 23), _("Ziel erreicht"), who="Kim Beispiel", icon="check", tone="good"
            ),
            Happening(
                date(2017, 6, 8),
                _("Das Begegnungscafé hat eröffnet"),
                _("24 Menschen kamen in das Haus der Jugend."),
                icon="heart",
                url="#timeline",
            ),
            Happening(
                date(2017, 2, 20), _("Plan beschlossen"), who=_("Begleitausschuss"), icon="flag"
            ),
        ],
        "stored_files": [
            StoredFile("einladung-konferenz.pdf", "#files", 184_320, "PDF", remove_url="#files"),
            StoredFile("teilnahme.xlsx", "#files", 20_480, "XLSX"),
        ],
        "month_today": date(2017, 9, 23),
        "appointments": [
            Appointment(date(2017, 9, 7), _("Begegnungscafé"), "#month", "15:00"),
            Appointment(
                date(2017, 9, 21), _("Begegnungscafé"), "#month", "15:00", "bad", note=_("abgesagt")
            ),
            Appointment(
                date(2017, 9, 23), _("Interkulturelle Woche"), "#month", last_day=date(2017, 9, 26)
            ),
            Appointment(date(2017, 9, 23), _("Demokratiekonferenz"), "#month", "10:00", "good"),
        ],
        "answers": [
            SummaryRow(_("Was ist passiert?"), _("Demokratiekonferenz"), "#summary"),
            SummaryRow(_("Gemeinde"), "Allstedt", "#summary"),
        ],
    }


def _goals() -> list[TreeNode]:
    actions = [
        TreeNode(
            _("Der Begleitausschuss tagt mindestens dreimal im Jahr."),
            "#tree", "1.1.1", _("Handlungsziel"), "reached", _("3 von 3 Sitzungen"),
        ),
        TreeNode(
            _("Im ersten Halbjahr findet eine Demokratiekonferenz statt."),
            "#tree", "1.1.2", _("Handlungsziel"), "on_course", _("Termin steht: 20. Februar"),
        ),
        TreeNode(
            _("Zwei Jugendliche vertreten das Jugendforum im Ausschuss."),
            "#tree", "1.1.3", _("Handlungsziel"), "at_risk", _("1 von 2, noch ein Quartal"),
        ),
    ]  # fmt: skip
    middle = TreeNode(
        _("Die Partnerschaft ist bekannt und arbeitet verlässlich zusammen."),
        "#tree", "1.1", _("Mittlerziel"), "on_course", children=actions,
    )  # fmt: skip
    first = TreeNode(
        _("Menschen im Landkreis gestalten ihr Zusammenleben gemeinsam."),
        "#tree", "1", _("Leitziel"), children=[middle],
    )  # fmt: skip
    second = TreeNode(
        _("Junge Menschen entscheiden mit, wo es um sie geht."),
        "#tree", "2", _("Leitziel"), "unknown",
    )  # fmt: skip
    return [first, second]


def _figures() -> dict[str, Any]:
    return {
        "bar_rows": [
            Bar(_("Sitzungen des Ausschusses"), 3, target=3, tone="good"),
            Bar(_("Eigene Projekte"), 2, target=3, tone="warn"),
            Bar(_("Besuchte Gemeinden"), 7, target=11),
            Bar(_("Zufriedenheit der Gäste"), None),
        ],
        "shares": [
            Share(_("erreicht"), 4, "good", "check"),
            Share(_("auf Kurs"), 3, "info", "trend"),
            Share(_("gefährdet"), 1, "warn", "alert"),
            Share(_("noch nicht messbar"), 1, "neutral", "question"),
        ],
        "points": [
            Point("2021", 4), Point("2022", 9), Point("2023", None), Point("2024", 12),
            Point("2025", 17), Point("2026", 21),
        ],
        **_map(),
    }  # fmt: skip


def _map() -> dict[str, Any]:
    shapes = (
        ("M10 60 60 10 130 30 150 90 80 120Z", 85, 62, 0),
        ("M130 30 230 12 270 80 150 90Z", 195, 54, 2),
        ("M270 80 230 12 340 24 388 96 330 130Z", 312, 70, 4),
        ("M80 120 150 90 200 160 140 220 60 190Z", 128, 156, 1),
        ("M150 90 270 80 330 130 290 210 200 160Z", 246, 134, 3),
        ("M140 220 200 160 290 210 240 270 160 268Z", 208, 220, None),
    )
    values = {0: "0", 1: "2", 2: "5", 3: "8", 4: "14"}
    return {
        "areas": [
            Area(
                name=place,
                path=path,
                label_x=x,
                label_y=y,
                label="–" if step is None else values[step],
                value=_("zu wenige, um sie zu zeigen") if step is None else values[step],
                step=step,
                url="#map",
            )
            for place, (path, x, y, step) in zip(PLACES, shapes, strict=True)
        ],
        "map_legend": [
            LegendEntry(0, "0"),
            LegendEntry(1, "1–3"),
            LegendEntry(2, "4–6"),
            LegendEntry(3, "7–10"),
            LegendEntry(4, _("11 und mehr")),
            LegendEntry(None, _("zu wenige, um sie zu zeigen")),
        ],
    }
