"""The components of a paper (thành phần thể thức): their keys are those of the styles."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from hoinghi.papers.styles import STYLES


class Component(StrEnum):
    """What a paragraph is. Values are keys of ``styles.STYLES`` where the writers draw it."""

    QUOC_HIEU = "QuocHieu"
    TIEU_NGU = "TieuNgu"
    CO_QUAN_CHU_QUAN = "CoQuanChuQuan"
    CO_QUAN_BAN_HANH = "CoQuanBanHanh"
    SO_KY_HIEU = "SoKyHieu"
    DIA_DANH = "DiaDanhThoiGian"
    TEN_LOAI = "TenLoai"
    TRICH_YEU = "TrichYeu"
    TRICH_YEU_CONG_VAN = "TrichYeuCongVan"
    KINH_GUI = "KinhGui"
    THAM_QUYEN = "ThamQuyen"
    CAN_CU = "CanCu"
    LOI_BAN_HANH = "LoiBanHanh"
    PHAN_CHUONG = "PhanChuong"
    TEN_PHAN_CHUONG = "TenPhanChuong"
    DIEU = "Dieu"
    MUC = "Heading1"
    KHOAN_TIEU_DE = "Heading2"
    DIEM = "Heading3"
    THAN_BAI = "ThanBai"
    BANG = "OBang"
    QUYEN_HAN = "QuyenHanChucVu"
    HO_TEN = "HoTen"
    NOI_NHAN = "NoiNhan"
    NOI_NHAN_DONG = "NoiNhanDong"
    PHU_LUC = "PhuLuc"
    TEN_PHU_LUC = "TenPhuLuc"
    KEM_THEO = "KemTheo"
    DAU_KHAN = "MucDoKhan"
    DAU_LUU_HANH = "PhamViLuuHanh"
    KY_SO = "KySoPhuLuc"
    SO_BAN = "NguoiSoanThao"
    DIA_CHI = "DiaChi"
    TEN_HINH = "TenHinh"
    KHAC = "Khac"


_OTHERS = {
    Component.MUC: "Tiêu đề mục",
    Component.KHOAN_TIEU_DE: "Tiêu đề khoản",
    Component.DIEM: "Điểm",
    Component.KHAC: "Chữ khác",
}

TITLES: Mapping[Component, str] = MappingProxyType(
    {part: _OTHERS.get(part) or STYLES[part.value].name for part in Component}
)
"""What people call each component."""

SLUGS: Mapping[Component, str] = MappingProxyType(
    {
        Component.QUOC_HIEU: "quoc-hieu",
        Component.TIEU_NGU: "tieu-ngu",
        Component.CO_QUAN_CHU_QUAN: "co-quan-chu-quan",
        Component.CO_QUAN_BAN_HANH: "co-quan-ban-hanh",
        Component.SO_KY_HIEU: "so-ky-hieu",
        Component.DIA_DANH: "dia-danh",
        Component.TEN_LOAI: "ten-loai",
        Component.TRICH_YEU: "trich-yeu",
        Component.TRICH_YEU_CONG_VAN: "trich-yeu-cong-van",
        Component.KINH_GUI: "kinh-gui",
        Component.THAM_QUYEN: "tham-quyen",
        Component.CAN_CU: "can-cu",
        Component.LOI_BAN_HANH: "loi-ban-hanh",
        Component.PHAN_CHUONG: "phan-chuong",
        Component.TEN_PHAN_CHUONG: "ten-phan-chuong",
        Component.DIEU: "dieu",
        Component.MUC: "muc",
        Component.KHOAN_TIEU_DE: "khoan",
        Component.DIEM: "diem",
        Component.THAN_BAI: "than-bai",
        Component.BANG: "bang",
        Component.QUYEN_HAN: "quyen-han",
        Component.HO_TEN: "ho-ten",
        Component.NOI_NHAN: "noi-nhan",
        Component.NOI_NHAN_DONG: "noi-nhan-dong",
        Component.PHU_LUC: "phu-luc",
        Component.TEN_PHU_LUC: "ten-phu-luc",
        Component.KEM_THEO: "kem-theo",
        Component.DAU_KHAN: "dau-khan",
        Component.DAU_LUU_HANH: "dau-luu-hanh",
        Component.KY_SO: "ky-so",
        Component.SO_BAN: "so-ban",
        Component.DIA_CHI: "dia-chi",
        Component.TEN_HINH: "ten-hinh",
        Component.KHAC: "khac",
    }
)
"""How codes of rules begin, by component."""
