"""The pages that browser tests look at, by who looks; the demonstration fills them."""

VISITOR = [
    "/",
    "/cases/",
    "/cases/1/",
    "/cases/1/any-words/history/",
    "/cases/1/any-words/v1/",
    "/cases/?q=nothing-like-this",
    "/threads/",
    "/threads/1/",
    "/posts/1/history/",
    "/countries/",
    "/countries/bj/",
    "/themes/",
    "/themes/health/",
    "/members/",
    "/search/?q=water",
    "/about/",
    "/api/docs",
    "/moderation/log/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/dev/mail/",
    "/nothing-here/",
]
MEMBER = [
    "/",
    "/cases/1/",
    "/cases/new/story/",
    "/threads/1/",
    "/threads/new/",
    "/posts/1/",
    "/notifications/",
    "/following/",
    "/drafts/",
    "/members/member/",
    "/accounts/profile/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/moderation/case/1/flag/",
]
MODERATOR = ["/moderation/", "/moderation/case/1/", "/moderation/thread/1/", "/threads/1/title/", "/posts/1/"]

PAGES = [
    *(("visitor", path) for path in VISITOR),
    *(("member", path) for path in MEMBER),
    *(("moderator", path) for path in MODERATOR),
]
