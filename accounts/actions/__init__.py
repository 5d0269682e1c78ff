"""Every change to a member that is not sign-up or sign-in, which are allauth's."""

from accounts.actions.members import (
    add_demo_member,
    add_members,
    create_demo_members,
    edit_profile,
    end_sessions,
    forget_password,
    free_address,
    spend_code,
)

__all__ = [
    "add_demo_member",
    "add_members",
    "create_demo_members",
    "edit_profile",
    "end_sessions",
    "forget_password",
    "free_address",
    "spend_code",
]
