from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class WordingConfig(AppConfig):
    name = "hoinghi.wording"
    verbose_name = "Câu chữ"
    room = Room(order=75)
