"""The shelf: every component as a template tag. README.md shows each with an example."""

from django import template

from wirkkreis.ui.parts import boxes, figures, inputs, linked, lists, marks, months, navigation

register = template.Library()

for library in (marks, boxes, navigation, lists, months, figures, inputs, linked):
    register.tags.update(library.register.tags)
    register.filters.update(library.register.filters)
