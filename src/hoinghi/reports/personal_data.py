"""Names of persons among the reports."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.personal_data import who_acted

KEPT = (
    who_acted("reports.Report", "changed_by", _("Báo cáo đang soạn")),
    who_acted("reports.Report", "approved_by", _("Báo cáo đang soạn")),
    who_acted("reports.Report", "extended_by", _("Báo cáo đang soạn")),
    who_acted("reports.Report", "passed_by", _("Báo cáo đang soạn")),
    who_acted("reports.ReportRevision", "sent_by", _("Báo cáo đã gửi")),
    who_acted("reports.ReportRevision", "approved_by", _("Báo cáo đã gửi")),
    who_acted("reports.ReportFile", "added_by", _("Tệp của báo cáo")),
    who_acted("reports.ReviewNote", "by", _("Trao đổi về báo cáo")),
    who_acted("reports.ReviewNote", "settled_by", _("Trao đổi về báo cáo")),
    who_acted("reports.OutlineVersion", "released_by", _("Đề cương báo cáo")),
    who_acted("reports.RemarkSetAside", "by", _("Nhận xét về báo cáo được bỏ qua")),
    who_acted("reports.ThemeChoice", "by", _("Dự thảo báo cáo")),
    who_acted("reports.ExemplaryModel", "by", _("Danh mục điển hình")),
)
