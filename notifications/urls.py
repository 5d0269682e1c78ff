"""Addresses of alerts, bookmarks and what one follows."""

from django.urls import path

from notifications.views import alerts, bookmarks, following

app_name = "notifications"
urlpatterns = [
    path("notifications/", alerts.alerts, name="list"),
    path("notifications/count.json", alerts.count, name="count"),
    path("notifications/read/", alerts.read_all, name="read_all"),
    path("notifications/<int:pk>/", alerts.alert, name="alert"),
    path("bookmarks/", bookmarks.bookmarks, name="bookmarks"),
    path("bookmarks/<slug:kind>/<int:pk>/", bookmarks.bookmark, name="bookmark"),
    path("bookmarks/<slug:kind>/<int:pk>/remove/", bookmarks.forget, name="forget"),
    path("following/", following.following, name="following"),
    path("following/<slug:topic>/", following.follow, name="follow"),
]
