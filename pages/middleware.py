"""What every answer carries, and how exceptions with a sentence become answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from accounts.refusing import Answered
from markup import looks
from pages.presenting import answer


class AnswersMiddleware:
    """Keeps the chosen theme, tells search engines to stay away, and draws what actions raised as `Answered`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        looks.remember_theme(request, response)
        if not looks.is_listed(request):
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Answered):
            return answer(request, exception.status, exception.sentence, retry_after=exception.retry_after)
        return None
