"""CSV and Excel files with what was done, on their way in, and which column is what in files like them."""

from __future__ import annotations

from django.db import models

from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Promise


class ColumnMapping(models.Model):
    """Which column is what, as somebody of the municipality chose it last for files with these headings."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="column_mappings")
    signature = models.CharField(max_length=64)  # of the headings, see `sheets.mapping`
    columns = models.JSONField()  # {"day": 0, "count": 3, …}, columns counted from 0
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "signature"], name="column_mapping_once")
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.signature[:8]}"


class SheetUpload(models.Model):
    """A file that a party uploaded for a promise, once per content, and how far it has come.

    Its bytes are kept until it is imported or taken away, so that the work can be taken up another day.
    `chosen` is {"columns": …, "commitment": number or None, "party": key or None}, empty until chosen: the
    last two hold for every row where no column says. `result` is what the import writes, for its receipt;
    `written` how many rows of it are logged so far, and `stopped` why it could not go on.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded"
        IMPORTING = "importing"
        IMPORTED = "imported"
        TAKEN_AWAY = "taken_away"

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="sheet_uploads")
    workspace_id: int | None
    workspace = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED)
    chosen = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    written = models.PositiveIntegerField(default=0)
    stopped = models.CharField(max_length=500, blank=True)
    uploaded_at = models.DateTimeField()
    imported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "workspace", "sha256"],
                condition=models.Q(workspace__isnull=False),
                name="sheet_upload_once",
            ),
            models.UniqueConstraint(
                fields=["promise", "sha256"],
                condition=models.Q(workspace=None),
                name="sheet_upload_of_the_command_line_once",
            ),
        ]
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def thing(self) -> Thing:
        """What the permission rules need to know."""
        return Thing(self.workspace_id)

    def audit_scope(self) -> tuple[int | None, int]:
        """The party that took it in, where the promise holds."""
        return self.workspace_id, self.promise.municipality_id


class SheetContent(models.Model):
    """The bytes of an uploaded file, apart from it so that no list ever loads them."""

    upload = models.OneToOneField(SheetUpload, on_delete=models.CASCADE, related_name="content")
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.upload.name
