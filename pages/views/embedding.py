"""oEmbed: programs of other sites ask what to show of one of our addresses."""

import re
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.refusing import Answered
from pages import embedding
from pages.forms import EmbedForm

# What XML has no place for.
UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@require_safe
@cache_control(public=True, max_age=embedding.AN_HOUR)
def oembed(request: HttpRequest) -> HttpResponse:
    """`?url=` of a public thread, post or case, as JSON or (`format=xml`) XML; 404 for whatever is not public here."""
    form = EmbedForm(request.GET)
    if not form.is_valid():
        raise Answered(_("Ask with the address of a page of this site: ?url=…&format=json."))
    asked = form.cleaned_data
    shown = embedding.preview(asked["url"])
    if shown is None:
        raise Http404
    said = embedding.card(shown, widest=asked["maxwidth"], highest=asked["maxheight"])
    if asked["format"] == "xml":
        return HttpResponse(_xml(said), content_type="text/xml; charset=utf-8")
    return JsonResponse(said)


def _xml(said: dict[str, Any]) -> str:
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("oembed", AttributesImpl({}))
    for name, value in said.items():
        xml.addQuickElement(name, UNSPEAKABLE.sub("", str(value)))
    xml.endElement("oembed")
    return out.getvalue()
