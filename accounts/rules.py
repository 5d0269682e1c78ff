"""Who may see and change what of a member, and who takes part at all."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from accounts.models import User
from subjects import Viewer


def may_take_part(viewer: Viewer) -> bool:
    """Members in good standing; a suspended one reads only."""
    return bool(viewer.is_authenticated and viewer.is_active and not viewer.is_suspended())


def may_see_profile(viewer: Viewer, member: User) -> bool:
    """Agrees with `MemberQuerySet.visible_to`."""
    if not member.is_active:
        return False
    return viewer.is_authenticated or (member.is_public and not member.is_suspended())


def may_administer(viewer: Viewer) -> bool:
    """Administrators with a second step at sign-in; in a demonstration, where all passwords are public, without."""
    if not (may_take_part(viewer) and viewer.is_staff):
        return False
    return settings.DEMO or is_mfa_enabled(viewer, types=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


def must_accept_terms(viewer: Viewer) -> bool:
    """Members to whom a new edition of the terms was put: until they accept it they read only."""
    return bool(viewer.is_authenticated and viewer.terms_owed)


def may_edit_profile(viewer: Viewer, member: User) -> bool:
    """The member alone."""
    return may_take_part(viewer) and viewer.pk == member.pk
