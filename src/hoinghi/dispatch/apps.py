from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class DispatchConfig(AppConfig):
    name = "hoinghi.dispatch"
    verbose_name = "Phát hành"
    room = Room(
        order=70,
        intake="hoinghi.dispatch.intake.take",
        overview="hoinghi.dispatch.overview.overview",
    )
