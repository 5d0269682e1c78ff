"""Addresses of the queue, the log and the acts."""

from django.urls import path

from moderation import views

app_name = "moderation"
urlpatterns = [
    path("moderation/", views.queue, name="queue"),
    path("moderation/log/", views.log, name="log"),
    path("moderation/<slug:kind>/<int:pk>/", views.thing, name="thing"),
    path("moderation/<slug:kind>/<int:pk>/flag/", views.flag, name="flag"),
    path("moderation/<slug:kind>/<int:pk>/hide/", views.hide, name="hide"),
    path("moderation/<slug:kind>/<int:pk>/restore/", views.restore, name="restore"),
    path("moderation/<slug:kind>/<int:pk>/release/", views.release, name="release"),
    path("moderation/<slug:kind>/<int:pk>/keep/", views.keep, name="keep"),
]
