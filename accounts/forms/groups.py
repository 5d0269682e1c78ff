"""What those who keep groups send."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import MemberGroup, User, check_name


class GroupForm(forms.ModelForm[MemberGroup]):
    """The name of a group."""

    class Meta:
        model = MemberGroup
        fields = ("name",)
        labels = {"name": _("Name of the group")}
        error_messages = {"name": {"unique": _("There is a group of this name.")}}

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        check_name(name)
        return name


class TakeInForm(forms.Form):
    """Who shall be in a group, by handle, or by the address of the profile."""

    handle = forms.CharField(
        label=_("Handle"),
        help_text=_("The last word in the address of a profile, or the whole address."),
        max_length=200,
    )

    def clean_handle(self) -> User:
        """The member of that handle."""
        handle = self.cleaned_data["handle"].rstrip("/").rpartition("/")[2].removeprefix("@").lower()
        member: User | None = User.objects.filter(handle=handle, is_active=True).first()
        if member is None:
            raise ValidationError(_("Nobody here has this handle."), code="unknown")
        return member


class BelongingForm(forms.Form):
    """What shall become of somebody in a group."""

    act = forms.ChoiceField(
        choices=[(act, act) for act in ("let_go", "appoint", "dismiss")],
        error_messages={"invalid_choice": _("This cannot be done with a member of a group.")},
    )
