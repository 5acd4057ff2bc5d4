"""Bảng mọi hình của tài liệu: ai đăng nhập, mở trang nào, bấm gì, chụp phần nào.

``tools/screenshots.py`` takes them; a test in a real browser goes through the same table, so a
picture never shows what the application no longer is. Pictures that the README and the pages of
roles show are committed, the others are made by ``make screens``.
"""

from __future__ import annotations

from dataclasses import dataclass

DESK, TELEPHONE = 1280, 390


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done on a page: *text* typed into, a file given to, or a click on *where*."""

    where: str
    text: str | None = None
    file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture.

    Attributes:
        name: Of the file, without ``.png``.
        who: Account of the story that looks; none for somebody who has not signed in.
        address: Of the page; ``{hoi_nghi}``, ``{nhiem_vu}``, ``{gia_han}``, ``{phan_viec}`` are
            filled by the story. Empty: the page as the picture before left it.
        frame: What is shown; empty for the page itself, as high as ``height``.
        from_there: What stands at the top of the picture of a page; empty for its head.
        before, after: What is done on the page before and after the picture.
        committed: Kept in the repository, since pages that everybody reads show it.
    """

    name: str
    who: str | None
    address: str
    width: int = DESK
    height: int = 800
    frame: str = ""
    from_there: str = ""
    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()
    committed: bool = False


OF_THE_PLAN = (
    Shot(name="dang-nhap", who=None, address="/dang-nhap/", height=640),
    Shot(
        name="dua-ke-hoach-vao",
        who="thuongtruc",
        address="/ke-hoach/moi/",
        height=640,
        after=(Step(where="input[type=file]", file=True), Step(where="form.hn-drop .btn-primary")),
    ),
    Shot(
        name="xem-hai-ben",
        who="thuongtruc",
        address="",
        from_there=".hn-sides",
        height=860,
        committed=True,
    ),
    Shot(
        name="xac-nhan",
        who="thuongtruc",
        address="",
        frame=".hn-outlook",
        after=(Step(where=".hn-confirm .btn-primary"),),
    ),
)
"""Taken while the story's conference is being established, in this order."""

OF_THE_CONFERENCE = (
    Shot(
        name="tong-quan",
        who="thuongtruc",
        address="{hoi_nghi}",
        committed=True,
    ),
    Shot(name="nhiem-vu", who="thuongtruc", address="{hoi_nghi}nhiem-vu/", committed=True),
    Shot(name="mot-nhiem-vu", who="thuongtruc", address="{nhiem_vu}", height=900),
    Shot(name="dong-thoi-gian", who="thuongtruc", address="{hoi_nghi}nhiem-vu/dong-thoi-gian/"),
    Shot(
        name="viec-cua-don-vi",
        who="binhchau",
        address="/viec-cua-don-vi/",
        width=TELEPHONE,
        committed=True,
    ),
    Shot(
        name="nop-ket-qua",
        who="binhchau",
        address="{phan_viec}",
        width=TELEPHONE,
        frame="#phan-viec-nay",
    ),
    Shot(
        name="xin-gia-han",
        who="binhchau",
        address="{phan_viec}",
        width=TELEPHONE,
        frame="#gia-han",
        before=(Step(where="#gia-han summary"),),
    ),
    Shot(
        name="tra-loi-gia-han",
        who="thuongtruc",
        address="{gia_han}",
        frame="#gia-han",
    ),
    Shot(name="dung-han", who="thuongtruc", address="{hoi_nghi}nhiem-vu/dung-han/"),
    Shot(name="ho-so", who="vanphong", address="{hoi_nghi}van-ban/"),
    Shot(
        name="mot-van-ban",
        who="vanphong",
        address="{hoi_nghi}van-ban/",
        before=(Step(where=".hn-papers tbody th a >> nth=0"),),
    ),
    Shot(name="thong-bao", who="thuongtruc", address="/thong-bao/", height=640),
    Shot(name="thu-gui", who="vanphong", address="{hoi_nghi}thu-gui/soan/", height=700),
    Shot(
        name="lanh-dao",
        who="lanhdao",
        address="{hoi_nghi}lanh-dao/",
        width=TELEPHONE,
        committed=True,
    ),
    Shot(name="tim-kiem", who="thuongtruc", address="/tim/?q=de+cuong", height=640),
    Shot(name="nhan-ban", who="thuongtruc", address="{hoi_nghi}nhan-ban/", height=640),
    Shot(name="vai-tro", who="thuongtruc", address="{hoi_nghi}vai-tro/", height=640),
    Shot(name="ai-duoc-lam-gi", who="vanphong", address="{hoi_nghi}ai-duoc-lam-gi/"),
    Shot(name="huong-dan", who="vanphong", address="/huong-dan/", height=640),
)
"""Taken in the story's conference on its day."""

SHOTS = (*OF_THE_PLAN, *OF_THE_CONFERENCE)
SHEETS = "van-ban"
"""A picture of printed papers, not of a page: an invitation beside a certificate."""
NAMES = frozenset({*(shot.name for shot in SHOTS), SHEETS})
