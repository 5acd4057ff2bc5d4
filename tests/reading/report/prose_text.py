"""A report in running text alone, and the figures it holds: (code, value, moment, year, role)."""

from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
LINES = (TEXTS / "loi-van.txt").read_text(encoding="utf-8").splitlines()

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
