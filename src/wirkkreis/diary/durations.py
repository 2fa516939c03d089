"""How a duration is said."""

from django.utils.translation import gettext as _

CHIPS = (15, 30, 60, 90, 120, 180, 240, 480)
"""Minutes, as the form offers them."""


def said(minutes: int) -> str:
    """Minutes as people say them: "45 Min.", "2 Std.", "1:30 Std."; "" for 0, which is unknown."""
    hours, rest = divmod(minutes, 60)
    if not minutes:
        return ""
    if not hours:
        return _("%(minutes)d Min.") % {"minutes": rest}
    if not rest:
        return _("%(hours)d Std.") % {"hours": hours}
    return _("%(hours)d:%(minutes)02d Std.") % {"hours": hours, "minutes": rest}
