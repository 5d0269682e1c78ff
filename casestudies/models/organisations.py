"""By what names a case speaks of organisations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casestudies.models.cases import Case
from casestudies.querysets import CaseOrganisationQuerySet


class CaseOrganisation(models.Model):
    """One organisation that a case names. The words stay in the case; the key finds them for the organisation's page.

    A case that withholds its country has none: an organisation may tell it.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="named_organisations")
    key = models.CharField(max_length=120)
    country = models.CharField(max_length=2, blank=True)

    objects = CaseOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation of a case")
        verbose_name_plural = _("organisations of cases")
        constraints = (models.UniqueConstraint(fields=["key", "country", "case"], name="one_naming_per_case"),)

    def __str__(self) -> str:
        return self.key
