"""Addresses of alerts and of what one follows."""

from django.urls import path

from notifications import views

app_name = "notifications"
urlpatterns = [
    path("notifications/", views.alerts, name="list"),
    path("notifications/count.json", views.count, name="count"),
    path("notifications/read/", views.read_all, name="read_all"),
    path("notifications/<int:pk>/", views.alert, name="alert"),
    path("following/", views.following, name="following"),
    path("following/<slug:topic>/", views.follow, name="follow"),
]
