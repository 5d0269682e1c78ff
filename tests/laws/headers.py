"""What every answer tells the browser to refuse, whoever asked for it and whatever came of it."""

from django.http import HttpResponse

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NOWHERE, HERE = "'none'", "'self'"
# What nothing else speaks for: without these words a browser allows it from everywhere.
CLOSED = {"default-src": [NOWHERE], "base-uri": [NOWHERE], "frame-ancestors": [NOWHERE], "form-action": [HERE]}


def openings(response: HttpResponse) -> dict[str, object]:
    """The headers that are missing or weaker than they must be; empty where all is closed.

    A source is `'none'` or `'self'`: neither `'unsafe-inline'` nor `'unsafe-eval'`, no other site, no `data:`.
    """
    told = {name: response.headers.get(name) for name in ALWAYS}
    wrong: dict[str, object] = {name: said for name, said in told.items() if said != ALWAYS[name]}
    policy = _policy(response)
    wrong |= {name: policy.get(name) for name, sources in CLOSED.items() if policy.get(name) != sources}
    return wrong | {name: sources for name, sources in policy.items() if set(sources) - {NOWHERE, HERE}}


def _policy(response: HttpResponse) -> dict[str, list[str]]:
    parts = response.headers.get("Content-Security-Policy", "").split(";")
    return {words[0]: words[1:] for words in (part.split() for part in parts) if words}
