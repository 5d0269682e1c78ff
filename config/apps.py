from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.core.checks import register


class ConfigConfig(AppConfig):
    name = "config"
    default = True

    def ready(self) -> None:
        from config.safety import check_dangers

        register(check_dangers, "security")


class Administration(admin.AdminConfig):
    """Django's admin behind the site's own sign-in page."""

    default = False
    default_site = "config.administration.AdminSite"
