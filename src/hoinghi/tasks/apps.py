from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.rooms import Entry, Room


class TasksConfig(AppConfig):
    name = "hoinghi.tasks"
    verbose_name = "Nhiệm vụ"
    room = Room(
        order=10,
        intake="hoinghi.tasks.intake.take",
        papers="hoinghi.tasks.papers.papers",
        overview="hoinghi.tasks.overview.overview",
        urls="hoinghi.tasks.urls",
        entries=(
            Entry(order=20, title=_("Nhiệm vụ"), url="tasks:list", here="tasks", icon="tasks"),
            Entry(
                order=97,
                title=_("Cách tính hạn"),
                url="tasks:counting",
                here="counting",
                icon="calendar",
                is_setting=True,
            ),
        ),
    )
