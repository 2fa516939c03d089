"""What the worker does for persons and organisations."""

from datetime import timedelta

from wirkkreis.accounts.models import Account
from wirkkreis.people.importing import DAYS_KEPT
from wirkkreis.people.models import ImportDraft, ImportKind
from wirkkreis.people.tasks import forget_drafts
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


def test_drafts_are_deleted_everywhere_when_their_time_is_over(db):
    account = Account.objects.create_user("wer@example.org")
    everywhere = list(Partnership.objects.all())
    assert len(everywhere) > 1
    for partnership in everywhere:
        with inside(partnership):
            for name in ("fresh", "old"):
                ImportDraft.objects.create(file_name=name, kind=ImportKind.PERSONS, made_by=account)
            ImportDraft.objects.filter(file_name="old").update(
                made_at=clock.now() - timedelta(days=DAYS_KEPT, minutes=1)
            )
    forget_drafts(timestamp=0)
    for partnership in everywhere:
        with inside(partnership):
            left = ImportDraft.objects.filter(made_by=account)
            assert [draft.file_name for draft in left] == ["fresh"]
