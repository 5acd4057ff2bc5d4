from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class DelegatesConfig(AppConfig):
    name = "hoinghi.delegates"
    verbose_name = "Đại biểu"
    room = Room(
        order=40,
        intake="hoinghi.delegates.intake.take",
        papers="hoinghi.delegates.papers.papers",
        overview="hoinghi.delegates.overview.overview",
        urls="hoinghi.delegates.urls",
    )
