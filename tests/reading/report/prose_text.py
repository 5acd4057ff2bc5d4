"""A report in running text alone, and the figures it holds: (code, value, moment, year, role)."""

LINES = """ỦY BAN NHÂN DÂN XÃ PHƯỚC LỘC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 118/BC-UBND
Phước Lộc, ngày 20 tháng 10 năm 2023
BÁO CÁO
Kết quả giảm nghèo bền vững giai đoạn 2021-2023 trên địa bàn xã
Thực hiện Kế hoạch số 245/KH-UBND ngày 14/9/2023 của UBND huyện, UBND xã báo cáo như sau:
PHẦN I. ĐẶC ĐIỂM TÌNH HÌNH VÀ CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
Phước Lộc là xã thuần nông, cách trung tâm huyện 12 km, có 6 thôn. Đảng ủy ban hành Nghị quyết số 05-NQ/ĐU; UBND xã kiện toàn Ban Chỉ đạo gồm 18 thành viên.
PHẦN II. KẾT QUẢ THỰC HIỆN
1. Về kết quả giảm nghèo
Đầu kỳ, toàn xã có 3.215 hộ, trong đó có 318 hộ nghèo, chiếm 9,89 % và 402 hộ cận nghèo. Số hộ nghèo cuối năm 2023 là 171 hộ, chiếm 5,22 %; số hộ cận nghèo cuối năm 2023 còn 289 hộ (8,83 %).
Trong kỳ có 165 hộ thoát nghèo, 6 hộ tái nghèo và 12 hộ nghèo phát sinh. Toàn xã có 58 hộ nghèo không có khả năng lao động. Điển hình, thôn Phú Lộc có 31 hộ thoát nghèo, giảm 4,5 điểm % so với đầu kỳ.
2. Mức độ thiếu hụt các dịch vụ xã hội cơ bản
Qua rà soát, số hộ nghèo, cận nghèo thiếu hụt về việc làm là 142 hộ; thiếu hụt về y tế là 37 hộ; thiếu hụt về nhà ở là 64 hộ; thiếu hụt về thông tin 51 hộ. Chưa có số liệu về số hộ nghèo, cận nghèo thiếu hụt về giáo dục.
3. Kết quả thực hiện các dự án
a) Dự án 2: Xã đã hỗ trợ 7 mô hình, dự án giảm nghèo với 126 hộ tham gia, trong đó 98 hộ nghèo, cận nghèo, mới thoát nghèo tham gia.
b) Tiểu dự án 1 Dự án 3: có 210 hộ được hỗ trợ phát triển sản xuất nông nghiệp. Cân đo 845 trẻ em dưới 5 tuổi thuộc diện đối tượng, phát hiện 96 trẻ em dưới 5 tuổi suy dinh dưỡng thấp còi.
c) Dự án 4: đào tạo nghề cho 74 lao động nghèo, cận nghèo, mới thoát nghèo; 61 lao động có việc làm sau đào tạo. Đưa 19 lao động đi làm việc ở nước ngoài theo hợp đồng.
d) Về nhà ở: từ mọi nguồn đã hỗ trợ xây mới, sửa chữa nhà ở cho hộ nghèo, cận nghèo 33 nhà, trong đó xây mới 21 nhà, sửa chữa 12 nhà.
đ) Dự án 6: tổ chức 15 hội nghị, lớp, buổi truyền thông, đối thoại về giảm nghèo với 1.240 lượt người tham dự.
4. Thực hiện chính sách giảm nghèo thường xuyên
Có 1.702 người nghèo, cận nghèo được cấp thẻ BHYT. Số học sinh thuộc hộ nghèo, cận nghèo được miễn, giảm học phí, hỗ trợ chi phí học tập là 268 em. Dư nợ cho vay hộ nghèo, cận nghèo, mới thoát nghèo đạt 14,6 tỷ đồng.
5. Nguồn lực
Kế hoạch vốn được giao là 2.850 triệu đồng; vốn đã giải ngân 2.310,5 triệu đồng; tỷ lệ giải ngân đạt 81,1 %. Vốn huy động ngoài ngân sách nhà nước 640 triệu đồng.
PHẦN III. PHONG TRÀO THI ĐUA “CẢ NƯỚC CHUNG TAY VÌ NGƯỜI NGHÈO”
Số tiền vận động Quỹ “Vì người nghèo” trong kỳ là 187,4 triệu đồng; có 45 hộ nghèo được nhận đỡ đầu, giúp đỡ trong phong trào và 29 hộ tự nguyện đăng ký thoát nghèo. Khen thưởng 11 lượt tập thể, cá nhân được biểu dương.
PHẦN IV. ĐÁNH GIÁ CHUNG
1. Ưu điểm
Đời sống người dân khá hơn, 22/22 chỉ tiêu được theo dõi thường xuyên.
2. Tồn tại, hạn chế và nguyên nhân
Việc làm tại chỗ còn ít, thu nhập bấp bênh, do thời tiết và một bộ phận còn trông chờ.
PHẦN V. PHƯƠNG HƯỚNG, NHIỆM VỤ ĐẾN NĂM 2025
Phấn đấu đến cuối năm 2025 còn 95 hộ nghèo; mỗi năm giải quyết việc làm cho 40 lao động.
PHẦN VI. NHỮNG KIẾN NGHỊ, ĐỀ XUẤT
Đề nghị UBND huyện phân bổ vốn sớm trong quý I hằng năm.
Nơi nhận:
- UBND huyện;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Hậu""".split("\n")

ANSWERS = [
    ("NG01_START", "3215"), ("NG02", "318"), ("NG05", "402"), ("NG03", "171"), ("NG04", "5.22"),
    ("NG06", "289"), ("NG07", "8.83"), ("NG08", "165"), ("NG10", "6"), ("NG09", "12"),
    ("NG12", "58"), ("TH01", "142"), ("TH02", "37"), ("TH04", "64"), ("TH06", "51"),
    ("TH03", "no_data"), ("D201", "7"), ("D202", "126"), ("D203", "98"), ("D302", "210"),
    ("D304", "845"), ("D305", "96"), ("D401", "74"), ("D402", "61"), ("D403", "19"),
    ("D501", "33"), ("D502", "21"), ("D503", "12"), ("D601", "15"), ("D602", "1240"),
    ("CS01", "1702"), ("CS03", "268"), ("CS05", "14600"), ("VN01", "2850"), ("VN02", "2310.5"),
    ("VN03", "81.1"), ("VN04", "640"), ("TD01", "187.4"), ("TD02", "45"), ("TD03", "29"),
    ("TD04", "11"),
    ("NG03", "95", "plan"),
]  # fmt: skip
#: Of one thôn, not of the unit.
PARTS = [("NG08", "31", "thôn Phú Lộc")]
SECTIONS = ["I", "II", "II.1", "II.2", "II.3", "II.4", "II.5", "III", "IV", "V", "VI"]
