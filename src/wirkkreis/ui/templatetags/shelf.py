"""The shelf: every component as a template tag. README.md shows each with an example."""

from django import template

from wirkkreis.ui.parts import boxes, figures, inputs, lists, marks, months, navigation

register = template.Library()

for library in (marks, boxes, navigation, lists, months, figures, inputs):
    register.tags.update(library.register.tags)
    register.filters.update(library.register.filters)
