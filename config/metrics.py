"""Figures for Prometheus, for whoever knows METRICS_TOKEN."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """404 without the token, in `Authorization: Bearer …`, or where the site has none."""
    if not settings.METRICS_TOKEN or not _is_known(request):
        raise Http404
    answer: HttpResponse = ExportToDjangoView(request)
    return answer


def _is_known(request: HttpRequest) -> bool:
    return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}")
