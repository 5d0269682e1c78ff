"""Addresses for programs."""

from django.urls import path

from api.views.docs import docs
from api.views.interface import api

urlpatterns = [
    path("api/docs", docs, name="api_docs"),
    path("api/v1/", api.urls),
]
