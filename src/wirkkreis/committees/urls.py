"""The addresses of the bodies: what everybody may see."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import public

urlpatterns = [
    page("gremien/", public.committees, right="everyone", name="public-committees", kept=True),
    page(
        "gremien/<int:pk>/", public.committee, right="everyone", name="public-committee", kept=True
    ),
]
