"""Compile templates so that they report every step they take.

Each body of a loop, macro, block or branch begins with a call of
`environment.step`, each test of a loop takes one, and ``~`` goes through `environment.joined`: no template
can run or grow without being counted. Autoescaping cannot be switched off.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class CountingGenerator(CodeGenerator):
    """Jinja's code generator with the counting built in."""

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        body = list(nodes)
        self.writeline(f"environment.step({sum(map(_fixed_characters, body))})")
        super().blockvisit(body, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802  # Jinja's naming
        if node.test is not None:
            # The test runs for items that never reach the body. Jinja takes no node types of others,
            # so the step is taken by reading an attribute that is always true.
            node.test = nodes.And(nodes.EnvironmentAttribute("step_of_test"), node.test, lineno=node.lineno)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier, frame: Frame) -> None:  # noqa: N802
        del frame
        self.fail("escaping cannot be switched off: there is no `autoescape` here", node.lineno)


def _fixed_characters(node: nodes.Node) -> int:
    """Characters that a node prints whatever the content says."""
    if not isinstance(node, nodes.Output):
        return 0
    fixed = 0
    for part in node.find_all((nodes.TemplateData, nodes.Const)):
        text = part.data if isinstance(part, nodes.TemplateData) else part.as_const()
        fixed += len(text) if isinstance(text, str) else 0
    return fixed
