"""Which path does a request reach, and with which variables?"""

from __future__ import annotations

import pytest

from gatewright.features.trial.match import Candidate, fits, reached


@pytest.mark.parametrize(
    ("path", "sent", "variables"),
    [
        ("/", "/", {}),
        ("/pets", "/pets", {}),
        ("/pets", "/Pets", None),
        ("/pets/{id}", "/pets/4%202", {"id": "4 2"}),
        ("/pets/{id}", "/pets", None),
        ("/pets/{id}", "/pets/1/2", None),
        ("/pets/{id}/toys/{toy}", "/pets/1/toys/2", {"id": "1", "toy": "2"}),
        ("/{proxy+}", "/a/b", {"proxy": "a/b"}),
        ("/{proxy+}", "/", None),
        ("/pets/{proxy+}", "/pets/a", {"proxy": "a"}),
    ],
)
def test_a_path_fits_what_it_describes(path: str, sent: str, variables: dict[str, str] | None) -> None:
    assert fits(path, sent) == variables


def which(verb: str, sent: str, *paths: str, verbs_first: bool = False) -> tuple[str | None, bool]:
    candidates = [Candidate(path.split(" ")[0] if " " in path else "ANY", path.split(" ")[-1], path) for path in paths]
    match, is_path = reached(candidates, verb, sent, verbs_first=verbs_first)
    return (match.what if match else None), is_path


def test_words_come_before_variables_and_these_before_the_rest() -> None:
    paths = ("GET /{proxy+}", "GET /pets/{id}", "GET /pets/new")
    assert which("GET", "/pets/new", *paths) == ("GET /pets/new", True)
    assert which("GET", "/pets/1", *paths) == ("GET /pets/{id}", True)
    assert which("GET", "/toys", *paths) == ("GET /{proxy+}", True)


def test_any_answers_what_has_no_method_of_its_own() -> None:
    assert which("PUT", "/pets", "GET /pets", "ANY /pets") == ("ANY /pets", True)
    assert which("GET", "/pets", "GET /pets", "ANY /pets") == ("GET /pets", True)


def test_a_rest_api_stays_with_the_path_that_it_chose() -> None:
    paths = ("GET /pets", "ANY /{proxy+}")
    assert which("PUT", "/pets", *paths) == (None, True)
    assert which("PUT", "/pets", *paths, verbs_first=True) == ("ANY /{proxy+}", True)


def test_the_default_route_takes_what_nothing_else_takes() -> None:
    assert which("PUT", "/pets", "GET /pets", "$default", verbs_first=True) == ("$default", False)
