"""The quorum in words, as everybody in the room reads it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.committees.reckoning.speaking import Quorum


def quorum_in_words(found: Quorum) -> str:
    """Whether the body can decide: how many votes are there, and how many are needed."""
    numbers = {"present": found.present, "base": found.base, "needed": found.needed}
    if found.is_reached:
        return (
            ngettext(
                "Beschlussfähig: %(present)d von %(base)d Stimmen ist da, %(needed)d nötig",
                "Beschlussfähig: %(present)d von %(base)d Stimmen sind da, %(needed)d nötig",
                found.present,
            )
            % numbers
        )
    return ngettext(
        "Nicht beschlussfähig: es fehlt %(missing)d Stimme",
        "Nicht beschlussfähig: es fehlen %(missing)d Stimmen",
        -found.to_spare,
    ) % {"missing": -found.to_spare}


def what_if_one_leaves(found: Quorum) -> str:
    """How far the body is from losing its quorum; empty where it has none."""
    if not found.is_reached:
        return ngettext(
            "%(present)d von %(base)d Stimmen ist da, %(needed)d nötig.",
            "%(present)d von %(base)d Stimmen sind da, %(needed)d nötig.",
            found.present,
        ) % {"present": found.present, "base": found.base, "needed": found.needed}
    if found.to_spare == 0:
        return _("Geht noch eine Stimme, ist das Gremium nicht mehr beschlussfähig.")
    return ngettext(
        "%(spare)d Stimme kann noch gehen.",
        "%(spare)d Stimmen können noch gehen.",
        found.to_spare,
    ) % {"spare": found.to_spare}
