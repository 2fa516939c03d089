"""The table of contents of the whole site. Every page carries its language in the address."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from wirkkreis.access.urls import page, under_right
from wirkkreis.portal.pages import house
from wirkkreis.ui import urls as shelf

urlpatterns: list[URLPattern | URLResolver] = [
    page("farbe/<str:colour>.css", house.theme, right="everyone", name="theme"),
    *i18n_patterns(
        path("", include("wirkkreis.portal.urls")),
        path("", include("wirkkreis.portal.signing_urls")),
        path("", include("wirkkreis.goals.urls")),
        path("", include("wirkkreis.goals.reviewing_urls")),
        path("", include("wirkkreis.goals.staff_urls")),
        path("", include("wirkkreis.diary.urls")),
        path("", include("wirkkreis.committees.urls")),
        path("", include("wirkkreis.committees.desk_urls")),
        path("", include("wirkkreis.committees.session_urls")),
        path("", include("wirkkreis.committees.own_urls")),
        path("", include("wirkkreis.committees.voting_urls")),
        path("", include("wirkkreis.committees.circular_urls")),
        path("", include("wirkkreis.committees.agenda_urls")),
        path("", include("wirkkreis.committees.sitting_urls")),
        path("", include("wirkkreis.committees.record_urls")),
        path("", include("wirkkreis.committees.public_record_urls")),
        path("", include("wirkkreis.events.urls")),
        path("", include("wirkkreis.events.planning_urls")),
        path("", include("wirkkreis.events.registering_urls")),
        path("", include("wirkkreis.events.public_registering_urls")),
        path("", include("wirkkreis.events.door_urls")),
        path("", include("wirkkreis.events.aftermath_urls")),
        path("", include("wirkkreis.events.programme_urls")),
        path("", include("wirkkreis.people.urls")),
        path("", include("wirkkreis.places.urls")),
        path("", include("wirkkreis.activity.urls")),
        path("", include("wirkkreis.administration.urls")),
        path("", include("wirkkreis.administration.rule_urls")),
        path("ui/", include(under_right("everyone", shelf.urlpatterns))),
        prefix_default_language=False,
    ),
]
