"""The log is what SARIF 2.1.0 asks for (OASIS; § are its sections)."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from normalize.check.codes import CODES
from normalize.provenance.finding import Severity

from ..front_door import Command
from .work_list import ENTRY, REASON, add_to_front_matter

LEVELS = {"none", "note", "warning", "error"}


def check_sarif(log: dict[str, Any]) -> dict[str, Any]:
    """What SARIF 2.1.0 asks of a log, as far as ours uses it. Returns its run."""
    assert log["version"] == "2.1.0"  # §3.13.2
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert set(log) <= {"$schema", "version", "runs"}
    (found,) = log["runs"]
    driver = found["tool"]["driver"]  # §3.18
    assert isinstance(driver["name"], str)
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)  # §3.49.3
    for rule in driver["rules"]:
        assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in LEVELS
    assert found["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for invocation in found["invocations"]:
        assert isinstance(invocation["executionSuccessful"], bool)  # §3.20.14, required
        assert all(note["message"]["text"] for note in invocation["toolExecutionNotifications"])
    for artifact in found["artifacts"]:
        check_artifact_location(artifact["location"])
    for result in found["results"]:
        check_result(result, found, ids)
    assert len({"suppressions" in result for result in found["results"]}) <= 1  # §3.27.23: all of them or none
    return found  # type: ignore[no-any-return]


def check_artifact_location(location: dict[str, Any]) -> None:
    uri = location["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~:/%!$&'()*+,;=@-]+", uri), uri  # RFC 3986
    if "uriBaseId" in location:
        assert not uri.startswith("/")  # §3.4.4: relative
        assert ":" not in uri.partition("/")[0]
    else:
        assert uri.startswith("file:///")


def check_result(result: dict[str, Any], found: dict[str, Any], ids: list[str]) -> None:
    assert result["message"]["text"]  # §3.27.11
    assert result["level"] in LEVELS
    assert ids[result["ruleIndex"]] == result["ruleId"]  # §3.27.6
    assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    for location in [*result["locations"], *result.get("relatedLocations", [])]:
        physical = location["physicalLocation"]
        check_artifact_location(physical["artifactLocation"])
        region = physical["region"]
        assert region["startLine"] >= 1  # §3.30.5
        assert region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        assert region.get("charOffset", 0) >= 0
        assert region.get("charLength", 0) >= 0
    main = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found["artifacts"][main["index"]]["location"]["uri"] == main["uri"]  # §3.4.5
    for suppression in result["suppressions"]:
        assert suppression["kind"] in ("inSource", "external")  # §3.35.2
        assert suppression["status"] in ("accepted", "underReview", "rejected")
        assert suppression["justification"]


def test_sarif_is_what_the_standard_asks_for(marked: Path, run: Command) -> None:
    Path("seeds/名 字.txt").write_text("政府工作报告\n各位代表：\n推进改革[7]。\n", encoding="utf-8")
    code, out, _ = run("check", "--sarif")
    found = check_sarif(json.loads(out))
    assert code == 1
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == [code.name for code in CODES]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in found["results"]]
    assert uris == ["seeds/%E5%90%8D%20%E5%AD%97.txt", "site/texts/report.md"]
    assert not any(result["suppressions"] for result in found["results"])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system takes no such names")
def test_sarif_of_odd_names(marked: Path, run: Command) -> None:
    """A link to a file is the same artifact (they are unique, §3.14.15); a name may hold bytes that are no character."""
    Path("seeds/link.txt").symlink_to("report.txt")
    Path(os.fsdecode(b"seeds/\xff.txt")).write_text("政府工作报告\n各位代表：\n推进改革[7]。\n", encoding="utf-8")
    found = check_sarif(json.loads(run("check", "seeds", "--sarif")[1]))
    uris = [artifact["location"]["uri"] for artifact in found["artifacts"]]
    assert uris == ["seeds/report.txt", "seeds/%FF.txt"]


def test_sarif_regions_lead_to_the_words(marked: Path, run: Command) -> None:
    source = Path("seeds/report.txt")
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n").decode().encode("gb18030"))
    found = check_sarif(json.loads(run("check", "seeds", "--sarif")[1]))
    (result,) = found["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert found["artifacts"][0]["encoding"] == "GB18030"
    on_disk = source.read_bytes().decode("gb18030")
    assert on_disk[region["charOffset"] :][: region["charLength"]] == "[7]"
    line = on_disk.split("\r\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "[7]"


def test_sarif_keeps_what_is_ignored_as_suppressed(marked: Path, run: Command) -> None:
    add_to_front_matter(REASON)
    run("normalize")
    Path("seeds/b.txt").write_text("政府工作报告\n各位代表：\n推进改革[7]。\n", encoding="utf-8")
    Path("check-ignore.yaml").write_text(ENTRY.format(file="seeds/b.txt"), encoding="utf-8")
    code, out, _ = run("check", "--sarif")
    found = check_sarif(json.loads(out))
    assert code == 0
    kinds = [suppression["kind"] for result in found["results"] for suppression in result["suppressions"]]
    assert kinds == ["external", "inSource"]


def test_sarif_tells_files_that_cannot_be_checked(marked: Path, run: Command) -> None:
    Path("seeds/empty.txt").write_bytes(b"")
    code, out, err = run("check", "--sarif")
    invocation = check_sarif(json.loads(out))["invocations"][0]
    assert code == 1
    assert not invocation["executionSuccessful"]
    assert "seeds/empty.txt: is empty" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert "seeds/empty.txt" in err


def test_levels_are_those_of_sarif() -> None:
    assert set(Severity) <= LEVELS
