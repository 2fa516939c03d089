"""The published matrix is what the registry says, and every right is of use."""

from django.conf import settings

from tests.house.walked import addresses, our_models
from tests.lints import source
from wirkkreis.access.rights import all_rights
from wirkkreis.flow.engine import Flowing
from wirkkreis.portal.matrix import as_markdown

RIGHTS = [right for right in all_rights() if not right.name.startswith("tests.")]


def test_the_matrix_in_docs_is_current():
    kept = (settings.CHECKOUT / "docs" / "rights.md").read_text(encoding="utf-8")
    assert kept == as_markdown(RIGHTS), "run: wirkkreis django write_rights"


def test_every_right_is_asked_somewhere():
    flowing = [model for model in our_models() if issubclass(model, Flowing)]
    asked = {address.right for address in addresses()}
    asked |= {step.right for model in flowing for step in model.FLOW.steps}
    python = [path for path in source.python(tests=False) if path.name != "rights.py"]
    said = "".join(map(source.text, python))
    assert not {
        right.name for right in RIGHTS if right.name not in asked and f'"{right.name}"' not in said
    }


def test_every_right_says_why_it_is_refused():
    assert all(str(right.reason).endswith(".") for right in RIGHTS)
