from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class GuideConfig(AppConfig):
    name = "hoinghi.guide"
    verbose_name = "Hướng dẫn"
    room = Room(order=99, urls="hoinghi.guide.urls")
