"""Migration operations of the house: the second wall, and tables that only grow.

`Wall("Model")` after a model is created (and again after it got a new key to an owned model):
forced row level security on the partnership we are in, and composite foreign keys, so that a row
cannot even point at a neighbour's row. `AppendOnly("Model", forgets=…)`: the database refuses
updates and deletes, but for emptying the named references.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

HERE = "nullif(current_setting('wirkkreis.partnership', true), '')::bigint"


class _TableOperation(Operation):
    """An operation on one model's table that leaves the models' state alone."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The Python models do not change."""

    def model(self, app_label: str, state: ProjectState) -> type[models.Model]:
        return state.apps.get_model(app_label, self.model_name)


class Wall(_TableOperation):
    """Forced row level security and composite foreign keys for one owned model."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = self.model(app_label, to_state)
        table = model._meta.db_table
        quoted = schema_editor.quote_name(table)
        everywhere = schema_editor.quote_name(settings.EVERYWHERE_ROLE)
        for statement in (
            f"ALTER TABLE {quoted} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {quoted} FORCE ROW LEVEL SECURITY",
            f"DROP POLICY IF EXISTS inside ON {quoted}",
            f"CREATE POLICY inside ON {quoted} USING (partnership_id = {HERE})",
            f"DROP POLICY IF EXISTS everywhere ON {quoted}",
            f"CREATE POLICY everywhere ON {quoted} TO {everywhere} USING (true)",
        ):
            schema_editor.execute(statement)
        self._make_unique(schema_editor, table)
        for column, target in owned_references(model):
            self._bind(schema_editor, table, column, target)

    def _make_unique(self, schema_editor: BaseDatabaseSchemaEditor, table: str) -> None:
        name = schema_editor.quote_name(f"{table}_wall")
        quoted = schema_editor.quote_name(table)
        schema_editor.execute(
            f"CREATE UNIQUE INDEX IF NOT EXISTS {name} ON {quoted} (partnership_id, id)"
        )

    def _bind(
        self, schema_editor: BaseDatabaseSchemaEditor, table: str, column: str, target: str
    ) -> None:
        quote = schema_editor.quote_name
        name = quote(f"{table}_{column}_wall"[:63])
        schema_editor.execute(f"ALTER TABLE {quote(table)} DROP CONSTRAINT IF EXISTS {name}")
        schema_editor.execute(
            f"ALTER TABLE {quote(table)} ADD CONSTRAINT {name} "
            f"FOREIGN KEY (partnership_id, {quote(column)}) "
            f"REFERENCES {quote(target)} (partnership_id, id) DEFERRABLE INITIALLY DEFERRED"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = schema_editor.quote_name(self.model(app_label, from_state)._meta.db_table)
        schema_editor.execute(f"DROP POLICY IF EXISTS inside ON {table}")
        schema_editor.execute(f"DROP POLICY IF EXISTS everywhere ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Puts {self.model_name} behind the wall"


class AppendOnly(_TableOperation):
    """Refuse updates and deletes of one model's rows, but for emptying `forgets`.

    `forgets` are columns that may be set to NULL (the actor who must be forgotten). A partnership
    that leaves is deleted by the owner role, who lifts the trigger.
    """

    def __init__(self, model_name: str, forgets: Sequence[str] = ()) -> None:
        super().__init__(model_name)
        self.forgets = tuple(forgets)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (type(self).__name__, [self.model_name], {"forgets": self.forgets})

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = self.model(app_label, to_state)._meta.db_table
        schema_editor.execute(
            f"""
            CREATE OR REPLACE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' THEN
                    IF {self._only_forgets()} THEN RETURN NEW; END IF;
                END IF;
                RAISE EXCEPTION '{table} only grows: % refused', TG_OP
                    USING ERRCODE = 'restrict_violation';
            END $$
            """,
            params=None,  # no placeholders: the percent sign belongs to RAISE
        )
        schema_editor.execute(
            f"CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_only_grows()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()"
        )

    def _only_forgets(self) -> str:
        """SQL: nothing but the forgettable columns differs, and those only by becoming NULL."""
        if not self.forgets:
            return "false"
        columns = "'{" + ",".join(self.forgets) + "}'::text[]"
        emptied = " AND ".join(
            f"(NEW.{column} IS NULL OR NEW.{column} IS NOT DISTINCT FROM OLD.{column})"
            for column in self.forgets
        )
        return f"to_jsonb(NEW) - {columns} = to_jsonb(OLD) - {columns} AND {emptied}"

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = self.model(app_label, from_state)._meta.db_table
        schema_editor.execute(f"DROP FUNCTION {table}_only_grows() CASCADE")

    def describe(self) -> str:
        return f"Lets {self.model_name} only grow"


def owned_references(model: type[models.Model]) -> list[tuple[str, str]]:
    """Column and table of each foreign key of `model` that points to an owned model."""
    found = []
    for field in model._meta.concrete_fields:
        target = field.related_model if isinstance(field, models.ForeignKey) else None
        if isinstance(target, type) and any(f.name == "partnership" for f in target._meta.fields):
            found.append((field.get_attname(), target._meta.db_table))
    return found
