"""Work side by side on the cores there are, with the answers in order.

A lane is a forked child process that takes the next task as soon as it has
finished one. Tasks are plain functions of no arguments; what they need they
inherit from the parent, so nothing but answers travels between processes.
Where a process cannot be forked, or one lane is asked for, the same tasks
run one after another: the answers are the same either way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from briefings.errors import EnvironmentFault, Problem, Where

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
Task = Callable[[], T]


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_in_lanes(tasks: Sequence[Task[T]], lanes: int) -> Generator[tuple[int, T], None, None]:
    """Run every task once and yield its position and answer as it comes.

    Whoever leaves early closes the iterator: tasks still running are then ended.

    Shape:   one pair a task; in order with one lane, in any order with more.
    Raises:  what the task raised.
    """
    # macOS can fork, but its system libraries may crash in the child.
    if min(lanes, len(tasks)) < 2 or not sys.platform.startswith("linux"):
        for position, task in enumerate(tasks):
            yield position, task()
        return
    yield from _run_forked(tasks, min(lanes, len(tasks)))


def _run_forked(tasks: Sequence[Task[T]], lanes: int) -> Generator[tuple[int, T], None, None]:
    # Not at the top: a build of nothing new never forks, and this costs as much as reading the whole content.
    from multiprocessing import get_context
    from multiprocessing.connection import wait

    context = get_context("fork")
    waiting = iter(range(len(tasks)))
    children: dict[Any, ForkProcess] = {}
    try:
        for _ in range(lanes):
            ours, theirs = context.Pipe()
            child = context.Process(target=_serve, args=(tasks, theirs, ours), daemon=True)
            child.start()
            theirs.close()
            children[ours] = child
            ours.send(next(waiting))
        busy = set(children)
        while busy:
            for answering in cast(list[Any], wait(list(busy))):
                position, answer = _receive(answering)
                following = next(waiting, None)
                answering.send(following)
                if following is None:
                    busy.remove(answering)
                yield position, answer
    finally:
        # By now every answer is here, or nobody wants one: a child that hangs must not make its parent hang too.
        for ours, child in children.items():
            ours.close()
            child.kill()
            child.join()


def _receive(ours: Any) -> tuple[int, Any]:
    try:
        position, answer, fault = ours.recv()
    except EOFError:
        raise EnvironmentFault(
            Problem(Where("build"), "a worker process ended early", "build with --jobs 1; memory may have run out")
        ) from None
    if fault is not None:
        raise fault
    return position, answer


def _serve(tasks: Sequence[Task[T]], theirs: Connection, parents: Connection) -> None:
    """Answer the parent's positions until it says None or goes away."""
    parents.close()
    try:
        while (position := theirs.recv()) is not None:
            theirs.send(_attempt(tasks[position], position))
    except (EOFError, OSError, KeyboardInterrupt):
        return  # the parent has gone, and says why


def _attempt(task: Task[T], position: int) -> tuple[int, T | None, BaseException | None]:
    try:
        return position, task(), None
    except Exception as fault:
        # Every kind, because none is handled here: the parent raises it as if it had run the task itself.
        return position, None, fault
