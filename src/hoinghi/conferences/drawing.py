"""Drawing the pages of plans behind the requests: a few files at a time, in their order.

LibreOffice takes up to a minute for a file, recognition longer, and the site has few threads:
none of them waits for a picture. What was found is kept on the disk (``printed``); here is only
what is under way in this process, so that a restart loses nothing but the time.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from queue import SimpleQueue
from threading import Condition, Thread
from typing import Final

from hoinghi.conferences import printed
from hoinghi.conferences.originals import Original, OriginalMissing
from hoinghi.conferences.printed import Printed

#: Most files are drawn in less: who asks is given them at once. Seconds.
PATIENCE: Final = 1.0
_MOST_KEPT: Final = 100
#: A scan takes minutes: other files go past it. What needs the whole machine is done one at a
#: time all the same (``printed``, ``recognised``).
_MOST_THREADS: Final = 3
_log = logging.getLogger(__name__)
_Key = tuple[str, str]
_Answer = Printed | OriginalMissing | TimeoutError


class Drawer:
    """Draws what it is asked for in threads of its own, which begin with the first files.

    Args:
        draw: ``printed.find_out``.
    """

    def __init__(self, draw: Callable[[Original, str], Printed]) -> None:
        self._draw = draw
        self._waiting: SimpleQueue[tuple[_Key, Original, str]] = SimpleQueue()
        self._under_way: set[_Key] = set()
        self._answers: dict[_Key, _Answer] = {}
        self._turn = Condition()
        self._threads = 0

    def ask(self, original: Original, source: str, *, patience: float) -> Printed | None:
        """Give what was found of the file; none while it is drawn, which begins now.

        Args:
            patience: Seconds for which to wait for it.

        Raises:
            OriginalMissing: The file is gone.
            TimeoutError: Another process is busy drawing.
        """
        key = (original.sha256, hashlib.sha256(source.encode("utf-8", "replace")).hexdigest())
        with self._turn:
            if key not in self._under_way and key not in self._answers:
                self._begin(key, original, source)
            self._turn.wait_for(lambda: key not in self._under_way, patience)
            answer = self._answers.pop(key, None)
        if isinstance(answer, Exception):
            raise answer
        # Who waited beside another finds it on the disk.
        return answer or printed.known(original, source)

    def _begin(self, key: _Key, original: Original, source: str) -> None:
        self._under_way.add(key)
        self._waiting.put((key, original, source))
        if self._threads < min(_MOST_THREADS, len(self._under_way)):
            self._threads += 1
            # They end with the process: whatever is half drawn is drawn anew.
            Thread(target=self._work, name=f"hinh-trang-{self._threads}", daemon=True).start()

    def _work(self) -> None:
        while True:
            key, original, source = self._waiting.get()
            answer = self._found(original, source)
            with self._turn:
                self._under_way.discard(key)
                self._answers[key] = answer
                # Nobody may come back for it: of those that came least lately, some go.
                while len(self._answers) > _MOST_KEPT:
                    del self._answers[next(iter(self._answers))]
                self._turn.notify_all()

    def _found(self, original: Original, source: str) -> _Answer:
        try:
            return self._draw(original, source)
        except (OriginalMissing, TimeoutError) as why:
            return why
        except Exception:
            # One odd file must not keep the pages of the others.
            _log.exception("the pages of a plan were not drawn")
            return Printed(why="not-printed")


DRAWER: Final = Drawer(printed.find_out)
