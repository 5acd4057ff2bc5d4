"""Tables as text out of PDF gives them: columns of spaces, and cells one after the other."""

from hoinghi.reading import read_text

HEAD = "KẾ HOẠCH\nTổ chức Hội nghị tổng kết công tác năm 2025\nnhư sau:\n"
TASKS = f"{HEAD}I. TỔ CHỨC THỰC HIỆN\n"
END = "Nơi nhận:\n- Lưu: VT.\n"


def tasks_of(table):
    plan = read_text(f"{TASKS}{table}{END}").plan
    return [(task.action, task.owners, task.partners, task.deadline_text) for task in plan.tasks]


def points_of(table):
    plan = read_text(f"{HEAD}I. CHƯƠNG TRÌNH\n{table}II. KINH PHÍ\nNgân sách xã.\n{END}").plan
    return [(point.time, point.text, point.presenter) for point in plan.agenda]


def test_columns_of_spaces_are_rows():
    found = tasks_of(
        "TT   Nội dung              Chủ trì          Phối hợp        Thời hạn\n"
        "1    Xây dựng kịch bản,    Phòng Văn hóa    Đoàn Thanh      15/3/2026\n"
        "     giấy mời              - Xã hội         niên xã\n"
        "2    Trang trí hội         Văn phòng        Công an xã      20/3/2026\n"
        "     trường\n"
    )

    assert found == [
        (
            "Xây dựng kịch bản, giấy mời",
            ("Phòng Văn hóa - Xã hội",),
            ("Đoàn Thanh niên xã",),
            "15/3/2026",
        ),
        ("Trang trí hội trường", ("Văn phòng",), ("Công an xã",), "20/3/2026"),
    ]


def test_a_number_in_the_middle_of_its_row_begins_it_above():
    found = tasks_of(
        "TT   Nội dung              Chủ trì          Thời hạn\n"
        "     Xây dựng kịch bản     Phòng Văn hóa    15/3/2026\n"
        "1    và chuẩn bị giấy\n"
        "     mời đại biểu\n"
        "     Trang trí hội         Văn phòng        20/3/2026\n"
        "2    trường, bố trí\n"
        "     âm thanh\n"
    )

    assert [action for action, *_ in found] == [
        "Xây dựng kịch bản và chuẩn bị giấy mời đại biểu",
        "Trang trí hội trường, bố trí âm thanh",
    ]


def test_cells_row_by_row_are_told_by_how_they_begin():
    found = tasks_of(
        "TT Nội dung Chủ trì Phối hợp Thời hạn\n"
        "1 Xây dựng kịch bản, giấy\nmời\nPhòng Văn\nhóa - Xã hội\nĐoàn Thanh\nniên xã\n15/3/2026\n"
        "2 Trang trí hội trường\nVăn phòng\nCông an xã\n20/3/2026\n"
        "3 Tuyên truyền\nĐài Truyền thanh\nHằng\nngày, từ\n15/3/2026\n"
    )

    assert found[0][1:] == (("Phòng Văn hóa - Xã hội",), ("Đoàn Thanh niên xã",), "15/3/2026")
    assert found[1][1:] == (("Văn phòng",), ("Công an xã",), "20/3/2026")
    assert found[2][1:] == (("Đài Truyền thanh",), (), "Hằng ngày, từ 15/3/2026")


def test_cells_column_by_column_need_as_many_of_each_as_numbers():
    found = tasks_of(
        "TT\n1\n2\n3\n\nNội dung\nXây dựng kịch bản\nTrang trí hội trường\nMời đại biểu\n\n"
        "Đơn vị thực hiện\nPhòng Nội vụ\nVăn phòng\nPhòng Y tế\n\n"
        "Thời hạn\n15/3/2026\n20/3/2026\n21/3/2026\n"
    )

    assert found == [
        ("Xây dựng kịch bản", ("Phòng Nội vụ",), (), "15/3/2026"),
        ("Trang trí hội trường", ("Văn phòng",), (), "20/3/2026"),
        ("Mời đại biểu", ("Phòng Y tế",), (), "21/3/2026"),
    ]


def test_a_scrambled_table_says_nothing_false():
    found = tasks_of(
        "TT\n1\n2\n\nNội dung\nXây dựng\n3\nTrang trí\nChủ trì\nPhòng Nội vụ\n\nPhối hợp\n"
        "Kịch bản\nVăn phòng\nSản phẩm\nBáo cáo\n"
    )

    assert found == []


def test_a_programme_column_by_column_is_put_together():
    found = points_of(
        "Thời gian\n7h30 - 8h00\n8h00 - 8h15\n8h15 - 9h00\n\n"
        "Nội dung\nĐón tiếp đại biểu, ổn định\ntổ chức\nPhát biểu khai mạc\nThảo luận\n\n"
        "Thực hiện\nBan Tổ chức\nLãnh đạo UBND xã\nĐoàn Chủ tịch\n"
    )

    assert found == [
        ("7h30 - 8h00", "Đón tiếp đại biểu, ổn định tổ chức", "Ban Tổ chức"),
        ("8h00 - 8h15", "Phát biểu khai mạc", "Lãnh đạo UBND xã"),
        ("8h15 - 9h00", "Thảo luận", "Đoàn Chủ tịch"),
    ]


def test_a_presenter_on_the_line_of_his_point_is_parted_from_it():
    found = points_of(
        "Thời gian Nội dung Người thực hiện\n7h30 - 8h00 Văn nghệ chào mừng Đoàn trường\n"
        "8h00 - 8h15 Phát biểu của lãnh đạo xã,\ntặng hoa\nLãnh đạo UBND xã\n"
        "8h15 - 8h30 Bế mạc Thầy Phan Văn Khải\n"
    )

    assert [presenter for *_, presenter in found] == [
        "Đoàn trường",
        "Lãnh đạo UBND xã",
        "Thầy Phan Văn Khải",
    ]


def test_numbers_of_rows_are_no_numbers_of_pages():
    text = "TT\n1\n2\n3\nNội dung\nViệc\n"

    plan = read_text(f"{TASKS}1. Việc chung\n{text}{END}")

    assert [p.text for p in plan.document.paragraphs if p.text in ("2", "3")] == ["2", "3"]


def test_a_task_may_name_its_leader_in_an_item_of_its_own():
    found = tasks_of(
        "1. Xây dựng báo cáo tổng kết\n- Cơ quan chủ trì: Phòng Nội vụ.\n"
        "- Cơ quan phối hợp: Phòng Y tế, Công an xã.\n- Thời gian: trước ngày 15/11/2025.\n"
    )

    assert found == [
        (
            "Xây dựng báo cáo tổng kết",
            ("Phòng Nội vụ",),
            ("Phòng Y tế", "Công an xã"),
            "trước ngày 15/11/2025",
        )
    ]
