from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "hoinghi.site"
    label = "site_"
