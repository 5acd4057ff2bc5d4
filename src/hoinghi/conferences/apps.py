from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hoinghi.conferences.rooms import Entry, Room


class ConferencesConfig(AppConfig):
    name = "hoinghi.conferences"
    verbose_name = "Hội nghị"

    def ready(self) -> None:
        # Models are not to be had before all apps are loaded.
        from hoinghi.conferences.permissions import houses_prepared_by, prepares_any, standing_of
        from hoinghi.together.presence import also_depends_on
        from hoinghi.units.permissions import also_kept_by, also_looks_after

        also_kept_by(prepares_any)
        also_looks_after(houses_prepared_by)
        also_depends_on(standing_of)

    room = Room(
        order=0,
        powers="hoinghi.conferences.powers.POWERS",
        personal_data="hoinghi.conferences.kept_persons.KEPT",
        tell="hoinghi.conferences.tidings.tell",
        dates="hoinghi.conferences.tidings.dates",
        undos="hoinghi.conferences.taking_back.UNDOS",
        clone="hoinghi.conferences.light_settings.EXTRAS",
        entries=(
            Entry(
                order=0,
                title=_("Tổng quan"),
                url="conferences:overview",
                here="overview",
                icon="overview",
            ),
            Entry(
                order=5,
                title=_("Lãnh đạo xem nhanh"),
                url="conferences:leader",
                here="leader",
                icon="lights",
            ),
            Entry(
                order=10,
                title=_("Kế hoạch"),
                url="conferences:plan",
                here="plan",
                icon="plan",
            ),
            Entry(
                order=96,
                title=_("Ngưỡng đèn"),
                url="conferences:lights",
                here="lights",
                power="hoinghi.conferences.powers.PREPARE",
                icon="lights",
                is_setting=True,
            ),
            Entry(
                order=98,
                title=pgettext_lazy("trang", "Vai trò"),
                url="conferences:roles",
                here="roles",
                icon="people",
                is_setting=True,
            ),
            Entry(
                order=99,
                title=_("Ai được làm gì"),
                url="conferences:powers",
                here="powers",
                power="",
                icon="check",
                is_setting=True,
            ),
        ),
    )
