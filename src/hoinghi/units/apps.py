from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "hoinghi.units"
    verbose_name = "Cơ quan, đơn vị"
