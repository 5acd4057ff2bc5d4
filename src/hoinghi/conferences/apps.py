from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "hoinghi.conferences"
    verbose_name = "Hội nghị"
