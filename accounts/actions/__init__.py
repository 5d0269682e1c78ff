"""Every change to a member that is not sign-up or sign-in, which are allauth's."""

from accounts.actions.admitting import (
    admit,
    apply,
    begin_welcome,
    confirm_application,
    make_first_administrator,
    refuse,
)
from accounts.actions.groups import (
    appoint,
    delete_group,
    dismiss,
    groups_changed,
    let_go,
    make_group,
    rename_group,
    take_in,
)
from accounts.actions.inviting import Offer, invite, offer_link, revoke, send_again, take_up
from accounts.actions.leaving import ask_for_copy, ask_to_leave, stay, stay_by, whose_way_back
from accounts.actions.letters import hide_letter, report_letter, show_letter, write_letter
from accounts.actions.locking import one_at_a_time
from accounts.actions.members import (
    add_demo_member,
    add_members,
    create_demo_members,
    edit_profile,
    end_sessions,
    forget_password,
    free_address,
    set_picture,
    spend_code,
)
from accounts.actions.organisations import edit_organisation, merge_organisation, name_organisation
from accounts.actions.trust import consider_trust

__all__ = [
    "Offer",
    "add_demo_member",
    "add_members",
    "admit",
    "apply",
    "appoint",
    "ask_for_copy",
    "ask_to_leave",
    "begin_welcome",
    "confirm_application",
    "consider_trust",
    "create_demo_members",
    "delete_group",
    "dismiss",
    "edit_organisation",
    "edit_profile",
    "end_sessions",
    "forget_password",
    "free_address",
    "groups_changed",
    "hide_letter",
    "invite",
    "let_go",
    "make_first_administrator",
    "make_group",
    "merge_organisation",
    "name_organisation",
    "offer_link",
    "one_at_a_time",
    "refuse",
    "rename_group",
    "report_letter",
    "revoke",
    "send_again",
    "set_picture",
    "show_letter",
    "spend_code",
    "stay",
    "stay_by",
    "take_in",
    "take_up",
    "whose_way_back",
    "write_letter",
]
