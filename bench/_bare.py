"""Một trang Django trần làm mốc so: đăng nhập, một truy vấn 20 dòng, một mẫu trang.

What any Django site does for a list, and no more: Django's own middleware, a session from the
database, the account, one page of rows, one template. Run as ``python bench/_bare.py PORT`` with
``DATABASE_URL`` set; prints the cookie of its session as one line, then serves.
"""

from __future__ import annotations

import multiprocessing
import os
import sys

import dj_database_url
import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse

PAGE = """{% load i18n %}<!doctype html><html lang="vi"><head><title>{% translate "Tên" %}</title>
</head><body><p>{{ user }}</p><table>{% for row in page %}
<tr><td>{{ row.pk }}</td><td>{{ row.username }}</td><td>{{ row.date_joined|date:"d/m/Y" }}</td>
<td><a href="/{{ row.pk }}/">{{ row.email }}</a></td></tr>{% endfor %}</table>
<p>{{ page.number }}/{{ page.paginator.num_pages }}</p></body></html>"""

DATABASE = dj_database_url.parse(os.environ["DATABASE_URL"])
if "postgresql" in DATABASE["ENGINE"]:
    # The same pool as the product has: a connection for each page would be no fair base.
    DATABASE["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
# A worker reads this file twice: as what was started, and as what it serves.
if not settings.configured:
    settings.configure(
        SECRET_KEY="bare",
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": DATABASE},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        LANGUAGE_CODE="vi",
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        ROOT_URLCONF="bench._bare",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ],
                    "loaders": [("django.template.loaders.locmem.Loader", {"page.html": PAGE})],
                },
            }
        ],
        USE_TZ=True,
    )
    django.setup()

from django.contrib.auth.decorators import login_required  # noqa: E402 - needs the settings
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.paginator import Paginator  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402


@login_required
def rows(request: HttpRequest) -> HttpResponse:
    found = User.objects.order_by("username")
    return render(request, "page.html", {"page": Paginator(found, 20).get_page(1)})


urlpatterns = [path("", rows)]
application = get_wsgi_application()


def main() -> None:
    multiprocessing.set_start_method("spawn", force=True)
    call_command("migrate", interactive=False, verbosity=0)
    User.objects.bulk_create(User(username=f"u{number:04d}") for number in range(400))
    client = Client()
    client.force_login(User.objects.get(username="u0000"))
    print(f"sessionid={client.cookies['sessionid'].value}", flush=True)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # As `hoinghi serve` does: one process, four threads.
    Granian(
        "bench._bare:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main()
