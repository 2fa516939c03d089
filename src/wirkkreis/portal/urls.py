"""The portal's own pages."""

from wirkkreis.access.urls import page
from wirkkreis.portal.pages import home, house, search, today

urlpatterns = [
    page("", home.home, right="everyone", name="home"),
    page("heute/", today.today, right="member", name="today"),
    page("logo/", house.logo, right="everyone", name="logo"),
    page("suche/", search.find, right="everyone", name="search"),
    page("rechte/", house.rights, right="everyone", name="rights"),
    page("impressum/", house.imprint, right="everyone", name="imprint"),
    page("datenschutz/", house.privacy, right="everyone", name="privacy"),
    page("barrierefreiheit/", house.accessibility, right="everyone", name="accessibility"),
    page("barriere-melden/", house.report_barrier, right="everyone", name="report-barrier"),
]
