"""The one versioned door for programs: what a person may read, the person's programs may read."""

from ninja import NinjaAPI

from api import presenting
from api.views import cases, threads, vocabularies

DESCRIPTION = (
    "Read only. A request sees what its session sees: without one, what visitors see. "
    "Names are in the language of `?lang=` or Accept-Language (en, fr, es, pt, ar). "
    'Every refusal is `{"detail": "a sentence"}`.'
)

api = NinjaAPI(title="Palabre", version="1", description=DESCRIPTION, docs_url=None, urls_namespace="api")
api.add_router("/cases", cases.router)
api.add_router("/threads", threads.router)
api.add_router("", vocabularies.router)
presenting.say_no(api)
