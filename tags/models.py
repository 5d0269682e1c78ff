"""One tag: a country, a theme, or a keyword that members made."""

from urllib.parse import quote

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from accounts.models import User
from tags import vocabulary
from tags.querysets import TagQuerySet


class Kind(models.TextChoices):
    COUNTRY = "country", _("country")
    THEME = "theme", _("theme")
    KEYWORD = "keyword", _("keyword")


class Tag(TagBase):
    """`kind` and `code` say which tag it is: "BJ", "health", or the folded key of a keyword.

    `name` stays unique over all kinds, because taggit compares tags by name when it replaces a thing's tags: it is
    English for countries and themes, and the key for keywords, whose spelling is `word`. Show `label`.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    code = models.CharField(_("code"), max_length=50)
    # Not unique alone, as taggit has it: /countries/bj/ and /tags/bj/ are two pages.
    slug = models.SlugField(_("slug"), max_length=100, allow_unicode=True, db_index=False)
    word = models.CharField(_("spelling"), max_length=50, blank=True, default="")
    labels = models.JSONField(_("labels"), default=dict, blank=True)
    region = models.CharField(_("M49 region"), max_length=3, blank=True, default="")
    subregion = models.CharField(_("M49 subregion"), max_length=3, blank=True, default="")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    natural_key_fields = ["kind", "code"]

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="tags_tag_one_per_code"),
            models.UniqueConstraint(fields=["kind", "slug"], name="tags_tag_one_per_slug"),
            # taggit makes a tag of any string it is given; without a kind and a code the database refuses it.
            models.CheckConstraint(condition=models.Q(kind__in=["country", "theme", "keyword"]), name="tags_tag_kind"),
            models.CheckConstraint(condition=~models.Q(code=""), name="tags_tag_code"),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        folder = {"country": "countries", "theme": "themes"}.get(self.kind, "tags")
        return f"/{folder}/{quote(self.slug)}/"

    @property
    def label(self) -> str:
        """What readers see, in the active language; a keyword is as its first writer spelled it."""
        return vocabulary.label(self.labels) or self.word or str(self.name)

    @property
    def label_language(self) -> str:
        """The language of the label: the active one, or none where a member wrote it."""
        return "" if self.kind == Kind.KEYWORD else get_language() or "en"

    @property
    def topic(self) -> str:
        """What a member follows."""
        return f"tag-{self.pk}"

    @property
    def region_label(self) -> str:
        """The M49 region in the active language, empty without one."""
        return vocabulary.label(vocabulary.regions().get(self.region, {}))

    @property
    def subregion_label(self) -> str:
        """The M49 subregion in the active language, empty without one."""
        return vocabulary.label(vocabulary.regions().get(self.subregion, {}))

    @property
    def goals(self) -> tuple[int, ...]:
        """The Sustainable Development Goals (1-17) that a theme mostly touches; none for other kinds."""
        return vocabulary.themes()[self.code].goals if self.kind == Kind.THEME else ()


class TaggedIn(ItemBase):
    """A tag on one thing; the owner of the thing subclasses it.

    class ThreadTag(TaggedIn):
        content_object = models.ForeignKey(Thread, on_delete=models.CASCADE)
    """

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="%(app_label)s_%(class)s_items")

    natural_key_fields = ["content_object_id", "tag_id"]

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="%(app_label)s_%(class)s_once"),
        ]


class Expertise(TaggedIn):
    """A theme or keyword in which a member can be asked."""

    content_object = models.ForeignKey(User, on_delete=models.CASCADE, related_name="expertise")

    class Meta(TaggedIn.Meta):
        verbose_name = _("expertise")
        verbose_name_plural = _("expertise")
