"""The services that integrations call: their actions are those of AWS, and each has a sentence."""

from __future__ import annotations

from functools import cache

import pytest
from botocore.session import get_session

from gatewright.index import Service, installed_index

_MODELS = {"states": "stepfunctions", "iotdata": "iot-data", "sagemaker": "sagemaker-runtime"}
"""What the lists of operations are called where a URI has another name."""

SERVICES = list(installed_index().services.values())


@cache
def operations(service: str) -> frozenset[str]:
    return frozenset(get_session().get_service_model(_MODELS.get(service, service)).operation_names)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_actions_are_those_of_the_service(service: Service) -> None:
    assert {*service.actions, *service.others} <= operations(service.name)
    assert not set(service.actions) & set(service.others)
    if service.others:
        assert {*service.actions, *service.others} == operations(service.name)


def test_every_sentence_is_one() -> None:
    sentences = [text for service in SERVICES for text in (service.summary, *service.actions.values(), *service.paths.values())]
    sentences += [text for action in installed_index().service_actions.values() for text in action.parameters.values()]
    assert [text for text in sentences if not (text[0].isupper() or text[0] == "`") or not text.endswith(".")] == []
    assert all(service.see.startswith("https://docs.aws.amazon.com/") for service in SERVICES)


def test_what_is_usual_is_passed_for_a_parameter() -> None:
    for action in installed_index().service_actions.values():
        assert set(action.usual) <= set(action.parameters)
