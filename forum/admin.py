"""Boards, for administrators; threads and posts are kept where members see them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from forum import actions
from forum.models import Board


@admin.register(Board)
class BoardAdmin(admin.ModelAdmin[Board]):
    list_display = ("name", "slug", "audience", "position")
    prepopulated_fields = {"slug": ["name"]}

    def save_model(self, request: HttpRequest, obj: Board, form: Any, change: bool) -> None:  # noqa: FBT001
        actions.save_board(obj)
