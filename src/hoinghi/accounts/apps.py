from django.apps import AppConfig

from hoinghi.conferences.rooms import Room


class AccountsConfig(AppConfig):
    name = "hoinghi.accounts"
    verbose_name = "Tài khoản"
    room = Room(
        order=5,
        urls="hoinghi.accounts.urls",
        personal_data="hoinghi.accounts.personal_data.KEPT",
    )
