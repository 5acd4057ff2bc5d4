"""The words by which official Vietnamese documents are recognised: bodies, names, kinds, verbs.

Every list is general to the administration; none names a place or a plan.
"""

from __future__ import annotations

import re
from typing import Final

# Words that begin the name of a body (cơ quan, tổ chức) or of a circle of people with a task.
BODY_HEADS: Final = (
    r"UBND|UBMT(?:TQ)?(?:VN)?|MTTQ|HĐND|BHXH|LĐLĐ|HLHPN|VP|TTYT|BCĐ|BTC|BTV|BQL|GVCN|"
    r"[ỦU][ỷỶyY] ?[Bb][Aa][Nn]|Uỷ ban|Ủy ban|Ủy Ban|Uỷ Ban|"
    r"[Tt]hường trực|[Tt]hành viên|[Hh]ội đồng|[Hh]ội\b(?! nghị| thảo| trường)|[Bb]an\b(?! hành)|"
    r"[Pp]hòng\b(?!,| chống| cháy)|[Ss]ở\b(?! hữu)|[Bb]ộ\b(?! môn)|"
    r"[Cc]ục\b|[Cc]hi cục|[Tt]ổng cục|[Vv]ăn phòng|[Tt]hanh tra|[Cc]ông an\b|[Bb]ộ [Cc]hỉ huy|"
    r"[Đđ]oàn\b|[Tt]ỉnh đoàn|[Hh]uyện đoàn|[Tt]hành đoàn|[Ll]iên đoàn|[Cc]ông đoàn|[Mm]ặt trận|"
    r"[Tt]rung tâm|[Nn]gân hàng|[Kk]ho bạc|[Bb]ưu điện|[Bb]ảo hiểm|[Bb]ệnh viện|[Tt]rạm\b|"
    r"[Tt]rường\b(?! hợp)|[Hh]ọc viện|[Đđ]ại học|[Vv]iện\b|[Tt]òa án|[Tt]oà án|[Hh]ạt\b|"
    r"[Đđ]ài\b|[Bb]áo\b(?! cáo)|"
    r"[Cc]ông ty|[Tt]ập đoàn|[Dd]oanh nghiệp|[Hh]ợp tác xã|[Đđ]iện lực|"
    r"[Tt]ỉnh ủy|[Tt]ỉnh uỷ|[Hh]uyện ủy|[Hh]uyện uỷ|[Tt]hành ủy|[Đđ]ảng ủy|[Đđ]ảng uỷ|"
    r"[Cc]hi bộ|[Đđ]ảng bộ|[Cc]hi đoàn|[Cc]ơ quan|[Đđ]ơn vị|[Đđ]ịa phương|[Nn]hà trường|"
    r"[Gg]iáo viên|[Tt]ổ\b(?! chức)|"
    r"[Cc]ác\b(?! nội dung| điều kiện| hoạt động| nhiệm vụ| chế độ| chỉ tiêu| giải pháp)|"
    r"[Mm]ỗi\b|[Tt]oàn thể|[Ll]ãnh đạo|[Ôô]ng\b|[Bb]à\b|"
    r"[Đđ]ồng chí|[Đđ]/c|[Tt]hầy\b|[Cc]ô\b|[Tt]rưởng\b|[Pp]hó\b|[Cc]hủ tịch|[Gg]iám đốc|"
    r"[Hh]iệu trưởng|[Cc]ơ sở\b(?! vật chất)|[Đđ]oàn viên|[Cc]án bộ|"
    r"Đội\b|[Tt]iểu ban|[Tt]ập thể|Khoa\b|Khối\b|[Nn]hóm\b|[Ll]iên minh|Vụ\b|[Cc]hi nhánh|"
    r"[Hh]ộ (?:gia|ông|bà)|Kế toán|Tổng phụ trách|Bí thư|Nhân viên|Bảo vệ\b|Y tế trường|"
    r"[Tt]ổng [Gg]iám đốc|Tổng biên tập|Viện trưởng|Cục trưởng|"
    r"Quỹ\b|Câu lạc bộ|Cụm\b|Đồn\b|Học sinh|Cha mẹ|Phụ huynh|Thư ký|Ban Chỉ|Chánh\b|"
    r"Thủ trưởng|Tòa soạn|Quân\b|Thư viện|Bảo tàng|Nhà (?:văn|thiếu|khách|hát)"
)
BODY_HEAD: Final = re.compile(rf"(?:{BODY_HEADS})")

# First lines of a heading on the left: a line that begins so begins another body.
HEADER_BODY: Final = re.compile(
    r"(?:UBND|UBMTTQ|HĐND|ỦY BAN|UỶ BAN|HỘI|BAN|PHÒNG|SỞ|BỘ|CỤC|CHI CỤC|TỔNG|VĂN PHÒNG|"
    r"THANH TRA|CÔNG AN|ĐOÀN|TỈNH ĐOÀN|HUYỆN ĐOÀN|LIÊN ĐOÀN|CÔNG ĐOÀN|MẶT TRẬN|TRUNG TÂM|"
    r"NGÂN HÀNG|KHO BẠC|BẢO HIỂM|BHXH|BỆNH VIỆN|TRẠM|TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|VIỆN|TÒA ÁN|"
    r"CÔNG TY|TẬP ĐOÀN|TỈNH ỦY|TỈNH UỶ|HUYỆN ỦY|HUYỆN UỶ|THÀNH ỦY|ĐẢNG ỦY|ĐẢNG UỶ|ĐẢNG BỘ|"
    r"CHI BỘ|BCH|BTV|TỔ|CHI NHÁNH|PHÒNG GIAO DỊCH|ĐỘI|HẠT|KHOA|BƯU ĐIỆN|THÀNH ĐOÀN|LIÊN MINH|"
    r"LIÊN HIỆP|QUỸ|ĐÀI|TIỂU BAN|CÂU LẠC BỘ|TAND|VKSND|HUYỆN HỘI|CỤM|KHỐI|NHÀ (?:VĂN|THIẾU))\b"
)

SURNAMES: Final = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Đoàn|Lâm|"
    "Mai|Trịnh|Trương|Hà|Cao|Lương|Thái|Tạ|Phùng|Tô|Vương|Chu|Châu|Quách|La|Lưu|Tống|Giang|Nông|"
    "Hứa|Kiều|Mạc|Văn|Thân|Triệu|Ninh|Lò|Vi|Cầm|Quàng|Tòng|Sùng|Giàng|Vàng|Thào|Mùa|Hờ|Đàm|Khổng|"
    "Doãn|Từ|Trang|Ông|Âu|Bạch|Bế|Ma|Lục|Lường|Hoa|Nghiêm|Phí|Tăng|Thạch|Danh|Kim|Sơn|Lại|Viên|"
    "Y|H'|A|Rơ|K'|Ksor|Siu|Nay|Đèo|Điêu|Khuất|Quản|Ngụy|Thiều|Tôn|Ứng|Hồng|Phương|Quang|Đồng|Bàn"
)
_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
UPPER: Final = _UPPER
RANKS: Final = (
    r"(?:(?:PGS|GS|TS|ThS|Ths|BS|BSCKI{1,2}|BSCK[12]|CN|KS|Thạc sĩ|Tiến sĩ|Bác sĩ|Đại tá|Thượng tá|"
    r"Trung tá|Thiếu tá|Đại úy|Thiếu tướng)[.,]?\s?){1,3}"
)
# The middle words may be lower case by a slip ("thúy"); the surname and the last word may not.
PERSON: Final = re.compile(
    rf"(?:{RANKS})?(?:{SURNAMES})(?: \w{{1,8}}){{0,3}} [{_UPPER}][a-zà-ỹ]{{0,7}}$"
)

# Verbs that open what somebody has to do; lower case, because in a name they are capitals.
VERBS: Final = (
    r"(?<!ban )(?<!Ban )chỉ đạo|xây dựng|(?<!các )tổ chức|thực hiện|chuẩn bị|chủ trì|chủ động|"
    r"phối hợp|tham mưu|triển khai|rà soát|xét chọn|xét|lựa chọn|chọn|lập\b|báo cáo(?! viên)|gửi|"
    r"trình\b|tổng hợp|theo dõi|đôn đốc|hướng dẫn|tuyên truyền|"
    r"phát hành|in ấn|bố trí|dự trù|quyết toán|thanh toán|cấp (?:phát|kinh phí|giấy|chứng)|cử\b|"
    r"mời\b|"
    r"đăng ký|cung cấp|thông báo|căn cứ|bảo đảm|đảm bảo|tiếp nhận|tiếp đón|đón tiếp|phân công|"
    r"ban hành|quán triệt|phổ biến|tăng cường|đẩy mạnh|tham gia|tham dự|phục vụ|hỗ trợ|"
    r"hoàn thành|hoàn thiện|quản lý|vận động|khẩn trương|có trách nhiệm|chịu trách nhiệm|"
    r"nghiên cứu|đề xuất|đề nghị|trang trí|duy trì|cân đối|huy động|viết|soạn|trao|dự thảo|"
    r"giúp|(?<!việc )(?<!Việc )làm\b|là (?:cơ quan|đơn vị|bộ phận|đầu mối|thường trực)|"
    r"ký\b|tiến hành|nghiêm túc|trực tiếp|kịp thời|thường xuyên|tiếp tục|"
    r"mở (?:chuyên|lớp|rộng|đợt)|dành\b|giới thiệu|tạo điều kiện|tích cực|thành lập|biên soạn|"
    r"liên hệ|niêm yết|công bố|cập nhật|lồng ghép|tập hợp|đưa tin|đăng tải|"
    r"bám sát|nắm bắt|xác nhận|khắc phục|bàn giao|mua sắm|lựa|phân bổ|tập luyện|"
    r"phân luồng|hằng (?:tháng|quý)|giao (?:ban|nhiệm)|quan tâm|chịu\b|thống nhất|"
    r"thống kê|định kỳ|phê duyệt|rút kinh nghiệm|thu thập|điều hành|dẫn\b|đưa\b|nộp\b|soạn thảo"
)
_NAMING_VERBS: Final = "thẩm định|kiểm tra|giám sát|thẩm tra|khảo sát|đánh giá"


def _by_first_letter(words: str) -> str:
    """*words*, alternatives apart by bars, tried only where their first letter stands."""
    groups: dict[str, list[str]] = {}
    # Bars inside brackets part nothing.
    for word in re.findall(r"(?:\((?:[^()]|\([^()]*\))*\)|[^|()])+", words):
        letter = re.sub(r"^(?:\(\?<![^()]*\))+", "", word)[0]
        groups.setdefault(letter, []).append(word)
    return "|".join(f"(?={letter})(?:{'|'.join(group)})" for letter, group in groups.items())


# At the beginning of a word only. "Đoàn kiểm tra", "Tổ thẩm định" name a body by what it does.
VERB: Final = re.compile(
    rf"(?<![^ ])(?:{_by_first_letter(VERBS)}|"
    rf"(?<!Đoàn )(?<!Đội )(?<!Tổ )(?<!Hội đồng )(?<!Nhóm )(?:{_NAMING_VERBS}))"
)

DOCUMENT_TYPES: Final = (
    r"Nghị quyết(?: liên tịch)?|Nghị định|Quyết định|Chỉ thị|Thông tư(?: liên tịch)?|Kế hoạch|"
    r"Công văn|Văn bản|Hướng dẫn|Thông báo|Chương trình|Kết luận|Quy định|Quy chế|Tờ trình|"
    r"Công điện|Đề án|Báo cáo|Thông tri|Hiến pháp|Lệnh|Điều lệ|Giấy mời|Hợp đồng|Thể lệ|Biên bản"
)
