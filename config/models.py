"""What the site remembers about running itself."""

from django.db import models


class JobRun(models.Model):
    """A job that was started for the moment it was due; the constraint lets one process win."""

    name = models.CharField(max_length=100)
    due_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="job_runs_once")]

    def __str__(self) -> str:
        return f"{self.name} at {self.due_at:%Y-%m-%d %H:%M}"
