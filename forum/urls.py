"""Addresses of threads and posts."""

from django.urls import path

from forum.views import (
    boards,
    contents,
    drafts,
    events,
    lists,
    moderating,
    pictures,
    posts,
    preview,
    reading,
    replies,
    similar,
    thanking,
    threads,
    writing,
)

app_name = "forum"
urlpatterns = [
    path("threads/", lists.threads, name="threads"),
    path("threads/new/", writing.new_thread, name="new_thread"),
    path("threads/read/", reading.rest, name="rest"),
    path("threads/read/undo/", reading.undo_rest, name="undo_rest"),
    path("threads/similar/", similar.similar, name="similar"),
    path("threads/<int:pk>/", threads.number, name="thread_number"),
    path("threads/<int:pk>/posts/", replies.reply, name="reply"),
    path("threads/<int:pk>/events/", events.events, name="events"),
    path("threads/<int:pk>/contents/", contents.contents, name="contents"),
    path("threads/<int:pk>/read/", reading.read, name="read"),
    path("threads/<int:pk>/title/", writing.rename, name="rename"),
    path("threads/<int:pk>/lock/", moderating.lock, name="lock"),
    path("threads/<int:pk>/unlock/", moderating.unlock, name="unlock"),
    path("threads/<int:pk>/<str:slug>/", threads.thread, name="thread"),
    path("posts/drafts/save/", drafts.save, name="save_draft"),
    path("posts/drafts/<int:pk>/", drafts.draft, name="draft"),
    path("posts/drafts/<int:pk>/delete/", drafts.delete, name="delete_draft"),
    path("posts/<int:pk>/", posts.post, name="post"),
    path("posts/<int:pk>/edit/", posts.edit, name="edit_post"),
    path("posts/<int:pk>/delete/", posts.delete, name="delete_post"),
    path("posts/<int:pk>/history/", posts.history, name="post_history"),
    path("posts/<int:pk>/thanks/", thanking.thank, name="thank"),
    path("boards/", boards.boards, name="boards"),
    path("boards/new/", boards.new_board, name="new_board"),
    path("boards/<slug:slug>/", boards.edit_board, name="edit_board"),
    path("boards/<slug:slug>/move/", boards.move_board, name="move_board"),
    path("pictures/", pictures.keep, name="keep_picture"),
    path("pictures/<int:pk>.jpg", pictures.picture, name="picture"),
    path("preview/", preview.preview, name="preview"),
]
