"""Lanes: the same answers side by side as one after another."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from briefings.errors import ContentError, EnvironmentFault, Problem, Where
from briefings.lanes import run_in_lanes


def _square(number: int) -> int:
    return number * number


def _refuse() -> int:
    raise ContentError(Problem(Where("a.yaml", 3), "no"))


def _die() -> int:
    os._exit(9)


@pytest.mark.parametrize("lanes", [1, 2, 3, 16])
def test_every_task_is_answered_once_whatever_the_number_of_lanes(lanes: int) -> None:
    answers = list(run_in_lanes([partial(_square, number) for number in range(10)], lanes))
    assert sorted(answers) == [(number, number * number) for number in range(10)]


def test_one_lane_answers_in_order() -> None:
    assert [position for position, _ in run_in_lanes([partial(_square, 2)] * 4, 1)] == [0, 1, 2, 3]


def test_nothing_to_do_is_done_at_once() -> None:
    assert list(run_in_lanes([], 4)) == []


@pytest.mark.parametrize("lanes", [1, 2])
def test_a_problem_found_in_a_lane_arrives_whole(lanes: int) -> None:
    with pytest.raises(ContentError) as caught:
        list(run_in_lanes([_refuse, partial(_square, 1)], lanes))
    assert caught.value.problems == (Problem(Where("a.yaml", 3), "no"),)


def _hang(began: Path) -> None:
    began.touch()
    while True:
        time.sleep(60)


@pytest.mark.skipif(sys.platform != "linux", reason="only there a task has a process of its own")
def test_a_lane_that_hangs_ends_with_whoever_waited_for_it(tmp_path: Path) -> None:
    began = tmp_path / "began"
    with closing(run_in_lanes([partial(_square, 2), partial(_hang, began)], 2)) as answers:
        assert next(answers) == (0, 4)
        while not began.exists():
            time.sleep(0.01)
    assert not multiprocessing.active_children()


def test_a_lane_that_dies_is_an_environment_fault_and_not_a_wait_for_ever() -> None:
    with pytest.raises(EnvironmentFault, match="ended early"):
        list(run_in_lanes([_die, _die], 2))


def test_tasks_of_two_lanes_run_in_two_processes_other_than_ours() -> None:
    workers = {worker for _, worker in run_in_lanes([os.getpid] * 2, 2)}
    assert os.getpid() not in workers
