"""The three database roles, as plain SQL: who migrates, who serves, who may look everywhere.

Nothing here imports Django, so that the embedded cluster can be set up before the application
exists, and so that a county's administrator can read or run the same statements on her own
PostgreSQL (16 or newer; older ones do not know `WITH INHERIT FALSE, SET TRUE`).
All statements can be run again without harm.
"""

OWNER = "wirkkreis_owner"
APP = "wirkkreis_app"
EVERYWHERE = "wirkkreis_everywhere"

EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")


def for_the_cluster() -> list[str]:
    """Statements a superuser runs once per cluster: the roles and who may step into which."""
    return [
        _role(OWNER, "LOGIN"),
        _role(APP, "LOGIN"),
        _role(EVERYWHERE, "NOLOGIN"),
        # Neither inherits what "everywhere" may see; each has to step into it by SET LOCAL ROLE.
        *(f"GRANT {EVERYWHERE} TO {role} WITH INHERIT FALSE, SET TRUE" for role in (APP, OWNER)),
    ]


def for_a_database_as_superuser(quoted_name: str) -> list[str]:
    """Statements a superuser runs inside a new database. The name comes already quoted."""
    return [
        f"ALTER DATABASE {quoted_name} OWNER TO {OWNER}",
        f"REVOKE ALL ON DATABASE {quoted_name} FROM PUBLIC",
        f"GRANT CONNECT, TEMPORARY ON DATABASE {quoted_name} TO {APP}, {EVERYWHERE}",
        *(f"CREATE EXTENSION IF NOT EXISTS {name} WITH SCHEMA public" for name in EXTENSIONS),
        f"ALTER SCHEMA public OWNER TO {OWNER}",
    ]


def for_a_database_as_owner() -> list[str]:
    """Statements the owner runs inside a new database, before the first migration.

    What the owner creates later is usable by the other two at once; changing the shape of the
    database stays with the owner.
    """
    others = f"{APP}, {EVERYWHERE}"
    rows = "SELECT, INSERT, UPDATE, DELETE"
    later = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public GRANT"
    return [
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {others}",
        f"GRANT {rows} ON ALL TABLES IN SCHEMA public TO {others}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {others}",
        f"{later} {rows} ON TABLES TO {others}",
        f"{later} USAGE, SELECT ON SEQUENCES TO {others}",
        f"{later} EXECUTE ON FUNCTIONS TO {others}",
    ]


def _role(name: str, login: str) -> str:
    attributes = f"{login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') "
        f"THEN CREATE ROLE {name} {attributes}; END IF; END $$"
    )
