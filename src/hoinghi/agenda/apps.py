from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class AgendaConfig(AppConfig):
    name = "hoinghi.agenda"
    verbose_name = "Chương trình"
    room = Room(
        order=30,
        searchables="hoinghi.agenda.searchables.searchables",
        intake="hoinghi.agenda.intake.take",
        papers="hoinghi.agenda.papers.papers",
        overview="hoinghi.agenda.overview.overview",
        glance="hoinghi.agenda.glance.glance",
    )
