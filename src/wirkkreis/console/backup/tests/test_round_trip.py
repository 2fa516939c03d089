"""There and back again: what was saved is what is restored, and nothing is mixed with it."""

import gzip
import io
import json
import stat
import tarfile

import pytest

from wirkkreis.console.backup import archive, saving
from wirkkreis.console.backup.tables import LEFT_BEHIND
from wirkkreis.console.failure import Failure

EVERY_ROW = "SELECT md5(string_agg(row::text, '' ORDER BY id)) FROM {} row"
WALLED = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity "
    "AND relnamespace = 'public'::regnamespace ORDER BY relname"
)


def test_the_example_world_comes_back_row_by_row_and_file_by_file(example, saved, empty):
    done = empty.wirkkreis("restore", str(saved))
    assert done.returncode == 0, done.stderr
    assert "stimmen mit der Sicherung überein" in done.stdout
    for table in ["tenancy_partnership", "procrastinate_jobs", *example.ask(WALLED)]:
        question = EVERY_ROW.format(table)
        assert empty.ask(question) == example.ask(question), table
    assert empty.ask("SELECT count(*) FROM activity_activity")[0] > 0
    assert _files(empty.var / "uploads") == _files(example.var / "uploads")
    highest = example.ask("SELECT max(id) FROM diary_entry")[0]
    assert empty.ask("SELECT nextval('diary_entry_id_seq')", role="app")[0] > highest


def test_a_database_without_tables_is_migrated_first(example, saved, install):
    bare = install("bare")
    done = bare.wirkkreis("restore", str(saved))
    assert done.returncode == 0, done.stderr
    people = "SELECT email FROM accounts_account ORDER BY email"
    assert bare.ask(people) == example.ask(people)


def test_an_upload_is_saved_with_its_name_and_for_our_eyes_only(saved):
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    with tarfile.open(saved) as tar:
        names = tar.getnames()
    assert "uploads/logos/größe 1.svg" in names
    assert not LEFT_BEHIND & {name.removeprefix("tables/") for name in names}
    assert any("committees_session" in name for name in names)


def test_a_full_database_is_refused_and_left_alone(example, saved):
    before = example.ask(EVERY_ROW.format("diary_entry"))
    done = example.wirkkreis("restore", str(saved))
    assert done.returncode == 1
    assert "Diese Datenbank ist nicht leer" in done.stderr
    assert example.ask(EVERY_ROW.format("diary_entry")) == before


def test_a_full_directory_is_refused(saved, empty):
    (empty.var / "uploads").mkdir(parents=True)
    (empty.var / "uploads" / "mine.txt").write_text("mine")
    done = empty.wirkkreis("restore", str(saved))
    assert done.returncode == 1
    assert "uploads ist nicht leer" in done.stderr
    assert empty.ask("SELECT 1 FROM accounts_account") == []


def test_an_existing_file_is_not_written_over(tmp_path):
    file = tmp_path / "saved.tar.gz"
    file.write_bytes(b"older")
    with pytest.raises(Failure, match="gibt es schon"):
        saving.main([str(file)])
    assert file.read_bytes() == b"older"


def test_a_place_that_cannot_be_written_to_is_said(tmp_path):
    with pytest.raises(Failure, match="lässt sich nicht schreiben"):
        saving.main([str(tmp_path / "none" / "saved.tar.gz")])


def test_a_damaged_archive_changes_nothing(saved, empty, tmp_path):
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(_another_row(saved.read_bytes()))
    done = empty.wirkkreis("restore", str(broken))
    assert done.returncode == 1
    assert "ist keine vollständige Sicherung (tables/accounts_account)" in done.stderr
    assert empty.ask("SELECT 1 FROM accounts_account") == []
    assert not (empty.var / "uploads").exists()


def test_every_kind_of_damage_is_found(saved, tmp_path):
    for damage in DAMAGES:
        broken = tmp_path / f"{damage.__name__}.tar.gz"
        broken.write_bytes(damage(saved.read_bytes()))
        with pytest.raises(Failure, match="keine vollständige Sicherung"):
            archive.unpack(broken, tmp_path / damage.__name__)


def test_an_archive_from_another_version_names_that_version(saved, empty, tmp_path):
    old = tmp_path / "old.tar.gz"
    old.write_bytes(_with_manifest(saved.read_bytes(), {"migrations": [], "wirkkreis": "0.0.9"}))
    done = empty.wirkkreis("restore", str(old))
    assert done.returncode == 1
    assert "Wirkkreis 0.0.9" in done.stderr


def test_members_that_lead_outside_are_not_unpacked(tmp_path):
    file = tmp_path / "evil.tar.gz"
    with archive.written(file) as writer:
        writer.add_bytes("uploads/../../escaped", b"out")
    with pytest.raises(Failure, match="keine vollständige Sicherung"):
        archive.unpack(file, tmp_path / "room")
    assert not (tmp_path / "escaped").exists()


def _files(directory):
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file()
    }


def _cut_short(content):
    return content[: len(content) // 2]


def _one_bit_flipped(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def _between_two_members(content):
    """What differs is neither in a member nor in a header: only the checksum tells."""
    return content[:-8] + bytes([content[-8] ^ 1]) + content[-7:]


def _no_archive(content):
    return b"rubbish" * 100


def _another_row(content):
    return _changed(content, lambda name, text: text + text if name.endswith("account") else text)


def _a_file_missing(content):
    return _changed(content, lambda name, text: None if name.startswith("uploads/") else text)


def _with_manifest(content, values):
    def change(name, text):
        if name != archive.MANIFEST:
            return text
        return json.dumps(json.loads(text) | values).encode()

    return _changed(content, change)


def _changed(content, change):
    """The same archive with members changed; None leaves one out."""
    out = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(gzip.decompress(content))) as source,
        tarfile.open(fileobj=out, mode="w:gz") as target,
    ):
        for member in source:
            found = source.extractfile(member)
            assert found is not None
            text = change(member.name, found.read())
            if text is not None:
                member.size = len(text)
                target.addfile(member, io.BytesIO(text))
    return out.getvalue()


DAMAGES = (
    _cut_short,
    _one_bit_flipped,
    _between_two_members,
    _another_row,
    _a_file_missing,
    _no_archive,
)
