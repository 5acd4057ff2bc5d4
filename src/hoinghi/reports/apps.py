from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.rooms import Entry, Room


class ReportsConfig(AppConfig):
    name = "hoinghi.reports"
    verbose_name = "Báo cáo"
    room = Room(
        order=20,
        powers="hoinghi.reports.powers.POWERS",
        concerns="hoinghi.reports.permissions.concerns",
        personal_data="hoinghi.reports.personal_data.KEPT",
        delivers=("report",),
        workplaces="hoinghi.reports.queries.workplaces",
        searchables="hoinghi.reports.searchables.searchables",
        intake="hoinghi.reports.intake.take",
        papers="hoinghi.reports.papers.papers",
        overview="hoinghi.reports.overview.overview",
        glance="hoinghi.reports.glance.glance",
        urls="hoinghi.reports.urls",
        undos="hoinghi.reports.undoing.UNDOS",
        tell="hoinghi.reports.telling.tell",
        dates="hoinghi.reports.telling.dates",
        chore="hoinghi.reports.previewed.chore",
        still_due="hoinghi.reports.telling.still_due",
        entries=(
            Entry(
                order=30,
                title=_("Báo cáo"),
                url="reports:list",
                here="reports",
                power="hoinghi.reports.powers.READ",
                icon="reports",
            ),
        ),
    )
