"""Addresses of the library."""

from django.urls import path

from casestudies.views import finding, reading, writing

app_name = "casestudies"
urlpatterns = [
    path("cases/", finding.cases, name="cases"),
    path("cases/new/story/", writing.new_story, name="new_story"),
    path("cases/<int:pk>/", reading.short, name="short"),
    path("cases/<int:pk>/picture.jpg", reading.picture, name="picture"),
    path("cases/<int:pk>/recording.mp3", reading.recording, name="recording"),
    path("cases/<int:pk>/revise/", writing.revise, name="revise"),
    path("cases/<int:pk>/<str:slug>/", reading.case, name="case"),
    path("cases/<int:pk>/<str:slug>/history/", reading.history, name="history"),
    path("cases/<int:pk>/<str:slug>/v<int:number>/", reading.version, name="version"),
    path("drafts/", writing.drafts, name="drafts"),
    path("drafts/save/", writing.save, name="save_draft"),
    path("drafts/<int:pk>/", writing.draft, name="draft"),
    path("drafts/<int:pk>/delete/", writing.delete, name="delete_draft"),
]
