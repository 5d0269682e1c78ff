"""The most queries a page may make for a member and for a visitor; one line per page.

Counted on the second visit, when what is kept in the process is kept, over enough rows to notice a query per row. A
page without a figure for visitors is not for them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.laws.filling import (
    Values,
    a_board,
    a_case,
    a_community,
    a_country,
    a_draft,
    a_full_queue,
    a_group,
    a_house_page,
    a_keyword,
    a_letter,
    a_life,
    a_long_thread,
    a_passkey,
    a_post,
    a_post_draft,
    a_second_step,
    a_theme,
    a_very_long_thread,
    an_organisation,
    introductions,
    invitations,
    many_bookmarks,
    many_devices,
    new_terms,
    nothing,
    wishes,
)


@dataclass(frozen=True)
class Ceiling:
    """Queries for a member and for a visitor, and a maker of the values for the address's places.

    `asked` is the query of the address; `reader` is the fixture of the member who reads, and has just shown again who
    sits at the keyboard where the page asks for it (`again`).
    """

    member: int | None
    anonymous: int | None
    make: Callable[[], Values]
    asked: str = ""
    reader: str = "member"
    again: bool = False


CEILINGS = {
    # the site's own pages
    "": Ceiling(10, 2, a_life),
    "about/": Ceiling(4, 0, nothing),
    "<house:slug>/": Ceiling(6, 2, a_house_page),
    "<house:slug>/history/": Ceiling(6, 2, a_house_page),
    "<house:slug>/history/<int:pk>/": Ceiling(5, 1, a_house_page),
    "<house:slug>/edit/<slug:language>/": Ceiling(5, None, a_house_page, reader="editor"),
    "terms/accept/": Ceiling(6, None, new_terms),
    "terms/put/": Ceiling(5, None, nothing, reader="editor"),
    "editing/": Ceiling(5, None, a_house_page, reader="editor"),
    "countries/": Ceiling(4, 0, nothing),
    "countries/<str:slug>/": Ceiling(8, 2, a_country),
    "countries/<str:slug>/feed.atom": Ceiling(7, 5, a_country),
    "themes/": Ceiling(4, 0, nothing),
    "themes/<str:slug>/": Ceiling(8, 2, a_theme),
    "themes/<str:slug>/feed.atom": Ceiling(7, 5, a_theme),
    "tags/<str:slug>/": Ceiling(9, 3, a_keyword),
    "tags/<str:slug>/feed.atom": Ceiling(8, 6, a_keyword),
    "feeds/cases.atom": Ceiling(4, 2, a_community),
    "feeds/threads.atom": Ceiling(5, 3, a_community),
    "feeds/boards/<slug:slug>.atom": Ceiling(6, 4, a_board),
    "feeds/threads/<int:pk>.atom": Ceiling(5, 3, a_long_thread),
    "feeds/members/<slug:handle>.atom": Ceiling(7, 5, a_community),
    "welcome/": Ceiling(6, None, a_board),
    "welcome/follow/": Ceiling(6, None, a_community),
    "welcome/hello/": Ceiling(6, None, introductions),
    "administration/": Ceiling(6, None, a_board, reader="admin"),
    # the library
    "cases/": Ceiling(7, 3, a_community),
    "cases/<int:pk>/<str:slug>/": Ceiling(7, 3, a_case),
    "cases/<int:pk>/<str:slug>/history/": Ceiling(8, 4, a_case),
    "cases/<int:pk>/<str:slug>/v<int:number>/": Ceiling(8, 4, a_case),
    "cases/new/story/": Ceiling(4, None, nothing),
    "drafts/": Ceiling(6, None, a_draft),
    "drafts/<int:pk>/": Ceiling(5, None, a_draft),
    # the conversation
    "threads/": Ceiling(6, 1, a_community),
    "threads/new/": Ceiling(6, None, a_community),
    "threads/similar/": Ceiling(7, None, a_community, asked="?title=What+did+you+learn"),
    "threads/<int:pk>/<str:slug>/": Ceiling(6, 2, a_long_thread),
    "threads/<int:pk>/posts/": Ceiling(5, None, a_long_thread),
    "threads/<int:pk>/events/": Ceiling(5, 2, a_long_thread),
    "threads/<int:pk>/contents/": Ceiling(7, 3, a_very_long_thread),
    "threads/<int:pk>/title/": Ceiling(5, None, a_long_thread, reader="moderator"),
    "posts/<int:pk>/": Ceiling(5, 1, a_post),
    "posts/drafts/<int:pk>/": Ceiling(8, None, a_post_draft),
    "posts/<int:pk>/history/": Ceiling(6, 2, a_post),
    "posts/<int:pk>/edit/": Ceiling(6, None, a_post),
    "posts/<int:pk>/delete/": Ceiling(5, None, a_post),
    "groups/": Ceiling(6, None, nothing),
    "groups/new/": Ceiling(5, None, nothing, reader="admin"),
    "groups/<int:pk>/": Ceiling(9, None, a_group, reader="admin"),
    "groups/<int:pk>/name/": Ceiling(7, None, a_group, reader="admin"),
    "groups/<int:pk>/delete/": Ceiling(6, None, a_group, reader="admin"),
    "boards/": Ceiling(6, 2, a_community),
    "boards/new/": Ceiling(6, None, nothing, reader="admin"),
    "boards/<slug:slug>/": Ceiling(9, None, a_board, reader="admin"),
    "boards/<slug:slug>/delete/": Ceiling(7, None, a_board, reader="admin"),
    # members
    "members/": Ceiling(5, 1, a_community),
    "members/<slug:handle>/": Ceiling(9, 5, a_community),
    "organisations/": Ceiling(5, 1, an_organisation),
    "organisations/<str:slug>/": Ceiling(8, 4, an_organisation),
    "organisations/<str:slug>/edit/": Ceiling(6, None, an_organisation, reader="editor"),
    "organisations/<str:slug>/merge/": Ceiling(6, None, an_organisation, reader="editor"),
    "accounts/profile/": Ceiling(6, None, nothing),
    "members/<slug:handle>/write/": Ceiling(5, None, a_letter),
    "letters/<int:pk>/": Ceiling(5, None, a_letter),
    "accounts/leaving/": Ceiling(5, None, nothing),
    "accounts/picture/": Ceiling(4, None, nothing),
    "accounts/login/": Ceiling(None, 0, nothing),
    "accounts/3rdparty/": Ceiling(5, None, nothing),
    "accounts/3rdparty/login/cancelled/": Ceiling(4, 0, nothing),
    "accounts/login/code/": Ceiling(None, 0, nothing),
    "accounts/logout/": Ceiling(4, None, nothing),
    "accounts/inactive/": Ceiling(4, 0, nothing),
    "accounts/signup/": Ceiling(None, 0, nothing),
    "accounts/email/": Ceiling(8, None, nothing),
    "accounts/confirm-email/": Ceiling(4, 0, nothing),
    "accounts/password/change/": Ceiling(4, None, nothing),
    "accounts/password/reset/": Ceiling(4, 0, nothing),
    "accounts/password/reset/done/": Ceiling(4, 0, nothing),
    "accounts/password/reset/key/done/": Ceiling(4, 0, nothing),
    "accounts/waiting/": Ceiling(4, 0, nothing),
    "applications/": Ceiling(6, None, wishes, reader="moderator"),
    "applications/<int:pk>/": Ceiling(5, None, wishes, reader="moderator"),
    "invitations/": Ceiling(7, None, invitations, reader="moderator"),
    "invitations/<str:token>/": Ceiling(5, 1, invitations),
    "accounts/sessions/": Ceiling(6, None, many_devices),
    "accounts/reauthenticate/": Ceiling(10, None, nothing),
    "accounts/2fa/": Ceiling(6, None, a_second_step),
    "accounts/2fa/totp/activate/": Ceiling(12, None, nothing, again=True),
    "accounts/2fa/totp/deactivate/": Ceiling(9, None, a_second_step, again=True),
    "accounts/2fa/webauthn/add/": Ceiling(13, None, nothing, again=True),
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": Ceiling(9, None, a_passkey, again=True),
    "accounts/2fa/recovery-codes/": Ceiling(8, None, a_second_step, again=True),
    "accounts/2fa/recovery-codes/download/": Ceiling(6, None, a_second_step, again=True),
    "accounts/2fa/recovery-codes/generate/": Ceiling(8, None, a_second_step, again=True),
    "bookmarks/": Ceiling(11, None, many_bookmarks),
    "bookmarks/<slug:kind>/<int:pk>/": Ceiling(7, None, many_bookmarks),
    "notifications/": Ceiling(12, None, a_life),
    "notifications/count.json": Ceiling(3, 0, a_life),
    "following/": Ceiling(8, None, a_life),
    "moderation/": Ceiling(10, None, a_full_queue, reader="moderator"),
    "moderation/log/": Ceiling(7, 3, a_full_queue),
    "moderation/<slug:kind>/<int:pk>/": Ceiling(9, None, a_full_queue, reader="moderator"),
    "moderation/<slug:kind>/<int:pk>/flag/": Ceiling(7, None, a_full_queue),
    "search/": Ceiling(8, 4, a_community, asked="?q=wells"),
    # programs
    "api/docs": Ceiling(4, 0, nothing),
    "api/v1/cases": Ceiling(6, 3, a_community),
    "api/v1/cases/<case_id>": Ceiling(6, 3, a_case),
    "api/v1/threads": Ceiling(4, 1, a_community),
    "api/v1/threads/<thread_id>": Ceiling(5, 2, a_long_thread),
    "api/v1/countries": Ceiling(2, 0, nothing),
    "api/v1/themes": Ceiling(2, 0, nothing),
}
# What shows nothing of its own: redirects, files, answers of one line.
UNCOUNTED = {
    "admin/",
    "robots.txt",
    "oembed",
    "setup/",
    "healthz",
    "readyz",
    "accounts/me.json",
    "accounts/copies/<int:pk>/",
    "accounts/password/set/",
    "accounts/3rdparty/login/error/",
    "accounts/3rdparty/signup/",
    "accounts/login/code/confirm/",
    "accounts/2fa/authenticate/",
    "accounts/2fa/webauthn/",
    "accounts/2fa/webauthn/login/",
    "accounts/2fa/webauthn/reauthenticate/",
    "accounts/2fa/reauthenticate/",
    "api/v1/openapi.json",
    "cases/<int:pk>/",
    "threads/<int:pk>/",
    "threads/<int:pk>/read/",
    "notifications/<int:pk>/",
}
