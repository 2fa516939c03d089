from django.db import migrations


class Migration(migrations.Migration):
    """The table of the default cache, shared by all workers: limits of attempts live in it."""

    dependencies = [
        ("accounts", "0002_sessions"),
    ]

    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE shared_cache (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX shared_cache_expires ON shared_cache (expires);
            """,
            "DROP TABLE shared_cache",
        ),
    ]
