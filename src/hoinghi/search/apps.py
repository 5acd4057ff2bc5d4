from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "hoinghi.search"
    verbose_name = "Tìm kiếm"

    def ready(self) -> None:
        from hoinghi.search.upkeep import listen  # models are loaded only now

        listen()
