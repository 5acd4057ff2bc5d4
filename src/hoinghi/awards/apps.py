from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class AwardsConfig(AppConfig):
    name = "hoinghi.awards"
    verbose_name = "Khen thưởng"
    room = Room(
        order=50,
        powers="hoinghi.awards.powers.POWERS",
        reading="hoinghi.awards.powers.READ",
        searchables="hoinghi.awards.searchables.searchables",
        intake="hoinghi.awards.intake.take",
        papers="hoinghi.awards.papers.papers",
        overview="hoinghi.awards.overview.overview",
        glance="hoinghi.awards.glance.glance",
    )
