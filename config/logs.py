"""How the site writes down what happened: lines for people, or JSON for machines."""

from typing import Any

import structlog

SERVERS = ("uvicorn", "uvicorn.error")


def logging_settings(level: str, *, form: str) -> dict[str, Any]:
    """Settings for one stream of lines; `form` is "json" or "plain"."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [
                    structlog.stdlib.add_log_level,
                    structlog.stdlib.add_logger_name,
                    structlog.processors.TimeStamper(fmt="iso"),
                    structlog.processors.format_exc_info,
                ],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            },
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
