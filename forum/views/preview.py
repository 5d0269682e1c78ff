"""A text as it will appear, from the same renderer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.signing import member_required
from forum.forms import PreviewForm
from forum.views.asking import detail, handles_in, sentences


@require_POST
@member_required
def preview(request: HttpRequest) -> HttpResponse:
    """The rendered text alone; 422 with a sentence for a text that could not be posted."""
    form = PreviewForm(request.POST)
    if not form.is_valid():
        return detail(sentences(form), 422)
    return render(request, "forum/_words.html", {**form.cleaned_data, "handles": handles_in(request, form)})
