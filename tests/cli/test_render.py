"""`gatewright render`: a template tried on the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from gatewright.cli import main

Capture = pytest.CaptureFixture[str]
TEMPLATE = '{"id": "$input.params(\'id\')", "name": $input.json(\'$.name\')}'


@pytest.fixture
def template(tmp_path: Path) -> str:
    path = tmp_path / "send.vtl"
    path.write_text(TEMPLATE, encoding="utf-8")
    return str(path)


def rendered(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(["render", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_template_with_an_event(capsys: Capture, template: str, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pathParameters": {"id": "7"}, "body": '{"name": "Rex"}'}), encoding="utf-8")
    assert rendered(capsys, template, "--event", str(event)) == (0, '{"id": "7", "name": "Rex"}\n', "")


def test_a_template_with_a_request_that_is_made_up_for_it(capsys: Capture, template: str) -> None:
    assert rendered(capsys, template) == (0, '{"id": "42", "name": "example-name"}\n', "")


def test_the_request_that_is_made_up_can_be_kept_and_given_again(capsys: Capture, template: str, tmp_path: Path) -> None:
    code, event, _ = rendered(capsys, template, "--show-event")
    assert code == 0
    assert json.loads(event)["queryStringParameters"] == {"id": "42"}
    kept = tmp_path / "kept.json"
    kept.write_text(event, encoding="utf-8")
    assert rendered(capsys, template, "--event", str(kept))[1] == '{"id": "42", "name": "example-name"}\n'


def test_a_response_template_with_an_answer(capsys: Capture, tmp_path: Path) -> None:
    template, answer = tmp_path / "back.vtl", tmp_path / "answer.json"
    template.write_text("#set($context.responseOverride.status = 404)$input.body", encoding="utf-8")
    answer.write_text('{"errorMessage": "gone"}', encoding="utf-8")
    assert rendered(capsys, str(template), "--response", str(answer)) == (0, '{"errorMessage": "gone"}\n', "back.vtl: sets status: 404\n")


def test_what_somebody_should_know_stands_on_standard_error(capsys: Capture, tmp_path: Path) -> None:
    template = tmp_path / "a.vtl"
    template.write_text('{\n  "x": $nope,\n}', encoding="utf-8")
    code, out, err = rendered(capsys, str(template))
    assert (code, out) == (0, '{\n  "x": $nope,\n}\n')
    assert err == (
        "a.vtl:2:8: `$nope` has no value, so it is printed as it stands.\n"
        "a.vtl: What it prints is no JSON: Expecting value: line 2 column 8 (char 9).\n"
    )


def test_a_template_that_the_service_refuses(capsys: Capture, tmp_path: Path) -> None:
    template = tmp_path / "a.vtl"
    template.write_text("{\n  #if(true)\n}", encoding="utf-8")
    assert rendered(capsys, str(template)) == (1, "", "a.vtl:2:3: The template cannot be read: the directive has no `#end`.\n")


def test_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("$util.urlEncode('a b')"))
    assert rendered(capsys, "-") == (0, "a+b\n", "")


def test_what_cannot_be_read_is_said(capsys: Capture, template: str, tmp_path: Path) -> None:
    assert rendered(capsys, str(tmp_path / "no.vtl")) == (
        2,
        "",
        f"gatewright: {tmp_path / 'no.vtl'} cannot be read: No such file or directory\n",
    )
    event = tmp_path / "event.json"
    event.write_text("{", encoding="utf-8")
    code, out, err = rendered(capsys, template, "--event", str(event))
    assert (code, out, err[:38]) == (2, "", "gatewright: the event is no JSON: Expe")
