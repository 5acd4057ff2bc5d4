"""A data file as plain values, read once and kept beside the file for the next start.

PyYAML takes longer to import than all the rest of ``hoinghi read`` takes to start. As Python
does with its modules, what was read is therefore kept in ``__pycache__``, with the time and
size of the file it came from; any change of the file is seen.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi.norms.errors import NormFileRefused

if TYPE_CHECKING:
    import yaml

KeyPath = tuple[str | int, ...]
_FORMAT = 1
_NOT_YAML = "không phải YAML hợp lệ (mã UTF-8; chữ có dấu hai chấm phải đặt trong ngoặc kép)"


def read(path: Path) -> object:
    """Read the YAML file *path*: dicts, lists and scalars; days as ISO 8601 texts.

    Raises:
        NormFileRefused: No YAML, no UTF-8, a key twice in one mapping, or unreadable.
    """
    try:
        stat = path.stat()
    except OSError:
        raise NormFileRefused(path.name, None, "không mở được tệp") from None
    stamp = [_FORMAT, stat.st_mtime_ns, stat.st_size]
    kept = path.parent / "__pycache__" / f"{path.stem}.norms.json"
    data = _read_kept(kept, stamp)
    if data is None:
        data = [_read_yaml(path)]
        _keep(kept, stamp, data)
    return data[0]


def line_of(path: Path, keys: KeyPath) -> int | None:
    """Find the line, from 1, on which the value at *keys* begins; the nearest one above it."""
    node: yaml.Node | None = _compose(path)
    line = None
    for key in keys:
        found = _child(node, key)
        if found is None:
            break
        marker, node = found
        line = marker.start_mark.line + 1
    return line


def _read_kept(kept: Path, stamp: list[int]) -> list[object] | None:
    try:
        content = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(content, dict) or content.get("stamp") != stamp:
        return None
    data = content.get("data")
    return data if isinstance(data, list) and len(data) == 1 else None


def _keep(kept: Path, stamp: list[int], data: list[object]) -> None:
    # A folder that cannot be written costs time at the next start, nothing else.
    try:
        kept.parent.mkdir(exist_ok=True)
        part = kept.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps({"stamp": stamp, "data": data}), encoding="utf-8")
        part.replace(kept)
    except OSError:
        return


def _compose(path: Path) -> yaml.Node | None:
    import yaml  # late: see the module's docstring

    try:
        with path.open("rb") as stream:
            return yaml.compose(stream, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, OSError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise NormFileRefused(path.name, line, _NOT_YAML) from None


def _read_yaml(path: Path) -> object:
    node = _compose(path)
    if node is None:
        return None
    return _plain(node, path)


def _plain(node: yaml.Node, path: Path) -> object:
    import yaml  # late: see the module's docstring

    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, path) for child in node.value]
    return _scalar(node, path)


def _plain_mapping(node: yaml.MappingNode, path: Path) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in mapping:
            line = key_node.start_mark.line + 1
            raise NormFileRefused(path.name, line, f"khóa “{key}” có hai lần")
        mapping[key] = _plain(value_node, path)
    return mapping


def _scalar(node: yaml.Node, path: Path) -> object:
    import yaml  # late: see the module's docstring

    constructor = yaml.constructor.SafeConstructor()
    try:
        value: object = constructor.construct_document(node)
    except (ValueError, yaml.YAMLError):
        line = node.start_mark.line + 1
        raise NormFileRefused(path.name, line, f"không hiểu giá trị “{node.value}”") from None
    return value.isoformat() if isinstance(value, date) else value


def _child(node: yaml.Node | None, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Give the node that marks *key* in *node*, and the node of its value."""
    import yaml  # late: see the module's docstring

    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return (node.value[key], node.value[key]) if key < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == key), None)
    return None
