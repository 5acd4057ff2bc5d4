"""Addresses of the tasks' room."""

from __future__ import annotations

from django.urls import path

from hoinghi.tasks import giving_views, justice_views, list_views, task_views, unit_views

app_name = "tasks"
_TASKS = "hoi-nghi/<slug:slug>/nhiem-vu/"
_TASK = f"{_TASKS}<int:pk>/"
_DUTY = f"{_TASK}phan/<int:duty>/"
urlpatterns = [
    path(_TASKS, list_views.task_list, name="list"),
    path(f"{_TASKS}bang/", list_views.board, name="board"),
    path(f"{_TASKS}dong-thoi-gian/", list_views.timeline, name="timeline"),
    path(f"{_TASKS}lich/", list_views.calendar, name="calendar"),
    path(f"{_TASKS}dung-han/", justice_views.record, name="record"),
    path(f"{_TASKS}dung-han/nhac/", justice_views.remind, name="remind"),
    path(f"{_TASKS}dung-han/cong-van.<str:ending>", justice_views.letter, name="letter"),
    path(f"{_TASKS}tien-do.<str:ending>", justice_views.progress, name="progress"),
    path(f"{_DUTY}gia-han/", justice_views.ask, name="ask-extension"),
    path(f"{_DUTY}gia-han/<int:number>/", justice_views.answer, name="answer-extension"),
    path(f"{_DUTY}gia-han/<int:number>/duyet/", justice_views.decide, name="decide-extension"),
    path(f"{_TASKS}giao-them/", giving_views.give, name="give"),
    path(f"{_TASKS}hang-loat/", giving_views.bulk, name="bulk"),
    path("hoi-nghi/<slug:slug>/cach-tinh-han/", giving_views.counting, name="counting"),
    path(f"{_TASK}sua/", giving_views.change, name="change"),
    path(f"{_TASK}rut/", giving_views.withdraw, name="withdraw"),
    path("viec-cua-don-vi/", unit_views.mine, name="mine"),
    path(f"{_TASKS}don-vi/<int:pk>/", unit_views.of_body, name="of-body"),
    path(_TASK, task_views.task, name="task"),
    path(f"{_TASK}trao-doi/", task_views.comment, name="comment"),
    path(_DUTY, task_views.task, name="duty"),
    path(f"{_DUTY}lam/", task_views.act, name="act"),
    path(f"{_DUTY}trao-doi/", task_views.comment, name="comment-duty"),
    path(f"{_DUTY}nguoi-phu-trach/", task_views.person, name="person"),
    path(f"{_DUTY}tep/<int:number>/", task_views.file, name="file"),
]
