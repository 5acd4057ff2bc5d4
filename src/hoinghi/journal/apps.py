from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "hoinghi.journal"
    verbose_name = "Nhật ký"
