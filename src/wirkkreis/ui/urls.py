"""The living page of components. Rights are attached where this list is included."""

from django.urls import path

from wirkkreis.ui import pages

urlpatterns = [path("", pages.living, name="ui-living")]
