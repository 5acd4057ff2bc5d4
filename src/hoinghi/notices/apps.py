from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.rooms import Entry, Room


class NoticesConfig(AppConfig):
    name = "hoinghi.notices"
    verbose_name = "Thông báo"
    room = Room(
        order=95,
        personal_data="hoinghi.notices.personal_data.KEPT",
        urls="hoinghi.notices.urls",
        entries=(
            Entry(
                order=88,
                title=_("Hoạt động"),
                url="notices:feed",
                here="feed",
                power="hoinghi.conferences.powers.READ_LOG",
                icon="history",
            ),
            Entry(
                order=89,
                title=_("Thư gửi"),
                url="notices:outbox",
                here="outbox",
                power="hoinghi.conferences.powers.PREPARE",
                icon="mail",
            ),
            Entry(
                order=98,
                title=_("Kết nối"),
                url="notices:hooks",
                here="hooks",
                power="hoinghi.conferences.powers.PREPARE",
                icon="machine",
                is_setting=True,
            ),
        ),
    )
