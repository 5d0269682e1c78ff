# One image for every process of the site; docker-compose.yml says which does what.
FROM python:3.12-slim AS build
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
RUN pip install --no-cache-dir uv==0.13.9 && python -m venv --without-pip /venv
COPY requirements.txt .
RUN uv pip sync --require-hashes --python /venv/bin/python requirements.txt

FROM python:3.12-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ENV_FILE= VAR_DIR=/var/lib/palabre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/palabre palabre \
    && install --directory --owner palabre /var/lib/palabre/media
COPY --from=build /venv /venv
WORKDIR /site
COPY . .
# Catalogues and static files belong to the code, so that all containers of one image serve the same.
RUN SECRET_KEY=only-while-building-0123456789abcdefghijklmnopqrstuvwxyz STATIC_DIR=/site/served \
    python manage.py build
USER palabre
ENV STATIC_DIR=/site/served
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-m", "config.alive"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "4", "--respawn-failed-workers", "config.wsgi:application"]
