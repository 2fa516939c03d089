"""The portal's own pages."""

from wirkkreis.access.urls import page
from wirkkreis.portal.pages import home, house, search, today

urlpatterns = [
    page("", home.home, right="everyone", name="home", kept=True),
    page("heute/", today.today, right="member", name="today"),
    page("logo/", house.logo, right="everyone", name="logo"),
    page("suche/", search.find, right="everyone", name="search"),
    page("rechte/", house.rights, right="everyone", name="rights", kept=True),
    page("impressum/", house.imprint, right="everyone", name="imprint", kept=True),
    page("datenschutz/", house.privacy, right="everyone", name="privacy", kept=True),
    page(
        "barrierefreiheit/", house.accessibility, right="everyone", name="accessibility", kept=True
    ),
    page("barriere-melden/", house.report_barrier, right="everyone", name="report-barrier"),
]
