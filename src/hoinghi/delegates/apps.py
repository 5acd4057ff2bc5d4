from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.rooms import Entry, Room


class DelegatesConfig(AppConfig):
    name = "hoinghi.delegates"
    verbose_name = "Đại biểu"
    room = Room(
        order=40,
        powers="hoinghi.delegates.powers.POWERS",
        searchables="hoinghi.delegates.searchables.searchables",
        personal_data="hoinghi.delegates.personal_data.KEPT",
        intake="hoinghi.delegates.intake.take",
        consequences="hoinghi.delegates.consequences.watch",
        papers="hoinghi.delegates.papers.papers",
        overview="hoinghi.delegates.overview.overview",
        glance="hoinghi.delegates.glance.glance",
        urls="hoinghi.delegates.urls",
        undos="hoinghi.delegates.undoing.UNDOS",
        entries=(
            Entry(
                order=90,
                title=_("Thứ tự lễ tân"),
                url="delegates:protocol",
                here="protocol",
                power="hoinghi.delegates.powers.READ",
                icon="people",
                is_setting=True,
            ),
            Entry(
                order=91,
                title=_("Hội trường"),
                url="delegates:hall",
                here="hall",
                power="hoinghi.delegates.powers.READ",
                icon="people",
                is_setting=True,
            ),
        ),
    )
