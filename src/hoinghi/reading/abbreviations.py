"""Abbreviations that official Vietnamese uses for bodies and posts, as a table.

Keys are capitals without joiners: LĐ-TB&XH, LĐTB&XH and LĐTBXH are one entry. A key may end in a
level (UBNDH: huyện). ``TT`` has three meanings and is settled by the word that follows it.
"""

from __future__ import annotations

ABBREVIATIONS: dict[str, str] = {
    # Cơ quan quyền lực, hành chính, Mặt trận
    "UBND": "ủy ban nhân dân",
    "UBNDT": "ủy ban nhân dân tỉnh",
    "UBNDH": "ủy ban nhân dân huyện",
    "UBNDX": "ủy ban nhân dân xã",
    "HĐND": "hội đồng nhân dân",
    "HĐNDH": "hội đồng nhân dân huyện",
    "HĐNDX": "hội đồng nhân dân xã",
    "ĐBQH": "đại biểu quốc hội",
    "MTTQ": "mặt trận tổ quốc",
    "MTTQVN": "mặt trận tổ quốc việt nam",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "UBMTTQVN": "ủy ban mặt trận tổ quốc việt nam",
    "UBMT": "ủy ban mặt trận",
    "UB": "ủy ban",
    "CTMT": "công tác mặt trận",
    "VN": "việt nam",
    "TW": "trung ương",
    "TƯ": "trung ương",
    # Lĩnh vực của bộ, sở, phòng
    "LĐTBXH": "lao động thương binh xã hội",
    "BTXH": "bảo trợ xã hội",
    "NN": "nông nghiệp",
    "NNPTNT": "nông nghiệp phát triển nông thôn",
    "NNMT": "nông nghiệp môi trường",
    "PTNT": "phát triển nông thôn",
    "TNMT": "tài nguyên môi trường",
    "VHTT": "văn hóa thông tin",
    "VHTTDL": "văn hóa thể thao du lịch",
    "VHXH": "văn hóa xã hội",
    "TTTT": "thông tin truyền thông",
    "GDĐT": "giáo dục đào tạo",
    "GDDT": "giáo dục đào tạo",
    "GDPT": "giáo dục phổ thông",
    "KHĐT": "kế hoạch đầu tư",
    "KHCN": "khoa học công nghệ",
    "TCKH": "tài chính kế hoạch",
    "KHTC": "kế hoạch tài chính",
    "KTHT": "kinh tế hạ tầng",
    "KTHTĐT": "kinh tế hạ tầng đô thị",
    "QLĐT": "quản lý đô thị",
    "GTVT": "giao thông vận tải",
    "CT": "công thương",
    "SXD": "sở xây dựng",
    "YT": "y tế",
    "NV": "nội vụ",
    "TTYT": "trung tâm y tế",
    # Ngành dọc, đơn vị
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "NHCSXH": "ngân hàng chính sách xã hội",
    "CSXH": "chính sách xã hội",
    "KBNN": "kho bạc nhà nước",
    "TAND": "tòa án nhân dân",
    "VKSND": "viện kiểm sát nhân dân",
    "CA": "công an",
    "BCH": "ban chỉ huy",
    "BCHQS": "ban chỉ huy quân sự",
    "QS": "quân sự",
    "GDNN": "giáo dục nghề nghiệp",
    "GDTX": "giáo dục thường xuyên",
    "THPT": "trung học phổ thông",
    "THCS": "trung học cơ sở",
    "TH": "tiểu học",
    "HTX": "hợp tác xã",
    # Tổ chức chính trị - xã hội, hội
    "CTXH": "chính trị xã hội",
    "LHPN": "liên hiệp phụ nữ",
    "LHTN": "liên hiệp thanh niên",
    "HLHPN": "hội liên hiệp phụ nữ",
    "HND": "hội nông dân",
    "HCCB": "hội cựu chiến binh",
    "ĐTN": "đoàn thanh niên",
    "LHH": "liên hiệp hội",
    "ND": "nông dân",
    "CCB": "cựu chiến binh",
    "TNCS": "thanh niên cộng sản",
    "HCM": "hồ chí minh",
    "TN": "thanh niên",
    "LĐLĐ": "liên đoàn lao động",
    "CTĐ": "chữ thập đỏ",
    # Tổ chức phối hợp, bộ phận, chức vụ
    "BCĐ": "ban chỉ đạo",
    "BTV": "ban thường vụ",
    "BTT": "ban thường trực",
    "TĐKT": "thi đua khen thưởng",
    "MTQG": "mục tiêu quốc gia",
    "VP": "văn phòng",
    "CVP": "chánh văn phòng",
    "PCVP": "phó chánh văn phòng",
    "PCT": "phó chủ tịch",
    "TV": "thành viên",
    "TDP": "tổ dân phố",
    "TP": "thành phố",
    "TX": "thị xã",
}

#: ``CT`` is Công Thương after Sở or Bộ only; on its own it is a post.
CHAIR = "chủ tịch"

#: Words after ``TT`` that make it Thường trực; other fields of work make it Trung tâm,
#: and a place name (TT Châu Ổ) thị trấn.
STANDING_BEFORE = frozenset(
    {
        "hđnd", "hđndh", "ubnd", "ubndh", "huyện", "tỉnh", "đảng", "thành", "xã", "quận", "thị",
        "ủy", "ub", "ubmttq", "ubmttqvn", "mttq", "mttqvn", "bcđ", "hội", "ban", "mặt",
    }
)  # fmt: skip
#: Words after ``P`` that make it Phòng; before a place name it is Phường.
DEPARTMENT_BEFORE = frozenset(
    {
        "nội", "y", "tài", "tư", "lao", "văn", "giáo", "kinh", "nông", "dân", "khoa", "quản",
        "lđtbxh", "gdđt", "nnptnt", "vhtt", "tckh", "nv", "yt",
    }
)  # fmt: skip
CENTRE_BEFORE = frozenset(
    {
        "y", "văn", "giáo", "truyền", "phát", "dịch", "kiểm", "công", "phục", "chính", "bồi",
        "khuyến", "quản", "kỹ", "gdnn", "gdtx", "vh", "dvnn", "gdnn-gdtx", "vh-tt&tt", "vhtt",
        "ptqđ", "dvvl",
    }
)  # fmt: skip
