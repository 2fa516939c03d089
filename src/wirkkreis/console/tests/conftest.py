"""A place outside of pytest's private directories, where the server's own user can look too."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from wirkkreis.console.cluster import Cluster, for_checkout


def cluster_at(place: Path, name: str = "a checkout") -> Cluster:
    """A cluster of its own for a checkout of this name."""
    checkout = place / name
    checkout.mkdir(parents=True, exist_ok=True)
    return for_checkout(checkout, homes=place / "homes")


@pytest.fixture
def place() -> Iterator[Path]:
    with _open_place() as made:
        yield made


@pytest.fixture(scope="module")
def shared_place() -> Iterator[Path]:
    """For tests that leave a healthy cluster behind; setting up another takes a second."""
    with _open_place() as made:
        yield made


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """One running cluster for all tests of a file that leave it as they found it."""
    with _open_place() as made, cluster_at(made).use() as running:
        yield running


@contextlib.contextmanager
def _open_place() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="wirkkreis-test-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)
