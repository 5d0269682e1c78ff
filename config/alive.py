"""Ends well when the process beside it answers: the health check of a container (`python -m config.alive`)."""

import os
from urllib.parse import urlsplit

from config.ports import answers

if __name__ == "__main__":
    site = urlsplit(os.environ.get("SITE_URL", "http://localhost:8000"))
    raise SystemExit(not answers("http://127.0.0.1:8000/healthz", host=site.netloc))
