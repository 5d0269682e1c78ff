"""Members in Django's administration."""

from typing import Any

from allauth.mfa import admin as _second_steps  # noqa: F401  registers what we take away again
from allauth.mfa.models import Authenticator
from allauth.socialaccount import admin as _other_sites  # noqa: F401
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions import admin as _sessions  # noqa: F401
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import actions, finding, registry
from accounts.models import Organisation, User

PERSON = (
    "display_name",
    "country",
    "languages",
    "interface_language",
    "time_zone",
    "about",
    "about_language",
    "is_public",
)
WORK = ("organisation", "role", "site")
RIGHTS = ("is_active", "suspended_at", "trusted_at", "is_staff", "is_superuser", "groups", "user_permissions")


class NewMemberForm(BaseUserCreationForm[User]):
    class Meta:
        model = User
        fields = ("email", "handle", "display_name")


class MemberForm(UserChangeForm[User]):
    class Meta:
        model = User
        fields = "__all__"


# What allauth shows there, secrets of second steps and keys of sessions, is nobody's to read.
admin.site.unregister([Authenticator, UserSession, SocialAccount, SocialApp, SocialToken])


@admin.register(Authenticator)
class SecondStepAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Whoever lost phone and codes is let in again by having the second step taken away here."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    search_fields = ("user__email", "user__handle", "user__display_name")
    fields = readonly_fields = ("user", "type", "created_at", "last_used_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class MemberAdmin(UserAdmin):  # type: ignore[type-arg]
    form = MemberForm
    add_form = NewMemberForm
    list_display = ("email", "handle", "display_name", "is_staff", "is_active", "suspended_at")
    list_filter = ("is_staff", "is_superuser", "is_active", "groups")
    search_fields = ("email", "handle", "display_name")
    ordering = ("email",)
    readonly_fields = ("last_login", "created_at")
    raw_id_fields = ("organisation",)
    actions = ("sign_out",)
    fieldsets = (
        (None, {"fields": ("email", "handle", "password")}),
        (_("Profile"), {"fields": (*PERSON, *WORK)}),
        (_("Rights"), {"fields": RIGHTS}),
        (_("Dates"), {"fields": ("last_login", "created_at")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "handle", "display_name", "password1", "password2")}),)

    @admin.action(description=_("Sign out everywhere"), permissions=["change"])
    def sign_out(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for member in queryset:
            actions.end_sessions(member, keys=finding.other_sessions(member, here=None))
        self.message_user(request, _("They are signed out everywhere."))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        # Whoever was suspended or left a group here must not go on listening.
        actions.groups_changed(form.instance)
        registry.changed(form.instance)


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Where entries are taken away; editors change them, and merge those entered twice, on the site."""

    list_display = ("name", "acronym", "kind", "country", "checked_at")
    list_filter = ("kind",)
    search_fields = ("name", "acronym")
    readonly_fields = ("slug", "created_at")
