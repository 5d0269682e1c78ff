"""One row: what administrators decide on a page instead of in a file. An empty field leaves it to the environment."""

from email.utils import formataddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

ONLY = 1


def check_offered(codes: object) -> None:
    """Raise ValidationError unless it is a list of different languages of the interface."""
    known = dict(settings.LANGUAGES)
    if not isinstance(codes, list) or any(not isinstance(code, str) or code not in known for code in codes):
        raise ValidationError(_("This language is not known."))


class House(models.Model):
    """The site as its administrators want it; there is one row, or none before somebody decided anything."""

    class Registration(models.TextChoices):
        OPEN = "open", _("Everyone who confirms an address")
        APPROVAL = "approval", _("Whoever asks and is admitted by a moderator")
        INVITATION = "invitation", _("Only those who are invited")

    name = models.CharField(_("name of the site"), max_length=60, blank=True)
    sender = models.EmailField(_("sender of mails"), blank=True)
    languages = models.JSONField(_("languages of the site"), default=list, blank=True, validators=[check_offered])
    registration = models.CharField(
        _("who may take a seat"), max_length=10, choices=Registration, default=Registration.OPEN
    )
    introductions = models.SlugField(_("board for introductions"), max_length=60, blank=True)
    presence = models.BooleanField(_("show who reads and writes"), default=True, db_default=True)
    resting_since = models.DateTimeField(_("read only since"), null=True, blank=True)
    resting_words = models.CharField(_("sentence while reading only"), max_length=300, blank=True)
    setup_digest = models.CharField(max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("site")
        constraints = (models.CheckConstraint(condition=models.Q(pk=ONLY), name="one_house"),)

    def __str__(self) -> str:
        return self.known_name

    @property
    def known_name(self) -> str:
        """What the site calls itself."""
        return self.name or settings.SITE_NAME

    @property
    def from_address(self) -> str:
        """Who mails are from, with the name of the site."""
        return formataddr((self.known_name, self.sender)) if self.sender else settings.DEFAULT_FROM_EMAIL

    @property
    def offered_languages(self) -> list[tuple[str, str]]:
        """The languages of the interface that readers may choose, each by its own name; all where none was chosen."""
        return [pair for pair in settings.LANGUAGES if pair[0] in self.languages] or list(settings.LANGUAGES)

    def is_resting(self) -> bool:
        """Whether nothing but reading is possible for the time being."""
        return self.resting_since is not None

    def is_by_approval(self) -> bool:
        return self.registration == self.Registration.APPROVAL

    def is_by_invitation(self) -> bool:
        return self.registration == self.Registration.INVITATION
