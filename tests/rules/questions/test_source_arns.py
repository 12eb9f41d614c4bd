"""Which source ARNs match no call of an API?"""

import pytest

from gatewright.rules.questions.source_arns import Mismatch, mismatch
from gatewright.rules.questions.uris import ANYTHING

CALL = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3"


@pytest.mark.parametrize(
    ("tail", "protocol"),
    [
        ("/*/*", "REST"),
        ("/*", "REST"),
        ("/prod/*", "REST"),
        ("/*/GET/pets", "REST"),
        ("/*/GET/", "REST"),
        ("/*/GET/pets/{id}", "REST"),
        ("/*/pets", "REST"),
        ("/prod/$default", "HTTP"),
        ("/*/$default", None),
        ("/*/ANY", None),
        ("/*/ANY/pets", "WEBSOCKET"),
        ("/prod/talk", "WEBSOCKET"),
        ("/prod/talk", None),
        ("/authorizers/abc", "REST"),
        (f"/*/{ANYTHING}", "REST"),
        (f"/*/ANY{ANYTHING}", "REST"),
        (f"/*/GET{ANYTHING}", "REST"),
        (f"{ANYTHING}", "REST"),
        (f"/{ANYTHING}/ANY/pets", "REST"),
    ],
)
def test_may_match(tail: str, protocol: str | None) -> None:
    assert mismatch(CALL + tail, protocol) is None


@pytest.mark.parametrize(
    ("text", "protocol", "why"),
    [
        ("arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/prod", None, Mismatch.MANAGEMENT),
        (CALL, "REST", Mismatch.BARE),
        (CALL + "/", "HTTP", Mismatch.BARE),
        (CALL + "/prod", "WEBSOCKET", Mismatch.BARE),
        (CALL + "/GET/pets", "REST", Mismatch.NO_STAGE),
        (CALL + "/ANY/*", None, Mismatch.NO_STAGE),
        (CALL + "/prod/pets", "REST", Mismatch.NO_VERB),
        (CALL + "/prod/pets/dogs", None, Mismatch.NO_VERB),
        (CALL + "/*/ANY/pets", "HTTP", Mismatch.ANY),
        (CALL + f"/*/ANY/{ANYTHING}", "REST", Mismatch.ANY),
        (CALL + "/*/get/pets", "REST", Mismatch.CASE),
        (CALL + "/*/GET//pets", "REST", Mismatch.SLASHES),
        (CALL + f"/*/GET//{ANYTHING}", "REST", Mismatch.SLASHES),
    ],
)
def test_matches_nothing(text: str, protocol: str | None, why: Mismatch) -> None:
    assert mismatch(text, protocol) is why


@pytest.mark.parametrize("text", ["", "arn:aws:s3:::pets", "arn:aws:events:eu-west-1:1:rule/a", ANYTHING, f"{ANYTHING}/ANY/pets"])
def test_what_is_no_arn_of_an_api_is_not_judged(text: str) -> None:
    assert mismatch(text, None) is None
