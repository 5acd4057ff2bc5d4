"""Tài liệu không được trỏ vào chỗ trống, và không lệnh nào được giấu."""

from pathlib import Path

from tools.check_docs import (
    ROOT,
    bench_faults,
    cli_commands,
    dead_links,
    explained_targets,
    make_faults,
    setting_faults,
    settings_read,
    targets,
    undocumented,
)


def write(page: Path, text: str) -> Path:
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
    return page


def test_a_link_to_nothing_is_found(tmp_path: Path):
    write(tmp_path / "docs/glossary.md", "# Thuật ngữ")
    page = write(
        tmp_path / "docs/index.md",
        "[có](glossary.md#ke-hoach) [không](missing.md) ![ảnh](images/a.png)\n"
        '[ngoài](https://example.vn/x) [mục](#muc) <img src="none.png">\n'
        "```\n[mã](code.md)\n```\n",
    )

    assert list(dead_links(page, tmp_path)) == [
        "docs/index.md: liên kết «missing.md» không trỏ tới tệp nào",
        "docs/index.md: liên kết «images/a.png» không trỏ tới tệp nào",
        "docs/index.md: liên kết «none.png» không trỏ tới tệp nào",
    ]


def test_a_make_target_left_out_of_help_is_found(tmp_path: Path):
    makefile = "run: python ## Chạy\n\t@echo\nhidden:\n\t@echo\nVALUE := 1\n"
    page = write(tmp_path / "README.md", "Gõ `make run`, rồi `make dance`.")

    assert list(make_faults(makefile, [page], tmp_path)) == [
        "Makefile: lệnh make hidden không có trong make help; thêm «## …» sau tên",
        "README.md: không có lệnh make dance",
    ]


def test_make_help_explains_every_target_of_ours():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert explained_targets(makefile) == targets(makefile) - {"python"}


def test_a_command_without_documentation_is_found():
    assert undocumented(["read", "prepare"], "`hoinghi read TỆP` đọc kế hoạch") == ["prepare"]


def test_the_commands_come_from_the_program_itself():
    assert {"read", "prepare", "demo", "serve"} <= set(cli_commands())


def test_variables_of_the_environment_are_recognised():
    source = 'os.environ.get("A_B", "x"); os.environ["CD"]; os.getenv("D1"); settings["E"]'

    assert settings_read(source) == {"A_B", "CD", "D1"}


def test_a_benchmark_without_explanation_is_found(tmp_path: Path):
    write(tmp_path / "bench/README.md", "`reading.py` đo việc đọc")
    for name in ("reading.py", "dossier.py", "_peers.py"):
        write(tmp_path / "bench" / name, "")

    assert list(bench_faults(tmp_path)) == ["bench/README.md: chưa nói về dossier.py"]


def test_a_setting_without_documentation_is_found(tmp_path: Path):
    write(tmp_path / "src/settings.py", 'os.environ.get("HOINGHI_A"); os.environ["HOINGHI_B"]')
    write(tmp_path / "docs/reference/commands.md", "`HOINGHI_A`: nơi để dữ liệu")

    assert list(setting_faults(tmp_path)) == [
        "docs/reference: chưa trang nào nói về biến môi trường HOINGHI_B"
    ]
