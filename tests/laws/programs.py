"""The rows of the access matrix for what programs read: the interface, feeds, and what search engines ask for."""

from tests.factories.accounts import UserFactory
from tests.factories.casestudies import published
from tests.factories.forum import BoardFactory, ThreadFactory
from tests.laws.rows import EVERYONE, NOBODY, get

ROWS = {
    "feeds/cases.atom": get(EVERYONE),
    "feeds/threads.atom": get(EVERYONE),
    "feeds/boards/<slug:slug>.atom": get(EVERYONE, lambda: {"slug": BoardFactory().slug}),
    "feeds/threads/<int:pk>.atom": get(EVERYONE, lambda: {"pk": ThreadFactory().pk}),
    "feeds/members/<slug:handle>.atom": get(EVERYONE, lambda: {"handle": UserFactory(is_public=True).handle}),
    "sitemap.xml": get(NOBODY),
    "sitemap-<slug:name>-<int:number>.xml": get(NOBODY, lambda: {"name": "cases", "number": 1}),
    "robots.txt": get(EVERYONE),
    "api/docs": get(EVERYONE),
    "api/v1/": get(NOBODY),
    "api/v1/openapi.json": get(EVERYONE),
    "api/v1/cases": get(EVERYONE),
    "api/v1/cases/<case_id>": get(EVERYONE, lambda: {"case_id": published().pk}),
    "api/v1/threads": get(EVERYONE),
    "api/v1/threads/<thread_id>": get(EVERYONE, lambda: {"thread_id": ThreadFactory().pk}),
    "api/v1/countries": get(EVERYONE),
    "api/v1/themes": get(EVERYONE),
}
