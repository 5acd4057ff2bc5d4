"""What pages call the things that are delivered: "Tự hoàn thành khi …"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TITLES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "talk": _("gửi bài tham luận"),
        "award_file": _("gửi hồ sơ khen thưởng"),
        "names": _("cử người tham dự"),
        "report": _("gửi báo cáo"),
        "invitation": _("phát hành giấy mời"),
        "programme": _("ban hành chương trình hội nghị"),
        "script": _("ban hành kịch bản điều hành"),
        "speeches": _("phát hành bài phát biểu"),
        "review_report": _("phát hành báo cáo trình hội nghị"),
        "report_request": _("phát hành công văn yêu cầu báo cáo"),
        "talk_request": _("phát hành công văn mời tham luận"),
        "award_proposal": _("ký tờ trình khen thưởng"),
        "award_decision": _("ban hành quyết định khen thưởng"),
        "budget_decision": _("ban hành quyết định phê duyệt dự toán"),
        "conclusion": _("ban hành thông báo kết luận"),
        "minutes": _("ký biên bản hội nghị"),
    }
)
"""By the code of ``deliveries.yaml``; each begins with a verb."""
