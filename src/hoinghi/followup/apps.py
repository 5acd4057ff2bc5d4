from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class FollowupConfig(AppConfig):
    name = "hoinghi.followup"
    verbose_name = "Sau hội nghị"
    room = Room(
        order=80,
        papers="hoinghi.followup.papers.papers",
    )
