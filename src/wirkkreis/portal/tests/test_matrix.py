"""The public matrix: what each role may, in words for people."""

import pytest
from django.urls import reverse

from wirkkreis.access.rights import Right, all_rights, everyone, lead_office, staff
from wirkkreis.accounts.models import Role
from wirkkreis.portal.matrix import Cell, columns, rows

COLUMN = {None: 0} | {role: place for place, role in enumerate(Role, start=1)}
NO, YES, WITH_FACTOR = Cell(allowed=False), Cell(allowed=True), Cell(allowed=True, with_factor=True)


@pytest.mark.parametrize(
    ("predicate", "role", "cell"),
    [
        (everyone, None, YES),
        (everyone, Role.LEAD_OFFICE, YES),
        (staff, None, NO),
        (staff, Role.YOUTH, NO),
        (staff, Role.COORDINATOR, WITH_FACTOR),
        (lead_office, Role.COORDINATOR, NO),
    ],
)
def test_a_cell_says_whether_and_under_what_condition(predicate, role, cell):
    [row] = rows([Right("tests.any", predicate, title="Etwas tun", reason="Nein.")])
    assert row.cells[COLUMN[role]] == cell


def test_every_role_has_its_column():
    assert len(columns()) == len(rows(all_rights())[0].cells) == len(Role) + 2


def test_the_page_says_what_may_be_done_and_no_refusals(browser, mansfeld):
    page = browser(None).get(reverse("rights")).text
    assert "Pläne bearbeiten" in page
    assert "mit zweitem Faktor" in page
    assert "nur für Gremien, das Jugendforum und die eigene Stelle" in page
    assert "Bitte melden Sie sich an." not in page
    assert "Geschäftsstelle" not in page


def test_every_right_has_a_title_of_its_own_and_it_is_no_sentence():
    titles = [str(right.title) for right in all_rights()]
    assert len(set(titles)) == len(titles)
    assert not any(title.endswith(".") for title in titles)
