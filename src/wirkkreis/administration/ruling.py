"""Changing the rules of a programme year and the partnership's own settings."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.tenancy.models import Partnership, RuleSet, rules_for, write_rules

OWN_FIELDS = ("name", "region", "colour", "logo", "contact_email", "publisher")


@transaction.atomic
def change_rules(year: int, *, by: Actor, values: Mapping[str, Any], reason: str) -> RuleSet | None:
    """Write a new version of a year's rules; None when nothing differs.

    What was decided under an older version keeps it. Raises ValidationError by rule, or for a
    missing reason.
    """
    demand(by, "administration.rules.change")
    before = rules_for(year).as_values()
    changed = sorted(name for name, value in values.items() if before.get(name) != value)
    if not changed:
        return None
    if not reason.strip():
        raise ValidationError({"reason": _("Bitte den Grund angeben.")})
    version = write_rules(year, dict(values), reason=reason.strip())
    after = version.rules.as_values()
    record(
        "administration.rules.changed",
        version,
        by=by,
        changes={"values": (_said(before, changed), _said(after, changed))},
        note=reason.strip(),
    )
    return version


@transaction.atomic
def change_partnership(partnership: Partnership, *, by: Actor) -> Partnership:
    """Save the already changed settings of a partnership. Raises ValidationError by field."""
    demand(by, "administration.rules.change")
    before = Partnership.objects.select_for_update().get(pk=partnership.pk)
    changed = [name for name in OWN_FIELDS if getattr(before, name) != getattr(partnership, name)]
    if changed:
        partnership.save(update_fields=changed)
        record("administration.partnership.changed", partnership, by=by, fields=changed)
    return partnership


def _said(values: Mapping[str, Any], names: list[str]) -> str:
    return "; ".join(f"{name}: {values[name]}" for name in names)
