from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class TasksConfig(AppConfig):
    name = "hoinghi.tasks"
    verbose_name = "Nhiệm vụ"
    room = Room(
        order=10,
        intake="hoinghi.tasks.intake.take",
        papers="hoinghi.tasks.papers.papers",
        overview="hoinghi.tasks.overview.overview",
    )
