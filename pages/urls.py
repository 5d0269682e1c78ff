"""Addresses of the site's own pages."""

from django.urls import URLPattern, URLResolver, path, register_converter

from pages import feeds, sitemaps
from pages.house import SlugConverter
from pages.views import (
    about,
    administration,
    editing,
    embedding,
    home,
    house,
    mail,
    members,
    organisations,
    robots,
    setup,
    tags,
    terms,
    welcome,
)

register_converter(SlugConverter, "house")
app_name = "pages"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    path("terms/accept/", terms.accept, name="accept_terms"),
    path("terms/put/", terms.put, name="put_terms"),
    path("editing/", editing.overview, name="editing"),
    path("<house:slug>/", house.page, name="house"),
    path("<house:slug>/edit/<slug:language>/", editing.edit, name="edit_house"),
    path("<house:slug>/history/", house.history, name="house_history"),
    path("<house:slug>/history/<int:pk>/", house.version, name="house_version"),
    path("countries/", tags.countries, name="countries"),
    path("countries/<str:slug>/", tags.country, name="country"),
    path("countries/<str:slug>/feed.atom", feeds.tag, {"kind": "country"}, name="country_feed"),
    path("themes/", tags.themes, name="themes"),
    path("themes/<str:slug>/", tags.theme, name="theme"),
    path("themes/<str:slug>/feed.atom", feeds.tag, {"kind": "theme"}, name="theme_feed"),
    path("tags/<str:slug>/", tags.keyword, name="keyword"),
    path("tags/<str:slug>/feed.atom", feeds.tag, {"kind": "keyword"}, name="keyword_feed"),
    path("members/", members.members, name="members"),
    path("members/<slug:handle>/", members.profile, name="profile"),
    path("accounts/profile/", members.edit_profile, name="edit_profile"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<str:slug>/", organisations.organisation, name="organisation"),
    path("organisations/<str:slug>/edit/", organisations.edit, name="edit_organisation"),
    path("organisations/<str:slug>/merge/", organisations.merge, name="merge_organisation"),
    path("feeds/cases.atom", feeds.cases, name="cases_feed"),
    path("feeds/threads.atom", feeds.threads, name="threads_feed"),
    path("feeds/boards/<slug:slug>.atom", feeds.board, name="board_feed"),
    path("feeds/threads/<int:pk>.atom", feeds.thread, name="thread_feed"),
    path("feeds/members/<slug:handle>.atom", feeds.member, name="member_feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:name>-<int:number>.xml", sitemaps.section, name="sitemap_section"),
    path("oembed", embedding.oembed, name="oembed"),
    path("robots.txt", robots.robots, name="robots"),
    path("setup/", setup.setup, name="setup"),
    path("administration/", administration.administration, name="administration"),
    path("administration/test-mail/", administration.test_mail, name="test_mail"),
    path("administration/rest/", administration.rest, name="rest"),
    path("welcome/", welcome.reader, name="welcome"),
    path("welcome/follow/", welcome.follow, name="welcome_follow"),
    path("welcome/hello/", welcome.hello, name="welcome_hello"),
    path("dev/mail/", mail.mails, name="mails"),
    path("dev/mail/<slug:name>/", mail.mail, name="mail"),
]
