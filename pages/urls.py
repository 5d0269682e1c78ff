"""Addresses of the site's own pages."""

from django.urls import URLPattern, URLResolver, path

from pages.views import home

app_name = "pages"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
]
