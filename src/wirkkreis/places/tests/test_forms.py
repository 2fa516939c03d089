import pytest
from django.core.exceptions import ValidationError

from wirkkreis.places.forms import HeadCountField


@pytest.mark.parametrize("typed", ["22404", "22.404", "22 404", " 22\u202f404 "])
def test_a_head_count_is_read_as_sources_print_it(typed):
    assert HeadCountField().clean(typed) == 22404


@pytest.mark.parametrize("typed", ["22.4", "22,404", "viele", "2.2404"])
def test_what_may_mean_something_else_is_refused(typed):
    with pytest.raises(ValidationError):
        HeadCountField().clean(typed)
