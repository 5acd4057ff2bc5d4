from django.apps import AppConfig


class TogetherConfig(AppConfig):
    name = "hoinghi.together"
    verbose_name = "Cùng sửa"
