"""Addresses of alerts and of what one follows."""

from django.urls import path

from notifications.views import alerts, following

app_name = "notifications"
urlpatterns = [
    path("notifications/", alerts.alerts, name="list"),
    path("notifications/count.json", alerts.count, name="count"),
    path("notifications/read/", alerts.read_all, name="read_all"),
    path("notifications/<int:pk>/", alerts.alert, name="alert"),
    path("following/", following.following, name="following"),
    path("following/<slug:topic>/", following.follow, name="follow"),
]
