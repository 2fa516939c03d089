"""How many people, and how many of each age band of the rule set: part of a form."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.widgets import CountInput

MOST_PEOPLE: Final = 100_000


class AgeBands:
    """Adds an input per age band to a form that has a field for the `total`.

    A form makes one in `__init__` and asks `counted()` in `clean`; its page includes
    "goals/age_bands.html" with `bands=form.age_bands.inputs`. `reached` is what was counted before;
    its bands are offered even if the rules of this year no longer have them.
    """

    def __init__(self, form: forms.Form, *, total: str, reached: Mapping[str, int]) -> None:
        self.form = form
        self.total = total
        bands = dict.fromkeys((*rules_for(clock.today().year).age_bands, *reached))
        self._bands = {f"band_{place}": band for place, band in enumerate(filter(None, bands))}
        for name, band in self._bands.items():
            form.fields[name] = forms.IntegerField(
                label=band,
                min_value=0,
                max_value=MOST_PEOPLE,
                required=False,
                initial=reached.get(band),
                widget=CountInput,
            )

    @property
    def names(self) -> list[str]:
        """The names of the fields."""
        return list(self._bands)

    @property
    def inputs(self) -> list[BoundField]:
        """The fields as a page shows them."""
        return [self.form[name] for name in self._bands]

    def counted(self) -> dict[str, int]:
        """People by age band, "" for those without age; empty when nobody counted.

        The bands need not add up to the total; adding up to more is an error at its field.
        """
        cleaned = self.form.cleaned_data
        by_band: dict[str, int] = {
            band: cleaned[name]
            for name, band in self._bands.items()
            if cleaned.get(name) is not None
        }
        total, known = cleaned.get(self.total), sum(by_band.values())
        if total is not None and known > total:
            facts = {"known": known, "total": total}
            said = _("Die Altersgruppen ergeben %(known)d, das sind mehr als %(total)d.")
            self.form.add_error(self.total, said % facts)
        if total is not None and (total > known or not by_band):
            by_band[""] = total - known
        return by_band
