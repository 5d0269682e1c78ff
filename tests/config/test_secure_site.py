"""What the address of the site decides: behind https nothing travels in the open, not even once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "palabre.example.org"
# A process of its own: what follows from the environment is worked out once, while the settings are read.
VISIT = """
import json, sys, django
django.setup()
from django.conf import settings
from django.test import Client

answer = Client(headers={"host": sys.argv[1], "x-forwarded-proto": sys.argv[2]}).get("/robots.txt?lang=fr")
secure = {name for name in ("SESSION", "CSRF", "LANGUAGE") if getattr(settings, name + "_COOKIE_SECURE")}
secure |= {name for name, cookie in answer.cookies.items() if cookie["secure"]}
named = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, *answer.cookies]
told = {name: answer.headers.get(name, "") for name in ("Location", "Strict-Transport-Security")}
print(json.dumps({"status": answer.status_code, "secure": sorted(secure), "named": named, **told}))
"""


@pytest.fixture
def visit(tmp_path: Path) -> Any:
    def answer(site_url: str, *, over: str, proxies: str, **more: str) -> dict[str, Any]:
        place = {"VAR_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}", "REDIS_URL": ""}
        named = {"SITE_URL": site_url, "ALLOWED_HOSTS": HOST, "TRUSTED_PROXIES": proxies, **more}
        rest = {"DJANGO_SETTINGS_MODULE": "config.settings", "ENV_FILE": "", "LOG_LEVEL": "ERROR"}
        command = [sys.executable, "-c", VISIT, HOST, over]
        environment = {**os.environ, **place, **named, **rest}
        told = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
        return json.loads(told)

    return answer


def test_behind_https_every_cookie_is_secure_and_the_browser_remembers_https(visit):
    told = visit(f"https://{HOST}", over="https", proxies="1")

    assert told["status"] == 200
    assert told["secure"] == ["CSRF", "LANGUAGE", "SESSION", "__Host-django_language"]
    assert told["named"] == ["__Host-sessionid", "__Host-csrftoken", "__Host-django_language"]
    assert told["Strict-Transport-Security"] == f"max-age={365 * 24 * 60 * 60}"


def test_without_a_proxy_a_forwarded_protocol_is_not_believed_and_http_leads_to_https(visit):
    told = visit(f"https://{HOST}", over="https", proxies="0")

    assert (told["status"], told["Location"]) == (301, f"https://{HOST}/robots.txt?lang=fr")


def test_over_plain_http_nothing_asks_for_https(visit):
    told = visit(f"http://{HOST}", over="http", proxies="1")

    assert told.pop("named") == ["sessionid", "csrftoken", "django_language"]
    assert told == {"status": 200, "secure": [], "Location": "", "Strict-Transport-Security": ""}


def test_hosts_below_the_site_are_spoken_for_only_where_the_operator_says_so(visit):
    told = visit(f"https://{HOST}", over="https", proxies="1", HSTS_SUBDOMAINS="1")

    assert told["Strict-Transport-Security"] == f"max-age={365 * 24 * 60 * 60}; includeSubDomains"
