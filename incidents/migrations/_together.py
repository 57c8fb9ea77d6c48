"""One migration operation for many that only add constraints, indexes or triggers to tables."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Together(SeparateDatabaseAndState):
    """Applies all of them to one state of the models, which Django would build anew for each.

    For 155 operations on 40 models that is 10 seconds less for every new database. Going back is
    Django's own, one by one.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        super().__init__(operations, operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state before its models are built."""
        state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Apply each to the state that has them all."""
        for operation in self.database_operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)
