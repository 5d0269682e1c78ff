"""Three steps for a new member; each can be left out, and none comes by itself a second time."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.actions import edit_profile
from accounts.signing import MemberRequest, member_required
from forum.actions import open_thread
from forum.models import Board
from house import known
from markup import looks
from pages import actions
from pages.forms import FollowSomeForm, HelloForm, ReaderForm

STEPS = ("pages:welcome", "pages:welcome_follow", "pages:welcome_hello")
READ = ("interface_language", "time_zone")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@member_required
def reader(request: MemberRequest) -> HttpResponse:
    """Language and time zone."""
    board = _board(request)
    form = ReaderForm(_sent(request), initial={name: getattr(request.user, name) for name in READ})
    if request.method != "POST" or not form.is_valid():
        return _page(request, 0, form, board)
    edit_profile(request.user, by=request.user, **form.cleaned_data)
    response = redirect(_after(request, 0, board))
    # The language chosen here must not be covered by one that was chosen in passing.
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@member_required
def follow(request: MemberRequest) -> HttpResponse:
    """Three things to follow, or some."""
    board = _board(request)
    own = [request.user.country.code] if request.user.country else []
    form = FollowSomeForm(_sent(request), initial={"countries": own})
    if request.method != "POST" or not form.is_valid():
        return _page(request, 1, form, board)
    actions.follow_all(request.user, tags=form.tags())
    return redirect(_after(request, 1, board))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@member_required
def hello(request: MemberRequest) -> HttpResponse:
    """A first thread, in the board that administrators chose for it."""
    board = _board(request)
    if board is None:
        raise Http404
    title = _("Hello from %(name)s") % {"name": request.user.display_name}
    form = HelloForm(_sent(request), user=request.user, initial={"title": title[:120]})
    if request.method != "POST" or not form.is_valid():
        return _page(request, 2, form, board)
    try:
        return redirect(open_thread(board, author=request.user, **form.cleaned_data))
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return _page(request, 2, form, board)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _page(request: MemberRequest, step: int, form: Form, board: Board | None) -> HttpResponse:
    context = {"form": form, "step": step + 1, "steps": len(_steps(board)), "onward": _after(request, step, board)}
    status = 422 if request.method == "POST" else 200
    return render(request, f"pages/welcome_{step + 1}.html", context, status=status)


def _after(request: MemberRequest, step: int, board: Board | None) -> str:
    """The next step, else where the member was going."""
    rest = _steps(board)[step + 1 :]
    return looks.with_query(request, reverse(rest[0])) if rest else _meant(request)


def _steps(board: Board | None) -> tuple[str, ...]:
    return STEPS if board is not None else STEPS[:2]


def _meant(request: HttpRequest) -> str:
    address = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours and address.startswith("/") else "/"


def _board(request: MemberRequest) -> Board | None:
    """The board for introductions, where one is chosen and the member writes in it."""
    chosen = known.current().introductions
    return Board.objects.writable_by(request.user).filter(slug=chosen).first() if chosen else None
