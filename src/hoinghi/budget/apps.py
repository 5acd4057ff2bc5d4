from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class BudgetConfig(AppConfig):
    name = "hoinghi.budget"
    verbose_name = "Kinh phí"
    room = Room(
        order=60,
        powers="hoinghi.budget.powers.POWERS",
        reading="hoinghi.budget.powers.READ",
        searchables="hoinghi.budget.searchables.searchables",
        reading_parts=(("ky-nhan-tien", "hoinghi.budget.powers.PAY"),),
        intake="hoinghi.budget.intake.take",
        papers="hoinghi.budget.papers.papers",
        overview="hoinghi.budget.overview.overview",
        glance="hoinghi.budget.glance.glance",
    )
