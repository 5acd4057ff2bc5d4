"""Một cụm Spark thật trên máy này: môi trường riêng theo tệp khóa, một chủ, hai thợ."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var/bench/spark"
LOCK = ROOT / "requirements-spark.lock"
PROGRAMS = "org.apache.spark.deploy"


def python_with_spark() -> Path:
    """The Python of an environment that holds PySpark as it is locked, made at the first call.

    Raises:
        SystemExit: No Java, or pip could not install; the message says what to do.
    """
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise SystemExit("Spark cần Java 17 trở lên. Hãy cài: apt install openjdk-17-jre-headless")
    python, done = HOME / "bin/python", HOME / ".done"
    locked = LOCK.read_text(encoding="utf-8")
    if done.is_file() and done.read_text(encoding="utf-8") == locked:
        return python
    print(f"Cài Spark theo {LOCK.name} vào {HOME.relative_to(ROOT)} (khoảng 900 MB) …", flush=True)
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    install = [*pip, "--require-hashes", "-r", LOCK]
    for command in ([sys.executable, "-m", "venv", "--clear", HOME], install):
        if subprocess.run(command, check=False).returncode:
            raise SystemExit("Không cài được Spark; hãy kiểm tra mạng rồi chạy lại.")
    done.write_text(locked, encoding="utf-8")
    return python


@contextmanager
def cluster(python: Path, *, workers: int = 2) -> Iterator[tuple[str, dict[str, str]]]:
    """Run a standalone cluster on loopback; yields its address and the environment of a driver."""
    packages = next((HOME / "lib").glob("python3.*")) / "site-packages"
    environment = {
        **os.environ,
        "SPARK_HOME": str(packages / "pyspark"),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "512m",
        "PYSPARK_PYTHON": str(python),
        "PYTHONPATH": str(ROOT / "src"),
    }
    port, page = free_port(), free_port()
    address = f"spark://127.0.0.1:{port}"
    master = ["master.Master", "--host", "127.0.0.1", "--port", port, "--webui-port", page]
    worker = ["worker.Worker", "--host", "127.0.0.1", "--webui-port", 0, "-c", 1, "-m", "2g"]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        environment["SPARK_LOG_DIR"] = str(folder)
        stack.enter_context(started(master, environment, folder / "chu.log"))
        wait_for(port)
        for number in range(workers):
            own = [*worker, "-d", folder / f"tho-{number}", address]
            stack.enter_context(started(own, environment, folder / f"tho-{number}.log"))
        yield address, environment


@contextmanager
def started(arguments: list[object], environment: dict[str, str], log: Path) -> Iterator[None]:
    """Run one daemon of Spark until the block ends, then end it and what it started."""
    program = Path(environment["SPARK_HOME"]) / "bin/spark-class"
    command = [program, f"{PROGRAMS}.{arguments[0]}", *map(str, arguments[1:])]
    with log.open("w") as said:
        process = subprocess.Popen(
            command, env=environment, stdout=said, stderr=said, start_new_session=True
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"Spark không mở cổng {port} sau một phút.")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
