"""The lock that lets a member do one thing at a time."""

from accounts.models import User


def one_at_a_time(member: User) -> None:
    """Wait for other transactions that asked this for the member; later ones wait until the end of this one."""
    User.objects.select_for_update(no_key=True).only("pk").get(pk=member.pk)
