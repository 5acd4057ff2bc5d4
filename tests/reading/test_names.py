"""Names of bodies: one key for all spellings, lists parted, phrases understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.reading.names import (
    BodyKind,
    BodyPhrase,
    Level,
    name_key,
    parse_bodies,
    split_bodies,
)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Phòng Lao động, Thương binh và Xã hội", "Phòng Lao động – Thương binh và Xã hội",
         "Phòng lao động –Thương binh và Xã hội", "Phòng LĐ-TB&XH", "Phòng LĐTB&XH huyện",
         "P. LĐ - TB&XH", "phòng LĐTBXH", "PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"],
        ["Phòng Nông nghiệp và Phát triển nông thôn", "Phòng NN&PTNT", "Phòng NN-PTNT huyện"],
        ["Phòng Văn hoá và Thông tin", "Phòng Văn hóa - Thông tin", "Phòng VH&TT", "Phòng VHTT"],
        ["Sở Giáo dục và Đào tạo", "Sở GD&ĐT tỉnh", "Sở GDĐT", "Sở GD-ĐT"],
        ["Phòng Tài chính – Kế hoạch", "Phòng TC-KH"],
        ["Văn phòng HĐND và UBND huyện", "VP HĐND&UBNDH", "VP HĐND & UBND huyện",
         "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"],
        ["Ủy ban MTTQ Việt Nam huyện", "Uỷ ban Mặt trận Tổ quốc Việt Nam huyện",
         "UBMTTQVN huyện", "UBMTTQ huyện", "MTTQ huyện"],
        ["Hội Liên hiệp phụ nữ huyện", "Hội LHPN Việt Nam huyện", "Hội Phụ nữ huyện"],
        ["Đoàn TNCS Hồ Chí Minh huyện", "Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện",
         "Đoàn Thanh niên huyện"],
        ["Hội CCB huyện", "Hội Cựu chiến binh huyện"],
        ["Ngân hàng Chính sách xã hội huyện", "NHCSXH huyện"],
        ["BCĐ các Chương trình MTQG huyện",
         "Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện"],
        ["Thường trực HĐND huyện", "TT HĐND huyện", "Ban Thường trực HĐND huyện"],
        ["UBND thị trấn Châu Ổ", "UBND TT Châu Ổ", "Uỷ ban nhân dân thị trấn Châu Ổ"],
        ["Trung tâm Y tế huyện", "TT Y tế huyện"],
        ["các tổ chức chính trị - xã hội", "Các tổ chức CT-XH"],
        ["UBND xã Bình Hoà", "UBND xã Bình Hòa"],
    ],
)  # fmt: skip
def test_all_spellings_of_a_body_have_one_key(spellings):
    assert len({name_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã Bình Thạnh", "UBND xã Bình Thanh"),
        ("UBND huyện", "UBND tỉnh"),
        ("UBND huyện", "HĐND huyện"),
        ("Phòng Nội vụ", "Sở Nội vụ"),
        ("Phòng Y tế", "Trung tâm Y tế"),
        ("UBND xã Bình Sơn", "UBND huyện Bình Sơn"),
        ("Phòng Văn hóa và Thông tin", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_different_bodies_have_different_keys(one, other):
    assert name_key(one) != name_key(other)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_has_a_key_and_its_spaces_do_not_matter(text):
    assert name_key(f"  {text} ") == name_key(text)


@settings(deadline=None)
@given(st.text(alphabet="UBNDPhòng các,xã và()CTT-&:Ổ ", max_size=60))
def test_any_list_is_parted_without_loss_of_a_letter(text):
    parts = split_bodies(text)

    parse_bodies(text)
    assert all(part.strip() for part in parts)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Phòng Y tế, Phòng Lao động, Thương binh và Xã hội",
         ("Phòng Y tế", "Phòng Lao động, Thương binh và Xã hội")),
        ("Phòng Nông nghiệp và Phát triển nông thôn, Phòng Văn hoá và Thông tin, UBND các xã, "
         "thị trấn",
         ("Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Văn hoá và Thông tin",
          "UBND các xã, thị trấn")),
        ("Văn phòng HĐND và UBND huyện, Phòng Nội vụ",
         ("Văn phòng HĐND và UBND huyện", "Phòng Nội vụ")),
        ("Phòng Nội vụ và Phòng Y tế", ("Phòng Nội vụ", "Phòng Y tế")),
        ("các phòng, ban, ngành, hội đoàn thể huyện",
         ("các phòng, ban, ngành, hội đoàn thể huyện",)),
        ("Các phòng: Nội vụ, Lao động, Thương binh và Xã hội, Y tế",
         ("Phòng Nội vụ", "Phòng Lao động, Thương binh và Xã hội", "Phòng Y tế")),
        ("Vũ Việt Linh, Nguyễn Thị Loan", ("Vũ Việt Linh", "Nguyễn Thị Loan")),
        ("Trung tâm Kiểm soát thanh toán BHXH, BHYT điện tử",
         ("Trung tâm Kiểm soát thanh toán BHXH, BHYT điện tử",)),
        ("Phòng Kinh tế (hoặc Phòng Kinh tế, Hạ tầng và Đô thị), Công an xã",
         ("Phòng Kinh tế (hoặc Phòng Kinh tế, Hạ tầng và Đô thị)", "Công an xã")),
        ("Các tập thể, cá nhân được chọn báo cáo tham luận",
         ("Các tập thể, cá nhân được chọn báo cáo tham luận",)),
        ("", ()),
    ],
)  # fmt: skip
def test_a_list_is_parted_between_bodies_never_within_a_name(text, bodies):
    assert split_bodies(text) == bodies


def phrase(name, kind, level=None, every=False, place=None):
    return BodyPhrase(name=name, kind=kind, level=level, every=every, place=place)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("UBND các xã, thị trấn",
         [phrase("UBND các xã, thị trấn", BodyKind.PEOPLES_COMMITTEE, Level.COMMUNE, True)]),
        ("Đại diện lãnh đạo UBND, Ủy ban MTTQ Việt Nam các xã, thị trấn",
         [phrase("UBND", BodyKind.PEOPLES_COMMITTEE, Level.COMMUNE, True),
          phrase("Ủy ban MTTQ Việt Nam các xã, thị trấn", BodyKind.FATHERLAND_FRONT,
                 Level.COMMUNE, True)]),
        ("các phòng, ban, ngành, hội đoàn thể huyện",
         [phrase("các phòng", BodyKind.DEPARTMENT, Level.DISTRICT, True),
          phrase("ban", BodyKind.OTHER, Level.DISTRICT, True),
          phrase("ngành", BodyKind.OTHER, Level.DISTRICT, True),
          phrase("hội đoàn thể huyện", BodyKind.MASS_ORGANISATION, Level.DISTRICT, True)]),
        ("Sở LĐTBXH tỉnh",
         [phrase("Sở LĐTBXH tỉnh", BodyKind.PROVINCIAL_DEPARTMENT, Level.PROVINCE)]),
        ("UBND xã Bình Chánh",
         [phrase("UBND xã Bình Chánh", BodyKind.PEOPLES_COMMITTEE, Level.COMMUNE,
                 place="Bình Chánh")]),
        ("UBND các xã Bình Chánh, Bình Châu và thị trấn Châu Ổ",
         [phrase("UBND xã Bình Chánh", BodyKind.PEOPLES_COMMITTEE, Level.COMMUNE,
                 place="Bình Chánh"),
          phrase("UBND xã Bình Châu", BodyKind.PEOPLES_COMMITTEE, Level.COMMUNE,
                 place="Bình Châu"),
          phrase("UBND thị trấn Châu Ổ", BodyKind.PEOPLES_COMMITTEE, Level.COMMUNE,
                 place="Châu Ổ")]),
        ("Uỷ ban nhân dân cấp xã",
         [phrase("Uỷ ban nhân dân cấp xã", BodyKind.PEOPLES_COMMITTEE, Level.COMMUNE, True)]),
        ("Thường trực Huyện ủy, lãnh đạo UBND huyện",
         [phrase("Thường trực Huyện ủy", BodyKind.PARTY_BODY, Level.DISTRICT),
          phrase("UBND huyện", BodyKind.PEOPLES_COMMITTEE, Level.DISTRICT)]),
        ("Phòng Nông nghiệp và Phát triển nông thôn",
         [phrase("Phòng Nông nghiệp và Phát triển nông thôn", BodyKind.DEPARTMENT)]),
        ("BHXH các tỉnh, thành phố",
         [phrase("BHXH các tỉnh, thành phố", BodyKind.OTHER, Level.PROVINCE, True)]),
        ("Ngân hàng chính sách xã hội huyện",
         [phrase("Ngân hàng chính sách xã hội huyện", BodyKind.BANK, Level.DISTRICT)]),
        ("", []),
    ],
)  # fmt: skip
def test_a_phrase_is_understood_by_kind_level_and_place(text, phrases):
    assert list(parse_bodies(text)) == phrases


def test_specialised_bodies_units_and_associations_of_a_level_are_all_meant():
    told = "Lãnh đạo các cơ quan chuyên môn, đơn vị sự nghiệp, hội và đoàn thể của huyện"

    phrases = parse_bodies(told)

    assert {(phrase.level, phrase.every) for phrase in phrases} == {(Level.DISTRICT, True)}
    assert [phrase.kind for phrase in phrases] == [
        BodyKind.DEPARTMENT,
        BodyKind.OTHER,
        BodyKind.MASS_ORGANISATION,
        BodyKind.MASS_ORGANISATION,
    ]
