"""The living page where the tests look for it."""

from django.urls import include, path

urlpatterns = [path("ui/", include("wirkkreis.ui.urls"))]
