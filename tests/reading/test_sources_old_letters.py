"""Text of the years before Unicode: TCVN3 (ABC) and VNI-Windows."""

import unicodedata
from pathlib import Path

import pytest

from hoinghi.reading import read_file, read_text
from hoinghi.reading.sources import load
from hoinghi.reading.sources.old_letters import (
    TCVN3,
    VNI,
    OldLetters,
    decode_old,
    from_tcvn3,
    from_vni,
    mend,
    recognise,
)

PLANS = Path(__file__).parent / "plans"
LETTERS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
] + ["đ", "Đ"]
TO_TCVN3 = {letter: chr(old) for old, letter in TCVN3.items()}
TO_VNI = {letter: old for old, letter in VNI.items()}


def in_tcvn3(text):
    """As typed in a font of the ABC family: capitals with a tone are small letters there."""
    return "".join(TO_TCVN3.get(c) or TO_TCVN3.get(c.lower()) or c for c in text)


def in_vni(text):
    return "".join(TO_VNI.get(c, c) for c in text)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_vni(letter):
    assert from_vni(in_vni(letter)) == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_tcvn3(letter):
    # Capitals with a tone do not exist there.
    back = letter if letter in TO_TCVN3 or letter.isascii() else letter.lower()

    assert from_tcvn3(in_tcvn3(letter)) == back


@pytest.mark.parametrize(
    ("old", "read"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("UBND tØnh; phßng LĐTBXH; ñy ban nh©n d©n", "UBND tỉnh; phòng LĐTBXH; ủy ban nhân dân"),
        ("N\xadíc ®\xadîc gi÷", "Nước được giữ"),
    ],
)
def test_tcvn3_is_read(old, read):
    assert from_tcvn3(old) == read


@pytest.mark.parametrize(
    ("old", "read"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Nöôùc ñöôïc giöõ, thuyû lôïi, kyû nieäm", "Nước được giữ, thuỷ lợi, kỷ niệm"),
    ],
)
def test_vni_is_read(old, read):
    assert from_vni(old) == read


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_plan_is_told_from_its_letters_alone(path):
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))

    assert recognise(in_tcvn3(text)) is OldLetters.TCVN3
    assert recognise(in_vni(text)) is OldLetters.VNI
    assert recognise(text) is None
    assert mend(text) == text


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_plan_in_vni_reads_like_the_plan(tmp_path, path):
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    old = tmp_path / "cu.txt"
    old.write_bytes(in_vni(text).encode("cp1252", "replace"))

    assert read_file(old).plan.tasks == read_text(text).plan.tasks


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_plan_in_tcvn3_reads_like_the_plan_but_for_single_capitals(tmp_path, path):
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    old = tmp_path / "cu.txt"
    old.write_bytes(in_tcvn3(text).encode("cp1252", "replace"))

    plan, expected = read_file(old).plan, read_text(text).plan

    assert [section.path for section in plan.sections] == [s.path for s in expected.sections]
    assert plan.number == expected.number
    assert len(plan.tasks) == len(expected.tasks)
    assert (plan.issuer or "").lower() == (expected.issuer or "").lower()


def test_old_letters_pasted_into_a_unicode_file_are_mended(tmp_path):
    path = tmp_path / "dan.txt"
    path.write_text("KÕ ho¹ch tæ chøc héi nghÞ s¬ kÕt n¨m 2023", encoding="utf-8")

    assert load(path).lines == ("Kế hoạch tổ chức hội nghị sơ kết năm 2023",)


def test_windows_1258_is_read():
    text = "Kế hoạch tổ chức Hội nghị sơ kết chương trình mục tiêu quốc gia"

    assert decode_old(_in_windows_1258(text)) == text


def _in_windows_1258(text):
    """Vowels with a hat or horn are whole there, tones follow them."""
    parts = []
    for letter in text:
        for tone in "\u0300\u0301\u0309\u0303\u0323":
            base = unicodedata.normalize(
                "NFC", unicodedata.normalize("NFD", letter).replace(tone, "")
            )
            if base != letter and len(base) == 1:
                letter = base + tone
                break
        parts.append(letter)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize(
    "text",
    [
        "Le café est très cher à l'hôtel; les élèves y étaient déjà en été, là-bas.",
        "Über die Brücke gehen größere Hände, schöne Füße und müde Köpfe nach Österreich.",
        "Plain English without any marks at all",
        "",
    ],
)
def test_other_tongues_are_left_alone(text):
    assert mend(text) == text
    assert decode_old(text.encode("cp1252")) in (None, text)


def test_bytes_in_no_encoding_are_refused():
    assert decode_old(bytes(range(128, 256)) * 40) is None
