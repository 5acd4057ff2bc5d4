"""The commands: ``hoinghi read | check | prepare | serve | worker | demo | manage``.

Exit codes: 0 done; 1 findings that stop, or changes that wait for a word; 2 wrong use or a file
that cannot be read. Django is loaded only by the commands that need the database.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from hoinghi.screen import visible
from hoinghi.violations import RuleViolation

if TYPE_CHECKING:
    from collections.abc import Callable

    from hoinghi.reading.plan import Plan
    from hoinghi.units.directory import Directory

OK, FINDINGS, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a refusal becomes its sentence on standard error, never a traceback."""
    _speak_utf8()
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except RuleViolation as violation:
        print(visible(str(violation)), file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # The reader of our output has gone (``| head``): nothing more to say, and no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("\nĐã dừng.", file=sys.stderr)
        return 130


def _speak_utf8() -> None:
    # A terminal in the C locale would refuse Vietnamese letters.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


class _Parser(argparse.ArgumentParser):
    """Wrong use is told without what would steer the terminal: names come from folders too."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        super().exit(status, visible(message) if message else None)


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="hoinghi", description="Kế hoạch vào, hội nghị ra.", add_help=False
    )
    parser.add_argument("-h", "--help", action="help", help="in hướng dẫn này")
    commands = parser.add_subparsers(metavar="LỆNH", required=True)
    _add_read(commands)
    _add_check(commands)
    _add_prepare(commands)
    _add_serve(commands)
    _add_worker(commands)
    _add_demo(commands)
    _add_manage(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about, add_help=False)
    command.add_argument("-h", "--help", action="help", help="in hướng dẫn này")
    return command


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(commands, "read", "đọc kế hoạch và in những gì đọc được, kèm phát hiện")
    command.add_argument("plan", type=Path, metavar="TỆP", help="kế hoạch: .txt, .docx, .pdf, …")
    command.add_argument("--json", action="store_true", help="in JSON cho chương trình khác đọc")
    command.add_argument(
        "--units", type=Path, metavar="CSV", help="danh sách đơn vị, để đối chiếu số đại biểu"
    )
    command.add_argument(
        "--explain", action="store_true", help="cho biết mỗi phần được tìm thấy nhờ quy tắc nào"
    )
    command.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="MÃ",
        help="không xét mã phát hiện này, ví dụ form.spacing; dùng được nhiều lần",
    )
    command.set_defaults(run=_read)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(commands, "check", "đo thể thức của văn bản Word hoặc PDF bất kỳ")
    command.add_argument(
        "files", type=Path, nargs="+", metavar="TỆP", help="văn bản: .docx hoặc .pdf"
    )
    command.add_argument("--json", action="store_true", help="in JSON cho chương trình khác đọc")
    command.add_argument(
        "--html",
        type=Path,
        metavar="NƠI_GHI",
        help="ghi trang báo cáo có ảnh từng trang; nhiều tệp thì đây là thư mục",
    )
    command.add_argument(
        "--ruleset",
        metavar="BỘ",
        help="soát theo bộ quy tắc này thay vì theo tiêu đề của văn bản: nd30-2020, dang-36-hd, …",
    )
    command.set_defaults(run=_check)


def _add_prepare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(commands, "prepare", "lập hội nghị từ kế hoạch và viết hồ sơ hội nghị")
    command.add_argument("plan", type=Path, metavar="TỆP", help="kế hoạch: .txt, .docx, .pdf, …")
    command.add_argument(
        "--out", type=Path, metavar="THƯ_MỤC", help="nơi ghi hồ sơ (mặc định: var/ho-so/…)"
    )
    command.add_argument(
        "--units", type=Path, metavar="CSV", help="nạp danh sách đơn vị này trước khi lập"
    )
    if_differing = command.add_mutually_exclusive_group()
    if_differing.add_argument(
        "--accept", action="store_true", help="áp dụng các thay đổi của bản kế hoạch sửa đổi"
    )
    if_differing.add_argument(
        "--another", action="store_true", help="đây là một hội nghị khác cùng tên, lập mới"
    )
    command.add_argument("--json", action="store_true", help="in JSON cho chương trình khác đọc")
    command.set_defaults(run=_prepare)


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(commands, "serve", "chạy trang web")
    command.add_argument(
        "--without-worker",
        action="store_true",
        help="không làm việc nền trong tiến trình này; dùng khi đã chạy hoinghi worker",
    )
    _add_address(command)
    command.set_defaults(run=_serve)


def _add_worker(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "worker", "làm việc nền (thông báo, thư, nhắc việc) trong một tiến trình riêng"
    )
    command.set_defaults(run=_worker)


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "demo", "dựng hội nghị mẫu (hoặc từ kế hoạch nêu ra), viết hồ sơ, chạy trang web"
    )
    command.add_argument("--plan", type=Path, metavar="TỆP", help="kế hoạch thay cho kế hoạch mẫu")
    command.add_argument(
        "--prepare-only", action="store_true", help="chỉ dựng và viết hồ sơ, không chạy trang web"
    )
    _add_address(command)
    command.set_defaults(run=_demo)


def _add_manage(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _command(commands, "manage", "lệnh quản trị của Django (migrate, createsuperuser, …)")
    command.add_argument("arguments", nargs=argparse.REMAINDER, metavar="…")
    command.set_defaults(run=_manage)


def _add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="địa chỉ lắng nghe")
    command.add_argument("--port", type=int, default=8000, metavar="CỔNG", help="cổng lắng nghe")


def _read(options: argparse.Namespace) -> int:
    from hoinghi.reading.plan import Severity  # keeps --help and wrong use quick
    from hoinghi.reading.reader import read_file

    if options.without:
        from hoinghi.reading.findings import check_codes  # most runs switch nothing off

        check_codes(options.without)
    units = options.units or _known_units()
    bodies = _bodies_in(units) if units else None
    reading = read_file(options.plan, bodies, without=options.without)
    if options.json:
        from hoinghi.reading.as_json import dumps  # json is not needed by the table

        print(dumps(reading.plan))
    else:
        from hoinghi.reading.show import show  # the table is not needed by --json

        show(reading.plan, reading.document, sys.stdout, explain=options.explain)
    stops = any(finding.severity is Severity.ERROR for finding in reading.plan.findings)
    return FINDINGS if stops else OK


def _check(options: argparse.Namespace) -> int:
    from hoinghi.papers.check import command  # keeps --help and wrong use quick

    return command.run(options.files, options.ruleset, as_json=options.json, html=options.html)


def _known_units() -> Path | None:
    """Give the list of bodies of this installation: ``HOINGHI_UNITS``, else the example's."""
    if named := os.environ.get("HOINGHI_UNITS"):
        return Path(named)
    example = Path(__file__).parents[2] / "examples" / "binh-son-2023" / "units.csv"
    return example if example.is_file() else None


def _bodies_in(units: Path) -> Callable[[Plan], Directory | None]:
    from hoinghi.conferences.judging import bodies_for  # only where a list of bodies is given
    from hoinghi.units.bodies import read_bodies
    from hoinghi.units.directory import Directory, bodies_of

    return bodies_for(Directory(bodies_of(read_bodies(units))))


def _prepare(options: argparse.Namespace) -> int:
    import gc  # only here

    # Loading Django and drawing papers makes a million values that stay until the end, and Python
    # would look them all through again and again.
    gc.set_threshold(100_000, 50, 100)
    from hoinghi.site import start  # loads Django

    return start.prepare(options)


def _serve(options: argparse.Namespace) -> int:
    _name_address(options.port)
    from hoinghi.site import start  # loads Django

    return start.serve(options.host, options.port, with_worker=not options.without_worker)


def _worker(options: argparse.Namespace) -> int:
    from hoinghi.site import start  # loads Django

    return start.work()


def _demo(options: argparse.Namespace) -> int:
    _name_address(options.port)
    from hoinghi.site import start  # loads Django

    return start.demo(options)


def _name_address(port: int) -> None:
    # Codes on invitations lead to where the site is served, unless the office names an address.
    os.environ.setdefault("HOINGHI_URL", f"http://localhost:{port}")


def _manage(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoinghi.site.settings")
    from django.core.management import execute_from_command_line  # loads Django

    execute_from_command_line(["hoinghi manage", *options.arguments])
    return OK


if __name__ == "__main__":
    sys.exit(main())
