from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hoinghi.conferences.rooms import Entry, Room


class DispatchConfig(AppConfig):
    name = "hoinghi.dispatch"
    verbose_name = "Phát hành"
    room = Room(
        order=70,
        powers="hoinghi.dispatch.powers.POWERS",
        searchables="hoinghi.dispatch.searchables.searchables",
        personal_data="hoinghi.dispatch.personal_data.KEPT",
        intake="hoinghi.dispatch.intake.take",
        consequences="hoinghi.dispatch.consequences.watch",
        papers="hoinghi.dispatch.papers.papers",
        overview="hoinghi.dispatch.overview.overview",
        glance="hoinghi.dispatch.glance.glance",
        after="hoinghi.dispatch.overview.after",
        urls="hoinghi.dispatch.urls",
        undos="hoinghi.dispatch.undoing.UNDOS",
        tell="hoinghi.dispatch.telling.tell",
        entries=(
            Entry(
                order=80,
                title=_("Văn bản"),
                url="dispatch:papers",
                here="papers",
                power="hoinghi.dispatch.powers.READ",
                icon="papers",
            ),
            Entry(
                order=95,
                title=pgettext_lazy("trang", "Người ký"),
                url="dispatch:signers",
                here="signers",
                power="hoinghi.dispatch.powers.READ",
                icon="sign",
                is_setting=True,
            ),
        ),
    )
