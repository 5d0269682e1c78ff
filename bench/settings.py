"""The production settings with the bench's floor, and with one middleware less where BENCH_WITHOUT names it."""

import os

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = [name for name in MIDDLEWARE if name != os.environ.get("BENCH_WITHOUT")]  # noqa: F405
