"""What the trail records of a person's own account."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import verb

verb("portal.address.changed", _("hat die eigene E-Mail-Adresse geändert"))
