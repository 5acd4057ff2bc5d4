"""Nửa bên kia của ``reading.py``: pyvi và underthesea tách từ cùng văn bản, trong môi trường riêng.

Use: ``python _tokenise.py ROUNDS < text``; prints one line for each, "<name> <best ms>".
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable


def milliseconds(act: Callable[[str], object], text: str, rounds: int) -> float:
    """The best time of *act* over *text*, in ms, once it is warm."""
    times = []
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        act(text)
        times.append(time.perf_counter() - begun)
    return min(times[1:]) * 1e3


def main() -> None:
    # What they warn of in their own parts is not ours to mend.
    warnings.simplefilter("ignore")
    from pyvi import ViTokenizer
    from underthesea import word_tokenize

    text, rounds = sys.stdin.read(), int(sys.argv[1])
    for name, act in (("pyvi", ViTokenizer.tokenize), ("underthesea", word_tokenize)):
        print(name, f"{milliseconds(act, text, rounds):.3f}", flush=True)


if __name__ == "__main__":
    main()
