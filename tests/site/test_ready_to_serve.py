"""Sẵn sàng trước khi phục vụ: trang nạp đủ, câu hỏi quen chỉ lập kế hoạch một lần."""

import subprocess
import sys

import pytest
from django.db import connection

from hoinghi.units.models import Organisation


def test_the_views_are_loaded_before_the_first_asks():
    script = "import sys, hoinghi.site.wsgi; print('hoinghi.reports.writing_views' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert done.stdout.strip() == "True", done.stderr


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="chỉ nói về PostgreSQL")
@pytest.mark.django_db
def test_what_is_asked_again_is_planned_once():
    for number in range(5):
        Organisation.objects.filter(pk=number).exists()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s",
                       ["%units_organisation%"])  # fmt: skip
        (kept,) = cursor.fetchone()
    assert kept == 1
