"""Đếm báo cáo đã nhận sau giờ chót: có đủ không, mã kiểm tra khớp không, nhật ký nguyên không.

Run with ``DATABASE_URL`` and ``HOINGHI_VAR`` set; prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoinghi.site.settings")
django.setup()

from django_scopes import scopes_disabled  # noqa: E402 - needs the settings named above

from hoinghi.journal.models import Entry  # noqa: E402
from hoinghi.journal.services import first_broken  # noqa: E402
from hoinghi.reports.models import ReportRevision  # noqa: E402
from hoinghi.reports.services import receipt_digest  # noqa: E402


def main() -> int:
    with scopes_disabled():
        revisions = list(ReportRevision.objects.all())
        told = {
            "reports": len({one.report_id for one in revisions}),
            "whole": sum(one.digest == receipt_digest(one) for one in revisions),
            "logged": Entry.objects.filter(act="reports.send").count(),
            "chain": int(first_broken() is None),
        }
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
