"""What differs by place comes from the environment; `docs/reference/settings.md` lists every name."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env

from config.logs import logging_settings
from config.openid import as_allauth_reads_them, providers
from config.people import *  # noqa: F403
from config.policy import *  # noqa: F403
from config.safety import stored_secret
from config.stores import cache, database

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
# What is set in the environment goes before what stands in the file.
if _env_file := env.str("ENV_FILE", str(BASE_DIR / ".env")):
    env.read_env(_env_file, recurse=False)
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

# --- where and for whom -------------------------------------------------------------------------
DEBUG: bool = env.bool("DEBUG", False)
DEMO: bool = env.bool("DEMO", False)
SECRET_KEY: str = env.str("SECRET_KEY", "") or stored_secret(VAR_DIR / "secret")
# Earlier ones, by which sessions and links still hold that were signed before.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [], subcast=str.strip)
HOST: str = env.str("HOST", "127.0.0.1")
PORT: int = env.int("PORT", 8000)
SITE_URL: str = env.str("SITE_URL", f"http://localhost:{PORT}").rstrip("/")
# What Caddy listens to in `make production`: a domain name makes it fetch certificates; by default plain http on PORT.
SITE_ADDRESS: str = env.str("SITE_ADDRESS", "")
SITE_NAME: str = env.str("SITE_NAME", "Palabre")
# How many processes `make production` starts for pages and for sockets: of two, one may die.
PAGE_PROCESSES: int = env.int("PAGE_PROCESSES", 2)
SOCKET_PROCESSES: int = env.int("SOCKET_PROCESSES", 2)
# Seconds after which a process asks again what administrators decided about the site.
HOUSE_SECONDS: float = env.float("HOUSE_SECONDS", 5)
# Search engines are kept out unless the community wants to be found.
INDEXED: bool = env.bool("INDEXED", False)
METRICS_TOKEN: str = env.str("METRICS_TOKEN", "")
# Proxies in front of us whose X-Forwarded-* headers are true (Caddy in docker-compose.yml is one).
TRUSTED_PROXIES: int = env.int("TRUSTED_PROXIES", 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
# New members' first stories wait for a moderator.
HOLD_FIRST_STORIES: bool = env.bool("HOLD_FIRST_STORIES", not DEMO)
# Other sites through which members may sign in.
OPENID_PROVIDERS = providers(env.json("OPENID_PROVIDERS", {}))
SOCIALACCOUNT_PROVIDERS = as_allauth_reads_them(OPENID_PROVIDERS)

_site = urlsplit(SITE_URL)
_is_local = _site.hostname in {"localhost", "127.0.0.1", "::1"}
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [_site.hostname or "localhost"])
if _is_local:
    ALLOWED_HOSTS = [*ALLOWED_HOSTS, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SITE_HOST = _site.netloc
IS_PUBLIC = not _is_local

# --- parts ---------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config",
    "api",
    "pages",
    "casestudies",
    "forum",
    "moderation",
    "notifications",
    "search",
    "tags",
    "accounts",
    "subjects",
    "live",
    "markup",
    "house",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "taggit",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django_linear_migrations",
    "config.apps.Administration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "pages.middleware.ReadableMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.ReaderMiddleware",
    "pages.middleware.AnswersMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

if METRICS_TOKEN:
    # Every process writes its figures there, and each of them can tell the sum.
    (VAR_DIR / "metrics").mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(VAR_DIR / "metrics"))
    # Measuring costs a little of every request, so that only a site that reads the figures pays for them.
    MIDDLEWARE.insert(0, "django_prometheus.middleware.PrometheusBeforeMiddleware")
    MIDDLEWARE.append("django_prometheus.middleware.PrometheusAfterMiddleware")

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context.site",
                "notifications.context.alerts",
            ],
        },
    },
]
if DEBUG:
    # Templates are read again on every request, which Django's own server alone would do by itself.
    TEMPLATES[0]["APP_DIRS"] = False
    TEMPLATES[0]["OPTIONS"]["loaders"] = [
        f"django.template.loaders.{name}.Loader" for name in ("filesystem", "app_directories")
    ]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- the truth, and what may be lost -----------------------------------------------------------
DATABASES = {
    "default": database(
        env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'palabre.sqlite3'}"),
        pooled=env.bool("DATABASE_POOL", False),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL: str = env.str("REDIS_URL", "")
# Several sites may share one Redis: keys and channels begin with this.
REDIS_PREFIX: str = env.str("REDIS_PREFIX", "palabre")
CACHES = {"default": cache(REDIS_URL, prefix=REDIS_PREFIX)}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Scheduled jobs: a name, when (cron, UTC) and the task to enqueue.
JOBS: dict[str, tuple[str, str]] = {
    "sweep-members": ("*/10 * * * *", "accounts.tasks.sweep"),
    "sweep-announcements": ("*/5 * * * *", "notifications.tasks.sweep"),
    "sweep-pictures": ("17 * * * *", "forum.tasks.sweep_pictures"),
    "prune-events": ("41 * * * *", "forum.tasks.prune_events"),
    "send-invitations": ("*/5 * * * *", "accounts.tasks.send_invitations"),
    "forget-sessions": ("23 3 * * *", "accounts.tasks.forget_sessions"),
    "sweep-applications": ("*/5 * * * *", "accounts.tasks.sweep_applications"),
}

# --- words, places, times --------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español"), ("pt", "Português"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
COUNTRIES_COMMON_NAMES = False
TAGGIT_CASE_INSENSITIVE = False

# --- mail ------------------------------------------------------------------------------------------
EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", "smtp://localhost:25")
globals().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <palabre@{_site.hostname}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
if DEMO:
    # The demonstration keeps its mail in files; /dev/mail/ shows them.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

# --- files -----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_DIR", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder", "config.statics.ServedFinder"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# A picture and a recording of 4 MB each, and the words around them.
REQUEST_BYTES_AT_MOST = 12 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # While developing every file is served as it lies; otherwise as `collectstatic` has hashed and compressed it.
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "config.statics.StaticFiles"
    },
}

# --- security --------------------------------------------------------------------------------------
_is_secure = _site.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _is_secure
# What this does for a cookie is written in `house.cookies`.
COOKIE_PREFIX = "__Host-" if _is_secure else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}django_language"
MESSAGE_STORAGE = "house.cookies.Messages"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if _is_secure else 0
# Whether neighbouring hosts below ours are https too is known to their owners only.
SECURE_HSTS_INCLUDE_SUBDOMAINS: bool = env.bool("HSTS_SUBDOMAINS", False)
SECURE_SSL_REDIRECT = _is_secure and TRUSTED_PROXIES == 0
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
CSRF_FAILURE_VIEW = "pages.views.errors.csrf_failure"
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- live ------------------------------------------------------------------------------------------
# Seconds between two comparisons of the served streams with the database.
LIVE_COMPARE_SECONDS: float = env.float("LIVE_COMPARE_SECONDS", 5 if REDIS_URL else 1)
# Seconds within which each open page's right to listen is asked again, should the order to ask have been lost.
LIVE_RECHECK_SECONDS: float = env.float("LIVE_RECHECK_SECONDS", 60)
LIVE_HEARTBEAT_SECONDS: float = env.float("LIVE_HEARTBEAT_SECONDS", 20)
LIVE_QUEUE_LENGTH: int = env.int("LIVE_QUEUE_LENGTH", 200)
LIVE_PRESENCE_SECONDS: float = env.float("LIVE_PRESENCE_SECONDS", 2.5)
LIVE_READING_SECONDS: float = env.float("LIVE_READING_SECONDS", 60)
LIVE_WRITING_SECONDS: float = env.float("LIVE_WRITING_SECONDS", 5)

LOGGING = logging_settings(env.str("LOG_LEVEL", "INFO"), form=env.str("LOG_FORM", "plain" if DEBUG or DEMO else "json"))
