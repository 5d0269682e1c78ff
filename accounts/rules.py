"""Who may see and change what of a member, and who takes part at all."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.utils import timezone

from accounts.audiences import groups
from accounts.models import Letter, MemberGroup, User
from accounts.registry import Deeds
from subjects import Viewer

POSTS = 5
STAYED = timedelta(days=3)
LETTERS = 10
LETTERS_OF_NEW = 2
FIRST_DAY = timedelta(days=1)


def may_take_part(viewer: Viewer) -> bool:
    """Members in good standing; a suspended one reads only."""
    return bool(viewer.is_authenticated and viewer.is_active and not viewer.is_suspended())


def earns_trust(deeds: Deeds, *, now: datetime) -> bool:
    """Whether visitors may see a new member's profile, with its address as a link.

    One published story does, or five posts that stand, the first of them three days old; sign-in has confirmed the
    e-mail address before. Spammers seldom stay so long.
    """
    has_stayed = deeds.since is not None and deeds.since <= now - STAYED
    return deeds.stories >= 1 or (deeds.posts >= POSTS and has_stayed)


def is_newcomer(member: User) -> bool:
    """On the first day, before any trust or right was given: some things are measured out to strangers."""
    is_first_day = member.trusted_at is None and timezone.now() - member.created_at < FIRST_DAY
    return is_first_day and not (member.is_superuser or member.powers.permissions)


def may_see_profile(viewer: Viewer, member: User) -> bool:
    """Agrees with `MemberQuerySet.visible_to`."""
    if not is_shown(member):
        return False
    return viewer.is_authenticated or (member.is_public and member.is_trusted() and not member.is_suspended())


def is_shown(member: User) -> bool:
    """Whether members see the profile; agrees with `MemberQuerySet.shown`."""
    return member.is_active and member.leaving_at is None


def is_shown_present(viewer: Viewer) -> bool:
    """Whether others are told that this person reads or writes: members who take part and have not said no."""
    return may_take_part(viewer) and is_shown(viewer) and viewer.shows_presence


def may_write_to(viewer: Viewer, member: User) -> bool:
    """Members who take part, to others who take part and take letters."""
    takes = member.accepts_letters and not member.is_suspended() and is_shown(member)
    return may_take_part(viewer) and viewer.pk != member.pk and takes


def may_leave(viewer: Viewer, member: User) -> bool:
    """The member alone, a suspended one too."""
    return bool(viewer.is_authenticated and viewer.is_active and viewer.pk == member.pk)


def is_last_administrator(member: User) -> bool:
    """Whether nobody else could run the site."""
    others = User.objects.shown().administrators().exclude(pk=member.pk)
    return member.is_superuser and not others.exists()


def letters_a_day(member: User) -> int:
    """How many letters a member may write within a day."""
    return LETTERS if member.is_trusted() else LETTERS_OF_NEW


def may_report_letter(viewer: Viewer, letter: Letter) -> bool:
    """Whoever got it."""
    return may_take_part(viewer) and letter.recipient_id == viewer.pk and letter.hidden_at is None


def may_edit_organisation(viewer: Viewer) -> bool:
    """Editors and administrators."""
    return may_take_part(viewer) and viewer.has_perm("accounts.edit_organisations")


def may_administer(viewer: Viewer) -> bool:
    """Administrators with a second step at sign-in; in a demonstration, where all passwords are public, without."""
    if not (may_take_part(viewer) and viewer.is_staff):
        return False
    return settings.DEMO or is_mfa_enabled(viewer, types=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


def must_accept_terms(viewer: Viewer) -> bool:
    """Members to whom a new edition of the terms was put: until they accept it they read only."""
    return bool(viewer.is_authenticated and viewer.terms_owed)


def may_set_up() -> bool:
    """Whoever reads the server's words, as long as nobody runs the site."""
    return not User.objects.administrators().exists()


def may_admit(viewer: Viewer) -> bool:
    """Moderators and administrators."""
    return may_take_part(viewer) and viewer.has_perm("accounts.admit")


def may_invite(viewer: Viewer) -> bool:
    """Moderators and administrators."""
    return may_take_part(viewer) and viewer.has_perm("accounts.invite")


def may_edit_profile(viewer: Viewer, member: User) -> bool:
    """The member alone."""
    return may_take_part(viewer) and viewer.pk == member.pk


def may_keep_groups(viewer: Viewer) -> bool:
    """Administrators, and whoever was given the right to change groups: they make groups and say who keeps them."""
    return may_take_part(viewer) and viewer.has_perm("auth.change_group")


def may_change_group(viewer: Viewer, group: MemberGroup) -> bool:
    """Whoever keeps all groups renames and deletes them, but for those that the site knows by their names."""
    return may_keep_groups(viewer) and not group.is_of_the_house()


def may_change_members(viewer: Viewer, group: MemberGroup) -> bool:
    """Those who keep this group, or all of them."""
    keeps = may_take_part(viewer) and group.keepers.filter(member=viewer).exists()
    return keeps or may_keep_groups(viewer)


def may_see_group(viewer: Viewer, group: MemberGroup) -> bool:
    """Its members, and those who keep it; agrees with `GroupQuerySet.visible_to`."""
    return group.pk in groups(viewer) or may_change_members(viewer, group)
