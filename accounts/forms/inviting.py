"""Whom moderators invite: addresses typed or in a file, or whoever has a link."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import countries, finding
from accounts.actions import Offer
from accounts.forms.rows import Rows
from accounts.forms.speaking import languages_to_read
from accounts.models import Invitation, check_name
from accounts.models.invitations import MOST_SEATS

MOST_AT_ONCE = 1000
BIGGEST_FILE = 1024 * 1024


def invited(request: HttpRequest) -> Invitation | None:
    """The invitation with which somebody comes to take a seat, as long as it is good."""
    token = request.POST.get("invitation_token") or request.GET.get("invitation", "")
    return finding.open_invitation(token)


class CommonForm(forms.Form):
    """What is said of those who are invited, and for how long the seat is kept."""

    language = forms.ChoiceField(label=_("Language of the invitation"), choices=languages_to_read)
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices_or_none, required=False)
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=120,
        required=False,
        validators=[check_name],
        widget=forms.TextInput({"dir": "auto"}),
    )
    days = forms.IntegerField(label=_("For how many days is the seat kept?"), min_value=1, max_value=180, initial=30)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def common(self) -> dict[str, str]:
        """What holds for everyone who is invited with this form."""
        return {name: self.cleaned_data[name] for name in ("language", "country", "organisation")}


class LinkForm(CommonForm):
    """A link by which several may take a seat."""

    prefix = "link"
    seats = forms.IntegerField(label=_("For how many people?"), min_value=1, max_value=MOST_SEATS, initial=30)

    def offer(self) -> Offer:
        return Offer(**self.common())


class InviteForm(CommonForm):
    """Addresses, one in a line, with a name, language, country and organisation of their own where they have one."""

    addresses = forms.CharField(
        label=_("Addresses"),
        required=False,
        help_text=_("One in a line. A line may go on, with commas: name, language, country, organisation."),
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("A table saved as CSV in UTF-8, with the same columns; at most 1 MB."),
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv"}),
    )
    note = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=500,
        help_text=_("They stand in each mail."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    field_order = ("addresses", "file", "language", "country", "organisation", "note", "days")

    def clean_file(self) -> str:
        """The text of the file."""
        found = self.cleaned_data["file"]
        if found is None:
            return ""
        if found.size > BIGGEST_FILE:
            raise ValidationError(_("The file is bigger than 1 MB."))
        content = found.read()
        try:
            return str(content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"))
        except UnicodeDecodeError:
            raise ValidationError(_("The file cannot be read. Save the table as CSV in UTF-8.")) from None

    def clean(self) -> dict[str, Any]:
        """Read all lines; each that is wrong is said, and then nobody is invited."""
        found = super().clean() or {}
        if self.errors:
            return found
        rows = {field: Rows(found[field], common=Offer(**self.common())) for field in ("addresses", "file")}
        for field, read in rows.items():
            for sentence in read.wrong():
                self.add_error(field, sentence)
        self._offers = [offer for read in rows.values() for offer in read.offers]
        if not self.errors and not self._offers:
            self.add_error("addresses", _("Write at least one address, or choose a file."))
        if len(self._offers) > MOST_AT_ONCE:
            most = gettext("At most %(number)s people can be invited at once.") % {"number": MOST_AT_ONCE}
            self.add_error("addresses", most)
        return found

    def offers(self) -> list[Offer]:
        """Who is invited, in the order of the lines."""
        return self._offers
