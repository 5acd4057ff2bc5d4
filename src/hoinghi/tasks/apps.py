from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.rooms import Entry, Room

if TYPE_CHECKING:
    from hoinghi.conferences.deliveries import Delivery, Retraction


class TasksConfig(AppConfig):
    name = "hoinghi.tasks"
    verbose_name = "Nhiệm vụ"
    room = Room(
        order=10,
        powers="hoinghi.tasks.powers.POWERS",
        reading="hoinghi.tasks.powers.READ",
        concerns="hoinghi.tasks.permissions.concerns",
        searchables="hoinghi.tasks.searchables.searchables",
        personal_data="hoinghi.tasks.personal_data.KEPT",
        intake="hoinghi.tasks.intake.take",
        consequences="hoinghi.tasks.consequences.watch",
        papers="hoinghi.tasks.papers.papers",
        overview="hoinghi.tasks.overview.overview",
        glance="hoinghi.tasks.glance.glance",
        standings="hoinghi.tasks.standing.standings",
        urls="hoinghi.tasks.urls",
        undos="hoinghi.tasks.undoing.UNDOS",
        clone="hoinghi.tasks.bringing.EXTRAS",
        tell="hoinghi.tasks.telling.tell",
        dates="hoinghi.tasks.telling.dates",
        still_due="hoinghi.tasks.telling.still_due",
        chore="hoinghi.tasks.reminding.remind_all",
        entries=(
            Entry(
                order=20,
                title=_("Nhiệm vụ"),
                url="tasks:list",
                here="tasks",
                power="hoinghi.tasks.powers.READ",
                icon="tasks",
            ),
            Entry(
                order=97,
                title=_("Cách tính hạn"),
                url="tasks:counting",
                here="counting",
                power="hoinghi.tasks.powers.READ",
                icon="calendar",
                is_setting=True,
            ),
        ),
    )

    def ready(self) -> None:
        # Models are not to be had before all apps are loaded.
        from hoinghi.conferences.deliveries import delivered, retracted
        from hoinghi.tasks.elsewhere import close_for, reopen_for

        def listen(*, delivery: Delivery, **_: object) -> None:
            close_for(delivery)

        def listen_again(*, retraction: Retraction, **_: object) -> None:
            reopen_for(retraction)

        retracted.connect(listen_again, weak=False, dispatch_uid="hoinghi.tasks.elsewhere")
        delivered.connect(listen, weak=False, dispatch_uid="hoinghi.tasks.elsewhere")
