"""How the site says no, or not now: one page and one JSON form for every status, in the reader's language."""

import logging
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from house import known
from house.models import House
from markup import looks
from pages.texts import came_from_here, kept

logger = logging.getLogger(__name__)


class Words(NamedTuple):
    """What a page says under a status when nobody gave a better sentence."""

    label: Promise | str
    sentence: Promise | str
    hint: Promise | str = ""


WORDS = {
    400: Words(
        _("Not understood"),
        _("This request could not be understood."),
        _("The address may be incomplete, or the form older than the site."),
    ),
    403: Words(_("Not allowed"), _("You may not do this.")),
    404: Words(
        _("Not found"),
        _("This page is not here, or not for you to see."),
        _("If it was a thread, it may have been moved; its old address then leads to the new one."),
    ),
    405: Words(
        _("Not this way"),
        _("This address only takes what a form sends."),
        _("Go back to the page with the form, and send it from there."),
    ),
    409: Words(_("Changed meanwhile"), _("Someone was faster, and what you sent no longer fits.")),
    410: Words(_("Gone"), _("This was here, and is not kept any longer.")),
    413: Words(
        _("Too big"),
        _("This is more than the site can take at once."),
        _("Go back: your text is still in the form. Shorten it, or choose a smaller file."),
    ),
    422: Words(_("Not usable"), _("This was understood, but it cannot be done.")),
    429: Words(_("Too fast"), _("That was too often in a short time."), _("Wait a minute, then try again.")),
    500: Words(
        _("Our mistake"),
        _("Something broke on our side."),
        _("It has been written down for those who run the site. Trying again in a minute may help."),
    ),
    503: Words(
        _("Not now"), _("The site rests for a moment and will be back."), _("Nothing is lost. Try again in a minute.")
    ),
}
# Nothing may be asked of the database or the session where these are drawn.
BARE = frozenset({500, 503})


def answer(
    request: HttpRequest,
    status: int,
    sentence: str = "",
    *,
    retry_after: int | None = None,
    sign_in_to: str = "",
    edition: int = 0,
) -> HttpResponse:
    """The page, or `{"detail": sentence}` for who accepts JSON; posted text is shown again, ready to be sent again.

    `sign_in_to` is an address of the site that can be read after signing in. `edition` is that of the terms which are
    accepted by sending again: this needs a page, which scripts get, too, and then send their form plainly.
    """
    with translation.override(looks.language(request)):
        words = WORDS[status]
        said = sentence or str(words.sentence)
        if not edition and request.get_preferred_type(["text/html", "application/json"]) == "application/json":
            response: HttpResponse = JsonResponse({"detail": said}, status=status)
        else:
            context = {"status": status, "label": words.label, "sentence": said, "hint": words.hint}
            response = _page(request, {**context, "sign_in_to": sign_in_to, "edition": edition, **_kept(request)})
        response.headers["Content-Language"] = translation.get_language()
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    return response


def site(of: House) -> dict[str, Any]:
    """What even a page drawn without a request knows."""
    return {
        "site_name": of.known_name,
        "is_demo": settings.DEMO,
        "is_resting": of.is_resting(),
        "languages": of.offered_languages,
    }


def _kept(request: HttpRequest) -> dict[str, Any]:
    fields = kept(request)
    return {"kept": fields, "kept_texts": [field for field in fields if field.is_text()]} if fields else {}


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    if context.get("kept"):
        # A form from elsewhere is shown for copying only: one press must not do what another site wrote.
        context |= {"may_resend": came_from_here(request), "resend_to": request.get_full_path()}
    if context["status"] in BARE:
        return HttpResponse(_bare_page(request, context), status=context["status"])
    return render(request, "errors/answer.html", context, status=context["status"])


def _bare_page(request: HttpRequest, context: dict[str, Any]) -> str:
    try:
        bare = {
            **site(known.remembered()),
            "theme": looks.theme(request),
            "is_bare": True,
            "csrf_token": get_token(request),
        }
        return render_to_string("errors/answer.html", {**context, **bare})
    except Exception:
        logger.exception("The error page itself failed")
        return format_html(
            '<!doctype html><html lang="{}"><meta charset="utf-8"><title>{}</title><h1>{}</h1><p>{}</p></html>',
            translation.get_language(),
            context["label"],
            context["sentence"],
            context["hint"],
        )
