"""A text as it will appear, from the same renderer, and the language it seems to be in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.signing import member_required
from forum.forms import PreviewForm, WordsForm
from forum.views.asking import detail, handles_in, sentences
from markup import languages


@require_POST
@member_required
def preview(request: HttpRequest) -> HttpResponse:
    """The rendered text alone; 422 with a sentence for a text that could not be posted."""
    form = PreviewForm(request.POST)
    if not form.is_valid():
        return detail(sentences(form), 422)
    return render(request, "forum/_words.html", {**form.cleaned_data, "handles": handles_in(request, form)})


@require_POST
@member_required
def language(request: HttpRequest) -> HttpResponse:
    """The language in which a text seems to be written, as its code; "" where that cannot be told."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        return detail(sentences(form), 422)
    return JsonResponse({"language": languages.guess(form.cleaned_data["text"]) or ""})
