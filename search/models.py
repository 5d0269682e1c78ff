"""The index: one row for each thing that can be found. It can be made again from the things at any time."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.querysets import StoredEntryQuerySet
from tags.models import Tag


class StoredEntry(models.Model):
    """What was put into the index last; on PostgreSQL the table also has a `vector` that only SQL speaks of."""

    kind = models.CharField(_("kind"), max_length=20)
    object_pk = models.BigIntegerField(_("number"))
    language = models.CharField(_("language"), max_length=10)
    title = models.TextField(_("title"), blank=True)
    text = models.TextField(_("text"), blank=True)
    created_at = models.DateTimeField(_("created at"))
    tags = models.ManyToManyField(Tag, related_name="+", db_table="search_entry_tag", verbose_name=_("tags"))

    objects = StoredEntryQuerySet.as_manager()

    class Meta:
        db_table = "search_entry"
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [models.UniqueConstraint(fields=["kind", "object_pk"], name="search_entry_once")]
        indexes = [models.Index(fields=["-created_at", "-id"], name="search_entry_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_pk}"

    @property
    def key(self) -> tuple[str, int]:
        return (self.kind, self.object_pk)


class StoredAudience(models.Model):
    """One audience that an entry is meant for."""

    entry = models.ForeignKey(StoredEntry, on_delete=models.CASCADE, related_name="audiences")
    name = models.CharField(_("audience"), max_length=40)

    class Meta:
        db_table = "search_entry_audience"
        verbose_name = _("audience of a search entry")
        verbose_name_plural = _("audiences of search entries")
        constraints = [models.UniqueConstraint(fields=["entry", "name"], name="search_entry_audience_once")]

    def __str__(self) -> str:
        return self.name


class WordsField(models.TextField[str, str]):
    """The column of a full-text table that stands for all its columns."""


@WordsField.register_lookup
class Match(models.Lookup[str]):
    """`__match`: SQLite's own question to its full-text table."""

    lookup_name = "match"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, column_params = self.process_lhs(compiler, connection)
        value, value_params = self.process_rhs(compiler, connection)
        return f"{column} MATCH {value}", (*column_params, *value_params)


class FoldedWords(models.Model):
    """SQLite's full-text table, made by a migration; on PostgreSQL it does not exist and nothing asks for it."""

    entry = models.OneToOneField(
        StoredEntry, on_delete=models.DO_NOTHING, primary_key=True, db_column="rowid", related_name="words"
    )
    everything = WordsField(db_column="search_words")
    rank = models.FloatField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        managed = False
        db_table = "search_words"

    def __str__(self) -> str:
        return f"words of entry {self.pk}"
