"""Khách mời và lời giấy mời dùng chung cho mọi bên đem ra so; chỉ cần Python, không thư viện nào.

Everybody draws the same page: header table, title, six paragraphs, a code of 50 characters with
a caption, signature. Names are invented; another round has others, so nothing comes from memory.
"""

from __future__ import annotations

from dataclasses import dataclass

TITLE = (
    "Dự Hội nghị sơ kết giữa kỳ Chương trình mục tiêu quốc gia Giảm nghèo bền vững và phong trào "
    "thi đua “Chung tay vì người nghèo - Không để ai bị bỏ lại phía sau”"
)
INVITING = "Ủy ban nhân dân huyện Hoa Sen trân trọng kính mời:"
BODY = (
    f"Tới {TITLE[0].lower()}{TITLE[1:]} trên địa bàn huyện giai đoạn 2021 - 2025.",
    "Chủ trì: Đồng chí Chủ tịch Ủy ban nhân dân huyện.",
    "Thời gian: 01 ngày, từ 07 giờ 30 phút, ngày 05 tháng 12 năm 2023 (thứ Ba).",
    "Địa điểm: Hội trường Ủy ban nhân dân huyện.",
    "Đề nghị đồng chí mang theo giấy mời để điểm danh tại bàn đón tiếp; trường hợp không dự được, "
    "đề nghị cử người dự thay và báo về Văn phòng trước ngày 01 tháng 12 năm 2023.",
    "Rất mong đồng chí có mặt đúng thời gian để Hội nghị thành công tốt đẹp./.",
)
CAPTION = "Xin xuất trình mã này để điểm danh."
ISSUER = "ỦY BAN NHÂN DÂN\nHUYỆN HOA SEN"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số: 12/GM-UBND"
DATED = "Hoa Sen, ngày 28 tháng 11 năm 2023"
SIGNING = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
SIGNED = "Nguyễn Thị Ánh"

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE_NAMES = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Quốc", "Ngọc", "Kim", "Xuân")
GIVEN_NAMES = ("An", "Bình", "Châu", "Dũng", "Đạt", "Hạnh", "Hương", "Lâm", "Mai", "Phúc", "Quý")
POSTS = (
    "Chủ tịch",
    "Phó Chủ tịch",
    "Trưởng phòng",
    "Bí thư Chi đoàn",
    "Công chức Văn hóa - Xã hội",
)
UNITS = (
    "Ủy ban nhân dân xã Hoa Mai",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã Hoa Cúc",
    "Phòng Lao động - Thương binh và Xã hội",
    "Hội Liên hiệp Phụ nữ huyện",
)


@dataclass(frozen=True, slots=True)
class Guest:
    """One who is invited; ``url`` has 50 characters."""

    number: str
    name: str
    post: str
    unit: str
    url: str

    @property
    def invited(self) -> str:
        return f"{self.name}, {self.post}, {self.unit}"

    @property
    def caption(self) -> str:
        return f"Mã: {self.number}. {CAPTION}"


def guests(count: int, round_: int) -> list[Guest]:
    """*count* people; those of another *round_* have other names and codes."""
    return [_guest(number + 1, number + round_ * 7919) for number in range(count)]


def _guest(number: int, seed: int) -> Guest:
    name = " ".join(
        (
            FAMILY_NAMES[seed % len(FAMILY_NAMES)],
            MIDDLE_NAMES[seed * 7 % len(MIDDLE_NAMES)],
            GIVEN_NAMES[seed // 11 % len(GIVEN_NAMES)],
        )
    )
    token = (seed + 1) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**96
    return Guest(
        f"{number:05d}",
        f"Đồng chí {name}",
        POSTS[seed % len(POSTS)],
        UNITS[seed * 3 % len(UNITS)],
        f"https://hoinghi.example/m/{token:024x}",
    )
