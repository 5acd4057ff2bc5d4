"""Papers that are wrong in one place each, made from our correct ones.

What a hand would do in Word is done to the file itself: a size in its styles, a margin in its
section, a word in its text. Each says the code of the one rule that it breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hoinghi.papers.docx import docx_bytes
from hoinghi.papers.model import Orientation, Paper
from tests.papers import paper_samples as samples
from tests.papers.check.correct_papers import (
    DECISION,
    ELECTRONIC,
    LETTER,
    PLAN,
    POINTS,
    SUBMISSION,
    URGENT,
)
from tests.papers.check.wrong_edits import (
    DOCUMENT,
    STYLES,
    Edit,
    Parts,
    aligned,
    dear_in_a_plan,
    edited,
    light,
    longer_rule,
    says,
    section,
    size,
    without_rule,
    words,
)


@dataclass(frozen=True)
class Wrong:
    """A paper, what is done to it, and the code of the rule it then breaks.

    ``in_print`` is False where the defect cannot be told from a printed page.
    """

    name: str
    code: str
    paper: Paper
    edit: Edit | None = None
    in_print: bool = True

    def docx(self) -> bytes:
        return (
            edited(docx_bytes([self.paper]), self.edit) if self.edit else docx_bytes([self.paper])
        )


# What LibreOffice prints of these does not show the defect, or shows others with it: lines that
# end raggedly tell no margin, lines set apart are paragraphs to the eye.
_UNSEEN_IN_PRINT = {
    "margin-bottom",
    "left-QuyenHanChucVu",
    "wide-lines",
    "tight-lines",
}


@lru_cache(maxsize=1)
def wrong_papers() -> Sequence[Wrong]:
    """All of them."""
    found = (*_pages(), *_looks(), *_heads(), *_bodies(), *_closings(), *_annexes(), *_marks())
    return [replace(wrong, in_print=wrong.name not in _UNSEEN_IN_PRINT) for wrong in found]


def _pages() -> Iterator[Wrong]:
    for side, twips, code in (
        ("left", 1417, "page.margin-left"),
        ("right", 567, "page.margin-right"),
        ("top", 850, "page.margin-top"),
        ("bottom", 1985, "page.margin-bottom"),
    ):
        edit = section(rf'(<w:pgMar [^>]*w:{side}=)"\d+"', rf'\1"{twips}"')
        yield Wrong(f"margin-{side}", code, POINTS, edit)
    yield Wrong(
        "letter-size",
        "page.size",
        POINTS,
        section(r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    )
    across = replace(POINTS, orientation=Orientation.LANDSCAPE)
    yield Wrong("landscape", "page.orientation", across)
    yield Wrong(
        "font", "font.family", PLAN, lambda parts: parts.change(STYLES, "Times New Roman", "Arial")
    )
    yield Wrong(
        "color",
        "font.color",
        PLAN,
        lambda parts: parts.style("ThanBai", "<w:rPr>", '<w:rPr><w:color w:val="0000FF"/>'),
    )
    yield Wrong("number-1", "page-number.first-page", POINTS, section("<w:titlePg/>", ""))
    yield Wrong(
        "number-none",
        "page-number.missing",
        POINTS,
        _no_number,
    )
    yield Wrong("number-right", "page-number.align", POINTS, aligned("SoTrang", "right"))
    yield Wrong("number-small", "page-number.size", POINTS, size("SoTrang", 11))
    yield Wrong(
        "number-italic",
        "page-number.style",
        POINTS,
        lambda parts: parts.style("SoTrang", "<w:rPr>", "<w:rPr><w:i/><w:iCs/>"),
    )
    yield Wrong(
        "number-roman",
        "page-number.figures",
        POINTS,
        section('<w:pgNumType w:start="1"/>', '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>'),
    )
    yield Wrong(
        "number-below",
        "page-number.zone",
        POINTS,
        _at_the_foot,
    )


def _no_number(parts: Parts) -> None:
    for name in list(parts.headers()):
        parts.change(name, r"<w:r>.*?</w:r>", "")


def _at_the_foot(parts: Parts) -> None:
    parts.change(DOCUMENT, "<w:headerReference ", "<w:footerReference ")
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        if name in parts.texts:
            parts.texts[name] = parts.texts[name].replace('/header"', '/footer"')
            parts.texts[name] = parts.texts[name].replace("header+xml", "footer+xml")
    for name in list(parts.texts):
        if "/header" in name:
            parts.texts[name] = parts.texts[name].replace("w:hdr", "w:ftr")


def _looks() -> Iterator[Wrong]:
    for key, points, code, paper in (
        ("QuocHieu", 11, "quoc-hieu.size", PLAN),
        ("TieuNgu", 12, "tieu-ngu.size", PLAN),
        ("CoQuanBanHanh", 14, "co-quan-ban-hanh.size", PLAN),
        ("CoQuanChuQuan", 14, "co-quan-chu-quan.size", SUBMISSION),
        ("SoKyHieu", 14, "so-ky-hieu.size", PLAN),
        ("DiaDanhThoiGian", 12, "dia-danh.size", PLAN),
        ("TenLoai", 16, "ten-loai.size", PLAN),
        ("TrichYeu", 12, "trich-yeu.size", PLAN),
        ("TrichYeuCongVan", 14, "trich-yeu-cong-van.size", LETTER),
        ("KinhGui", 12, "kinh-gui.size", LETTER),
        ("CanCu", 12, "can-cu.size", PLAN),
        ("ThanBai", 12, "than-bai.size", PLAN),
        ("Heading1", 15, "muc.size", PLAN),
        ("Heading2", 12, "khoan.size", PLAN),
        ("Heading3", 12, "diem.size", PLAN),
        ("QuyenHanChucVu", 12, "quyen-han.size", PLAN),
        ("HoTen", 12, "ho-ten.size", PLAN),
        ("NoiNhan", 13, "noi-nhan.size", PLAN),
        ("NoiNhanDong", 12, "noi-nhan-dong.size", PLAN),
        ("PhuLuc", 13, "phu-luc.size", PLAN),
        ("TenPhuLuc", 12, "ten-phu-luc.size", PLAN),
        ("KemTheo", 12, "kem-theo.size", PLAN),
        ("MucDoKhan", 12, "dau-khan.size", URGENT),
        ("KySoPhuLuc", 12, "ky-so.size", ELECTRONIC),
        ("QuocHieu", 13, "co-chu.together", PLAN),
    ):
        yield Wrong(f"size-{key}-{points}", code, paper, size(key, points))
    for key, code in (
        ("QuocHieu", "quoc-hieu.bold"),
        ("CoQuanBanHanh", "co-quan-ban-hanh.bold"),
        ("TenLoai", "ten-loai.bold"),
        ("TrichYeu", "trich-yeu.bold"),
        ("Heading1", "muc.bold"),
        ("QuyenHanChucVu", "quyen-han.bold"),
        ("HoTen", "ho-ten.bold"),
        ("NoiNhan", "noi-nhan.bold"),
        ("PhuLuc", "phu-luc.bold"),
    ):
        yield Wrong(f"light-{key}", code, PLAN, light(key))
    upright = "<w:i/><w:iCs/>"
    for key, code in (
        ("CanCu", "can-cu.italic"),
        ("DiaDanhThoiGian", "dia-danh.italic"),
        ("KemTheo", "kem-theo.italic"),
    ):
        yield Wrong(
            f"upright-{key}", code, PLAN, lambda parts, key=key: parts.style(key, upright, "")
        )
    for key, side, code in (
        ("PhuLuc", "left", "phu-luc.align"),
        ("TenLoai", "left", "ten-loai.align"),
        ("QuyenHanChucVu", "left", "quyen-han.align"),
        ("ThanBai", "left", "than-bai.align"),
    ):
        yield Wrong(f"{side}-{key}", code, PLAN, aligned(key, side))
    yield Wrong("gap", "than-bai.gap", PLAN, _touching)
    yield Wrong(
        "indent",
        "than-bai.indent",
        PLAN,
        lambda parts: parts.style("ThanBai", r'w:firstLine="\d+"', 'w:firstLine="284"'),
    )
    yield Wrong(
        "wide-lines",
        "than-bai.line-spacing",
        PLAN,
        lambda parts: parts.style("ThanBai", "<w:spacing ", '<w:spacing w:line="480" '),
    )
    yield Wrong(
        "tight-lines",
        "than-bai.line-spacing",
        PLAN,
        lambda parts: parts.style("ThanBai", "<w:spacing ", '<w:spacing w:line="204" '),
    )


def _touching(parts: Parts) -> None:
    parts.style("ThanBai", r'w:after="\d+"', 'w:after="40"')


def _heads() -> Iterator[Wrong]:
    yield Wrong(
        "title-words", "quoc-hieu.words", PLAN, says("XÃ HỘI CHỦ NGHĨA", "XÃ HỘI CHŨ NGHĨA")
    )
    yield Wrong(
        "title-small",
        "quoc-hieu.letters",
        PLAN,
        words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    )
    motto = "Độc lập - Tự do - Hạnh phúc"
    yield Wrong("motto-dash", "tieu-ngu.dash", PLAN, words(motto, "Độc lập – Tự do – Hạnh phúc"))
    yield Wrong("motto-tight", "tieu-ngu.dash", PLAN, words(motto, "Độc lập-Tự do-Hạnh phúc"))
    yield Wrong(
        "motto-capital", "tieu-ngu.letters", PLAN, words(motto, "Độc lập - Tự Do - Hạnh Phúc")
    )
    yield Wrong("no-issuer-rule", "co-quan-ban-hanh.rule-missing", PLAN, without_rule(0))
    yield Wrong("no-motto-rule", "tieu-ngu.rule-missing", PLAN, without_rule(1))
    yield Wrong("no-abstract-rule", "trich-yeu.rule-missing", PLAN, without_rule(2))
    yield Wrong("long-issuer-rule", "co-quan-ban-hanh.rule-length", PLAN, longer_rule(0))
    yield Wrong("long-motto-rule", "tieu-ngu.rule-length", PLAN, longer_rule(1))
    yield Wrong("long-abstract-rule", "trich-yeu.rule-length", PLAN, longer_rule(2))
    number = "Số: 05/KH-UBND"
    for name, code, new in (
        ("number-zero", "so-ky-hieu.zero", "Số: 5/KH-UBND"),
        ("number-colon", "so-ky-hieu.colon", "Số 05/KH-UBND"),
        ("number-spaces", "so-ky-hieu.spaces", "Số: 05/KH - UBND"),
        ("number-kind", "so-ky-hieu.kind", "Số: 05/BC-UBND"),
        ("number-label", "so-ky-hieu.label", "SỐ: 05/KH-UBND"),
        ("number-dash", "so-ky-hieu.dash", "Số: 05/KH–UBND"),
    ):
        yield Wrong(name, code, PLAN, words(number, new))
    yield Wrong(
        "number-letter", "so-ky-hieu.cong-van", LETTER, says("15/UBND-LĐTBXH", "15/CV-UBND")
    )
    date = "Bình Sơn, ngày 10 tháng 11 năm 2023"
    for name, code, new in (
        ("date-day", "dia-danh.day-zero", "Bình Sơn, ngày 5 tháng 11 năm 2023"),
        ("date-march", "dia-danh.month-bare", "Bình Sơn, ngày 10 tháng 03 năm 2023"),
        ("date-january", "dia-danh.month-zero", "Bình Sơn, ngày 10 tháng 1 năm 2023"),
        ("date-comma", "dia-danh.comma", "Bình Sơn ngày 10 tháng 11 năm 2023"),
        ("date-place", "dia-danh.form", "ngày 10 tháng 11 năm 2023"),
    ):
        yield Wrong(name, code, PLAN, words(date, new))
    yield Wrong("kind-small", "ten-loai.letters", PLAN, words("KẾ HOẠCH", "Kế hoạch"))
    yield Wrong("about", "trich-yeu-cong-van.words", LETTER, says("V/v báo cáo", "Về việc báo cáo"))
    yield Wrong(
        "dear-marks",
        "kinh-gui.marks",
        LETTER,
        says("Tài chính - Kế hoạch;", "Tài chính - Kế hoạch,"),
    )
    yield Wrong("dear-kind", "kinh-gui.kind", PLAN, dear_in_a_plan)


def _bodies() -> Iterator[Wrong]:
    yield Wrong(
        "basis-semicolon",
        "can-cu.semicolon",
        PLAN,
        says("ngày 19 tháng 6 năm 2015;", "ngày 19 tháng 6 năm 2015."),
    )
    yield Wrong(
        "basis-stop",
        "can-cu.full-stop",
        PLAN,
        says("Lao động - Thương binh và Xã hội.<", "Lao động - Thương binh và Xã hội;<"),
    )
    yield Wrong("end-mark", "than-bai.end-mark", PLAN, says("thực hiện./.", "thực hiện."))
    yield Wrong("point-f", "diem.letter", POINTS, says(">g) ", ">f) "))
    yield Wrong("point-order", "diem.order", POINTS, says(">g) ", ">h) "))
    yield Wrong("point-mark", "diem.mark", POINTS, says(">c) ", ">c. "))
    yield Wrong("part-order", "muc.order", POINTS, says("II. TỔ CHỨC", "III. TỔ CHỨC"))
    yield Wrong("part-mark", "muc.mark", PLAN, says("I. MỤC ĐÍCH", "I) MỤC ĐÍCH"))
    yield Wrong("clause-order", "khoan.order", POINTS, says(">4. ", ">5. "))
    yield Wrong("clause-mark", "khoan.mark", PLAN, says("1. Mục đích", "1/ Mục đích"))
    yield Wrong("article-dot", "dieu.dot", DECISION, says("Điều 1. ", "Điều 1: "))
    yield Wrong("article-order", "dieu.order", DECISION, says("Điều 2. ", "Điều 3. "))


def _closings() -> Iterator[Wrong]:
    yield Wrong("post-small", "quyen-han.letters", PLAN, words("PHÓ CHỦ TỊCH", "Phó Chủ tịch"))
    yield Wrong(
        "no-tm", "quyen-han.collective", PLAN, words("TM. ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN")
    )
    yield Wrong(
        "tm-bare",
        "quyen-han.abbreviation",
        PLAN,
        words("TM. ỦY BAN NHÂN DÂN", "TM ỦY BAN NHÂN DÂN"),
    )
    yield Wrong(
        "deputy",
        "quyen-han.deputy",
        replace(
            PLAN,
            signature=replace(samples.KT_CHU_TICH, authority=("TM. ỦY BAN NHÂN DÂN",)),
        ),
    )
    name = "Nguyễn Thị Ánh Tuyết"
    yield Wrong("doctor", "ho-ten.title", PLAN, words(name, f"ThS. {name}"))
    yield Wrong("name-capitals", "ho-ten.letters", PLAN, words(name, name.upper()))
    yield Wrong("recipients-colon", "noi-nhan.words", PLAN, words("Nơi nhận:", "Nơi nhận"))
    yield Wrong(
        "no-filing", "noi-nhan-dong.filing", PLAN, words("- Lưu: VT, LĐTBXH.", "- Phòng Nội vụ.")
    )
    yield Wrong(
        "recipient-mark",
        "noi-nhan-dong.semicolon",
        PLAN,
        words("- Thường trực HĐND huyện;", "- Thường trực HĐND huyện,"),
    )
    yield Wrong(
        "recipient-stop",
        "noi-nhan-dong.full-stop",
        PLAN,
        words("- Lưu: VT, LĐTBXH.", "- Lưu: VT, LĐTBXH;"),
    )
    yield Wrong(
        "recipient-dash",
        "noi-nhan-dong.dash",
        PLAN,
        words("- Thường trực HĐND huyện;", "+ Thường trực HĐND huyện;"),
    )
    yield Wrong("no-recipients", "noi-nhan.missing", replace(PLAN, recipients=()))


def _annexes() -> Iterator[Wrong]:
    yield Wrong("annex-arabic", "phu-luc.number", PLAN, words("Phụ lục II", "Phụ lục 2"))
    yield Wrong("annex-capitals", "phu-luc.letters", PLAN, words("Phụ lục II", "PHỤ LỤC II"))
    yield Wrong(
        "annex-title-small",
        "ten-phu-luc.letters",
        PLAN,
        words("ĐỀ CƯƠNG BÁO CÁO", "Đề cương báo cáo"),
    )


def _marks() -> Iterator[Wrong]:
    yield Wrong(
        "urgent-black",
        "dau-khan.color",
        URGENT,
        lambda parts: parts.style("MucDoKhan", r'<w:color w:val="\w+"/>', ""),
    )
    yield Wrong(
        "urgent-frame",
        "dau-khan.frame-size",
        URGENT,
        lambda parts: parts.change(
            DOCUMENT, r'w:val="454" w:hRule="exact"', 'w:val="680" w:hRule="exact"'
        ),
    )
    yield Wrong(
        "urgent-bare",
        "dau-khan.frame",
        URGENT,
        lambda parts: parts.change(
            DOCUMENT,
            r'<w:tblBorders>(?:<w:\w+ [^>]*w:color="FF0000"/>)+</w:tblBorders>',
            "",
        ),
    )
