"""A month shows each appointment on each of its days, and nothing of other months."""

import re
from datetime import date

import pytest
from django.template import engines
from django.utils import translation

from wirkkreis.ui.items import Appointment, Further


def rendered(year, month, *appointments, **options):
    given = " ".join(f"{name}={name}" for name in options)
    source = f"{{% load shelf %}}{{% month {year} {month} appointments {given} %}}"
    return str(
        engines["django"].from_string(source).render({"appointments": appointments, **options})
    )


def days_with(html, title):
    """The days on which a title stands."""
    cells = re.findall(r'<td[^>]*>.*?<time datetime="([\d-]+)">(.*?)</td>', html, re.DOTALL)
    return [day for day, cell in cells if title in cell]


def test_weeks_begin_on_monday_and_days_of_other_months_are_empty():
    html = rendered(2026, 11)
    heads = re.findall(r'<th scope="col">(.*?)</th>', html)
    assert (heads[0], heads[-1], len(heads)) == ("Montag", "Sonntag", 7)
    assert [row.count("<td") for row in html.split("<tr>")[2:]] == [7] * 6
    first_week = html.split("<tr>")[2]
    assert first_week.count('<td class="month-other"></td>') == 6
    assert "<caption>November 2026</caption>" in html


@pytest.mark.parametrize(
    ("day", "last_day", "shown"),
    [
        (date(2026, 11, 30), None, ["2026-11-30"]),
        (date(2026, 10, 30), date(2026, 11, 2), ["2026-11-01", "2026-11-02"]),
        (date(2026, 11, 29), date.max, ["2026-11-29", "2026-11-30"]),
        (date(2026, 11, 5), date(2026, 11, 4), []),
        (date(2026, 12, 1), None, []),
    ],
)
def test_an_appointment_stands_on_each_of_its_days_in_the_month(day, last_day, shown):
    html = rendered(2026, 11, Appointment(day, "Konferenz", last_day=last_day))
    assert days_with(html, "Konferenz") == shown
    assert ("In diesem Monat gibt es hier keine Termine." in html) is not shown


def test_its_time_stands_on_the_first_day_and_its_end_on_the_days_before():
    week = Appointment(date(2026, 11, 3), "Woche", time="9:00", last_day=date(2026, 11, 5))
    html = rendered(2026, 11, week)
    assert days_with(html, "9:00") == ["2026-11-03"]
    assert days_with(html, "bis 5. November") == ["2026-11-03", "2026-11-04"]


def test_appointments_of_one_day_keep_their_order():
    day = date(2026, 11, 3)
    html = rendered(2026, 11, Appointment(day, "Früh"), Appointment(day, "Abend"))
    assert html.index("Früh") < html.index("Abend")
    assert html.count('class="month-full"') == 1


def test_today_is_marked_and_the_months_beside_are_linked():
    html = rendered(2026, 12, today=date(2026, 12, 24), before="?monat=11", after="?monat=1")
    assert html.count('aria-current="date"') == 1
    assert 'href="?monat=11" rel="prev"' in html
    assert "November 2026" in html
    assert "Januar 2027" in html
    assert "<nav" not in rendered(2026, 12)
    assert "aria-current" not in rendered(2026, 11, today=date(2026, 12, 24))


def test_the_first_and_the_last_month_of_all_can_be_shown():
    assert "<td" in rendered(1, 1)
    assert "<td" in rendered(9999, 12)


def test_days_are_named_as_the_language_of_the_page_does():
    with translation.override("en"):
        html = rendered(2026, 11, Appointment(date(2026, 11, 3), "x"))
    assert "Tuesday" in html
    assert "</span>3 November</time>" in html


def test_a_full_day_shows_the_first_and_the_way_to_all():
    day = date(2026, 11, 3)
    week = Appointment(date(2026, 11, 1), "Woche", last_day=date(2026, 11, 4))
    two = Appointment(day, "Früh"), Appointment(day, "Abend")
    html = rendered(2026, 11, week, *two, most=2, further={day: Further("/tag/", left_out=5)})
    assert days_with(html, "Früh") == days_with(html, "Abend") == ["2026-11-03"]
    assert days_with(html, "Woche") == ["2026-11-01", "2026-11-02", "2026-11-04"]
    assert days_with(html, "+ 6 weitere") == ["2026-11-03"]
    assert 'href="/tag/"' in html


def test_what_appointments_say_is_escaped():
    bold = Appointment(date(2026, 11, 3), "<b>&", url='"x', time="<i>", note="<u>")
    html = rendered(2026, 11, bold)
    assert "&lt;b&gt;&amp;" in html
    assert 'href="&quot;x"' in html
    assert not {"<b>", "<i>", "<u>"} & set(re.findall("<[biu]>", html))
