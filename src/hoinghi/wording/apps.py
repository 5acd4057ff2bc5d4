from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.rooms import Entry, Room


class WordingConfig(AppConfig):
    name = "hoinghi.wording"
    verbose_name = "Câu chữ"
    room = Room(
        order=75,
        powers="hoinghi.wording.powers.POWERS",
        searchables="hoinghi.wording.searchables.searchables",
        personal_data="hoinghi.wording.personal_data.KEPT",
        urls="hoinghi.wording.urls",
        undos="hoinghi.wording.undoing.UNDOS",
        entries=(
            Entry(
                order=92,
                title=_("Mẫu văn bản"),
                url="wording:list",
                here="wording",
                power="hoinghi.wording.powers.READ",
                icon="sign",
                is_setting=True,
            ),
        ),
    )
