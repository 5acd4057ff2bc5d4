"""Papers that the tests draw: one of every layout, with the facts of a made-up conference."""

from datetime import date

from hoinghi.papers.model import (
    Align,
    Annex,
    Certificate,
    Column,
    Heading,
    IssuingBody,
    Mm,
    Number,
    Orientation,
    Paper,
    Paragraph,
    QrCode,
    Row,
    Run,
    Signature,
    Table,
)

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)
PRINTED = VIETNAMESE + VIETNAMESE.upper() + "0123456789.,;:!?()[]{}<>#*_-+=/\\|@$%&'\"“”‘’–—…°²×≥"

HUYEN = IssuingBody(
    name="ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN", in_text="Ủy ban nhân dân huyện Bình Sơn"
)
PHONG = IssuingBody(
    name="PHÒNG NỘI VỤ", parent="ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN", in_text="Phòng Nội vụ"
)
KT_CHU_TICH = Signature(
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    position="PHÓ CHỦ TỊCH",
    name="Nguyễn Thị Ánh Tuyết",
)
HOI_NGHI = (
    "Hội nghị sơ kết giữa kỳ Chương trình mục tiêu quốc gia Giảm nghèo bền vững và phong trào "
    "thi đua “Cả huyện chung tay vì người nghèo - Không để ai bị bỏ lại phía sau”"
)
URL = "https://hoinghi.example/m/9f86d081884c7d659a2feaa0c55ad015"


def words(text: str, **looks: bool) -> tuple[Run, ...]:
    return (Run(text=text, **looks),) if text else ()


def paragraph(text: str, **options: object) -> Paragraph:
    return Paragraph(text=words(text), **options)


def heading(level: int, text: str) -> Heading:
    return Heading(level=level, text=words(text))


LONG = (
    "Đánh giá kết quả thực hiện Chương trình, phân tích những khó khăn, vướng mắc, nguyên nhân "
    "và bài học kinh nghiệm; từ đó đề ra phương hướng, nhiệm vụ, giải pháp trọng tâm trong thời "
    "gian tới, bảo đảm hoàn thành các mục tiêu đã đề ra đến hết năm 2025."
)

TASKS = Table(
    columns=(
        Column(heading="TT", share=1, align=Align.CENTER),
        Column(heading="Nhiệm vụ", share=6),
        Column(heading="Đơn vị chủ trì", share=3),
        Column(heading="Kinh phí (đồng)", share=2.4, align=Align.RIGHT),
    ),
    rows=(
        Row(cells=(words("A. Trước hội nghị"), (), (), ()), strong=True, span=4),
        *(
            Row(
                cells=(
                    words(str(n)),
                    words(f"Chuẩn bị nội dung số {n}, gửi các đơn vị góp ý và hoàn chỉnh"),
                    words("Phòng Lao động - Thương binh và Xã hội"),
                    words(f"{n}.500.000"),
                )
            )
            for n in range(1, 40)
        ),
        Row(cells=(words("Tổng cộng"), words("1.170.000.000")), strong=True, span=3),
    ),
)

KE_HOACH = Paper(
    kind="KH",
    issuer=HUYEN,
    title=f"Tổ chức {HOI_NGHI}",
    number=Number(symbol="KH-UBND", serial=5),
    place="Bình Sơn",
    date=date(2023, 11, 10),
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
        "Căn cứ Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2022 của Thủ tướng Chính phủ phê "
        "duyệt Chương trình mục tiêu quốc gia Giảm nghèo bền vững giai đoạn 2021 - 2025",
        "Theo đề nghị của Trưởng phòng Phòng Lao động - Thương binh và Xã hội",
    ),
    blocks=(
        heading(1, "I. MỤC ĐÍCH, YÊU CẦU"),
        heading(2, "1. Mục đích"),
        paragraph(LONG),
        paragraph("- Biểu dương các tập thể, cá nhân tiêu biểu."),
        heading(3, "a) Đối với cấp xã"),
        Paragraph(
            text=(
                Run(text="Báo cáo gửi về trước "),
                Run(text="ngày 22 tháng 11 năm 2023", bold=True),
                Run(text=" theo "),
                Run(text="đề cương đính kèm", italic=True),
                Run(text="."),
            )
        ),
        *(paragraph(f"{n}. {LONG}") for n in range(2, 9)),
        paragraph("Đề nghị các cơ quan, đơn vị triển khai thực hiện."),
    ),
    signature=KT_CHU_TICH,
    recipients=(
        "Thường trực Huyện ủy",
        "Thường trực HĐND huyện",
        "CT, các PCT UBND huyện",
        "Các phòng, ban, ngành, hội, đoàn thể huyện có tên trong thành phần dự họp",
        "UBND các xã, thị trấn",
        "Lưu: VT, LĐTBXH",
    ),
    annexes=(
        Annex(
            title="Đề cương báo cáo", number="I", blocks=(heading(1, "I. KẾT QUẢ"), paragraph(LONG))
        ),
        Annex(
            title="Bảng phân công nhiệm vụ",
            number="II",
            blocks=(TASKS,),
            orientation=Orientation.LANDSCAPE,
        ),
    ),
    missing=("ngày tổ chức hội nghị", "người chủ trì"),
)

CONG_VAN = Paper(
    kind="CV",
    issuer=HUYEN,
    title="báo cáo kết quả thực hiện Chương trình giảm nghèo bền vững",
    number=Number(symbol="UBND-LĐTBXH"),
    place="Bình Sơn",
    addressees=(
        "Phòng Tài chính - Kế hoạch",
        "Phòng Nông nghiệp và Phát triển nông thôn",
        "Ủy ban nhân dân các xã, thị trấn",
    ),
    blocks=(paragraph(LONG), paragraph("Đề nghị các đơn vị gửi báo cáo đúng thời hạn.")),
    signature=KT_CHU_TICH,
    recipients=("Như trên", "CT, các PCT UBND huyện", "Lưu: VT, LĐTBXH"),
)

TO_TRINH = Paper(
    kind="TTR",
    issuer=PHONG,
    title="Về việc khen thưởng tập thể, cá nhân tiêu biểu",
    number=Number(symbol="TTr-NV", serial=132),
    place="Bình Sơn",
    date=date(2023, 2, 5),
    addressees=("Chủ tịch Ủy ban nhân dân huyện Bình Sơn",),
    blocks=(paragraph(LONG), paragraph("Kính trình Chủ tịch xem xét, quyết định")),
    signature=Signature(position="TRƯỞNG PHÒNG", name="Trần Văn Đức"),
    recipients=("Như trên", "Lưu: NV"),
)

QUYET_DINH = Paper(
    kind="QD",
    issuer=HUYEN,
    title="Về việc tặng Giấy khen cho các tập thể, cá nhân tiêu biểu trong phong trào thi đua",
    number=Number(symbol="QĐ-UBND"),
    place="Bình Sơn",
    authority_heading="CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN",
    bases=(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Xét đề nghị của Phòng Nội vụ",
    ),
    blocks=(
        Paragraph(
            text=(
                Run(text="Điều 1. ", bold=True),
                Run(
                    text="Tặng Giấy khen cho 12 tập thể và 12 cá nhân có tên tại Phụ lục kèm theo."
                ),
            )
        ),
        Paragraph(
            text=(
                Run(text="Điều 2. ", bold=True),
                Run(text="Quyết định này có hiệu lực kể từ ngày ký./."),
            )
        ),
    ),
    signature=Signature(position="CHỦ TỊCH", name="Võ Văn Đồng"),
    recipients=("Như Điều 2", "Lưu: VT"),
)

BIEN_BAN = Paper(
    kind="BB",
    issuer=HUYEN,
    title=HOI_NGHI,
    number=Number(symbol="BB-UBND"),
    blocks=(
        paragraph("Thời gian bắt đầu: 07 giờ 30 phút, ngày 05 tháng 12 năm 2023."),
        paragraph("Hội nghị kết thúc vào 11 giờ 00 phút cùng ngày."),
    ),
    signature=Signature(position="CHỦ TỌA", name="Võ Văn Đồng"),
    second_signature=Signature(position="THƯ KÝ", name="Lê Thị Hạnh"),
    recipients=("Thường trực Huyện ủy", "Lưu: VT"),
)

GIAY_MOI = Paper(
    kind="GM",
    issuer=HUYEN,
    title=f"Dự {HOI_NGHI}",
    number=Number(symbol="GM-UBND", serial=214),
    place="Bình Sơn",
    date=date(2023, 11, 28),
    blocks=(
        Paragraph(
            text=(
                Run(text="Ủy ban nhân dân huyện Bình Sơn trân trọng kính mời: "),
                Run(
                    text="Đồng chí Nguyễn Văn Ước, Chủ tịch Ủy ban nhân dân xã Bình Chánh",
                    bold=True,
                ),
            )
        ),
        paragraph(f"Tới dự {HOI_NGHI}."),
        paragraph("Thời gian: 07 giờ 30 phút, ngày 05 tháng 12 năm 2023."),
        paragraph("Địa điểm: Hội trường Ủy ban nhân dân huyện."),
        paragraph("Rất mong đồng chí có mặt đúng thời gian để Hội nghị thành công tốt đẹp."),
        QrCode(data=URL, size=Mm(30), caption=words("Mã điểm danh; xin xuất trình khi đến dự.")),
    ),
    signature=KT_CHU_TICH,
    recipients=("Như trên", "Lưu: VT"),
)

DANH_SACH = Paper(
    kind="DS",
    issuer=HUYEN,
    title=f"Đại biểu dự {HOI_NGHI}",
    blocks=(TASKS,),
    orientation=Orientation.LANDSCAPE,
)

ALL = {
    "ke-hoach": KE_HOACH,
    "cong-van": CONG_VAN,
    "to-trinh": TO_TRINH,
    "quyet-dinh": QUYET_DINH,
    "bien-ban": BIEN_BAN,
    "giay-moi": GIAY_MOI,
    "danh-sach": DANH_SACH,
}

GIAY_KHEN = Certificate(
    awarding_authority="CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN",
    title="GIẤY KHEN",
    recipient="Nhân dân và cán bộ xã Bình Chánh",
    recipient_detail="Huyện Bình Sơn, tỉnh Quảng Ngãi",
    merit="Đã có thành tích xuất sắc trong phong trào thi đua “Cả huyện chung tay vì người nghèo - "
    "Không để ai bị bỏ lại phía sau” giai đoạn 2021 - 2023",
    place="Bình Sơn",
    date=date(2023, 12, 5),
    decision="Quyết định số 2187/QĐ-UBND ngày 01 tháng 12 năm 2023",
    signature=Signature(position="CHỦ TỊCH", name="Võ Văn Đồng"),
    register_number="07",
)
