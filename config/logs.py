"""How the site writes down what happened: lines for people, or JSON for machines. No line names an e-mail address."""

import logging
import re
from typing import Any

import structlog

SERVERS = ("uvicorn", "uvicorn.error")
# Errors of mail servers name whom they refused; a member who left must not be found in old lines.
ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(\.[\w-]+)+")
HIDDEN = "(an address)"


class PlainFormatter(logging.Formatter):
    """Lines for people, with addresses taken out."""

    def format(self, record: logging.LogRecord) -> str:
        return ADDRESS.sub(HIDDEN, super().format(record))


def without_addresses(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """The event with the addresses taken out of its texts."""
    return {name: ADDRESS.sub(HIDDEN, value) if isinstance(value, str) else value for name, value in event.items()}


def with_member(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """The event with the number of the member whose request it is about, where the page knew already who it is."""
    asking = getattr(getattr(event["_record"], "request", None), "_cached_user", None)
    return {**event, "member": asking.pk} if asking is not None and asking.pk else event


def logging_settings(level: str, *, form: str) -> dict[str, Any]:
    """Settings for one stream of lines; `form` is "json" or "plain"."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"()": PlainFormatter, "fmt": "%(levelname)s %(name)s: %(message)s"},
            "json": _as_json(),
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["console"], "level": level},
        # The servers bring handlers of their own; their lines belong among ours.
        "loggers": {
            **{name: {"handlers": [], "propagate": True} for name in SERVERS},
            # One line per request is the front door's affair.
            "uvicorn.access": {"handlers": [], "propagate": False},
        },
    }


def _as_json() -> dict[str, Any]:
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [
            structlog.stdlib.ExtraAdder(allow=["sign_in", "member", "way"]),
            with_member,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
        ],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_addresses,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    }
