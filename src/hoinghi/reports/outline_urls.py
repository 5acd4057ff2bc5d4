"""Addresses of outlines, beside those of reports."""

from __future__ import annotations

from django.urls import path

from hoinghi.reports import (
    allocation_views,
    figure_list_views,
    form_views,
    outline_edit_views,
    outline_views,
)

_REPORTS = "hoi-nghi/<slug:slug>/bao-cao/"
_OUTLINES = f"{_REPORTS}de-cuong/"
_OUTLINE = f"{_OUTLINES}<int:pk>/"
_SECTION = f"{_OUTLINE}muc/<str:key>/"
OUTLINES_URLS = [
    path(f"{_REPORTS}<int:pk>/bieu.xlsx", form_views.form, name="form"),
    path(_OUTLINES, outline_views.outlines, name="outlines"),
    path(f"{_OUTLINES}them/", outline_views.add, name="outlines-add"),
    path(_OUTLINE, outline_views.outline, name="outline"),
    path(f"{_OUTLINE}sua/", outline_views.start, name="outline-start"),
    path(f"{_OUTLINE}bo-nhap/", outline_views.discard, name="outline-discard"),
    path(f"{_OUTLINE}ban-hanh/", outline_views.release, name="outline-release"),
    path(f"{_OUTLINE}lan/<int:number>/", outline_views.version, name="outline-version"),
    path(f"{_OUTLINE}viec/", outline_edit_views.act, name="outline-act"),
    path(f"{_OUTLINE}chung/", outline_edit_views.frame, name="outline-frame"),
    path(f"{_OUTLINE}han/", outline_edit_views.deadline, name="outline-deadline"),
    path(f"{_OUTLINE}them-muc/", outline_edit_views.add_section, name="outline-add-section"),
    path(_SECTION, outline_edit_views.section, name="outline-section"),
    path(f"{_SECTION}chon/", outline_edit_views.choose_figures, name="outline-choose"),
    path(f"{_SECTION}chi-tieu/", outline_edit_views.add_figure, name="outline-add-figure"),
    path(f"{_OUTLINE}chi-tieu/<str:code>/", outline_edit_views.figure, name="outline-figure"),
    path(
        f"{_OUTLINE}cong-thuc/<str:kind>/", outline_edit_views.try_formula, name="outline-formula"
    ),
    path(f"{_OUTLINE}phan-cong/", allocation_views.allocation, name="allocation"),
    path(f"{_OUTLINE}phan-cong/luu/", allocation_views.tick, name="allocation-tick"),
    path(f"{_OUTLINE}phan-cong/hang-loat/", allocation_views.many, name="allocation-many"),
    path(f"{_OUTLINE}phan-cong/don-vi/", allocation_views.owing, name="allocation-owing"),
    path(f"{_OUTLINE}chi-tieu-giao/", figure_list_views.targets, name="targets"),
    path(f"{_OUTLINE}danh-sach/<str:kind>/", figure_list_views.take, name="figure-list"),
    path(f"{_OUTLINE}danh-sach/<str:kind>.xlsx", figure_list_views.book, name="figure-book"),
]
