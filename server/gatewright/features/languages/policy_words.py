"""What the elements, actions, operators and condition keys of a resource policy mean, in words for people."""

from __future__ import annotations

from typing import Final, NamedTuple

from gatewright.features.languages.documents import Opening


class Element(NamedTuple):
    """What an element says, how its value begins, an example, and what experienced users know."""

    summary: str
    opening: Opening
    example: str
    beware: str = ""


ELEMENTS: Final[dict[str, Element]] = {
    "Version": Element(
        "The version of the policy language.",
        "text",
        '"Version": "2012-10-17"',
        "Without it the version of 2008 holds, which knows no policy variables.",
    ),
    "Id": Element("A name of the policy, for people.", "text", '"Id": "vpc-only"'),
    "Statement": Element(
        "The statements. A call is let in when one allows it and none denies it.", "list of objects", '"Statement": [{"Effect": "Allow"}]'
    ),
    "Sid": Element("A name of the statement, for people.", "text", '"Sid": "OfficeOnly"'),
    "Effect": Element(
        "Whether the statement lets calls in or keeps them out. `Deny` wins over every `Allow`.", "text", '"Effect": "Allow"'
    ),
    "Principal": Element(
        "Who calls.",
        "text",
        '"Principal": {"AWS": "arn:aws:iam::123456789012:root"}',
        "Anybody but `*` has to sign the request, which takes a method with `AWS_IAM`.",
    ),
    "NotPrincipal": Element("Everybody but these.", "text", '"NotPrincipal": {"AWS": "arn:aws:iam::123456789012:root"}'),
    "Action": Element("What is done: callers of an API do `execute-api:Invoke`.", "text", '"Action": "execute-api:Invoke"'),
    "NotAction": Element("Everything but these actions.", "text", '"NotAction": "execute-api:ManageConnections"'),
    "Resource": Element(
        "Which calls: API, stage, verb and path.",
        "text",
        '"Resource": "execute-api:/live/GET/pets"',
        "`execute-api:/` in front stands for this API, so that the policy does not have to name the id of the API that it belongs to.",
    ),
    "NotResource": Element("All calls but these.", "text", '"NotResource": "execute-api:/*/GET/health"'),
    "Condition": Element(
        "What must be true of the call besides: by operator, the keys and the values that they are compared with.",
        "object",
        '"Condition": {"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}',
        "All of it must be true; of several values behind one key, one.",
    ),
}

EFFECTS: Final = {"Allow": "Lets the calls in, unless a statement denies them.", "Deny": "Keeps the calls out, whatever allows them."}

ACTIONS: Final = {
    "execute-api:Invoke": "To call a method of the API.",
    "execute-api:InvalidateCache": "To have a call pass by the cache, with `Cache-Control: max-age=0`.",
    "execute-api:ManageConnections": "To send to clients of a WebSocket API, by `@connections`.",
    "execute-api:*": "All that a caller can do.",
}

PRINCIPALS: Final = {
    "AWS": "Accounts, roles and users, by ARN or by the number of the account.",
    "Service": "Services of AWS, by name.",
    "Federated": "Those whom another identity provider knows.",
    "CanonicalUser": "Accounts by their canonical id.",
}

OPERATORS: Final = {
    "StringEquals": "The text is one of the values.",
    "StringNotEquals": "The text is none of the values.",
    "StringEqualsIgnoreCase": "The text is one of the values, whatever the case.",
    "StringNotEqualsIgnoreCase": "The text is none of the values, whatever the case.",
    "StringLike": "The text matches one of the values, in which `*` and `?` stand for anything.",
    "StringNotLike": "The text matches none of the values, in which `*` and `?` stand for anything.",
    "IpAddress": "The address lies in one of the ranges: `203.0.113.0/24`.",
    "NotIpAddress": "The address lies in none of the ranges: `203.0.113.0/24`.",
    "ArnEquals": "The ARN matches one of the values, `*` in its parts.",
    "ArnLike": "The ARN matches one of the values, `*` in its parts.",
    "ArnNotEquals": "The ARN matches none of the values.",
    "ArnNotLike": "The ARN matches none of the values.",
    "Bool": "The key is `true`, or `false`.",
    "Null": "Whether the key has no value at all: `true` or `false`.",
    "DateGreaterThan": "The time is later.",
    "DateLessThan": "The time is earlier.",
}


class Key(NamedTuple):
    """What a key of conditions holds, an example, and what to look out for."""

    summary: str
    example: str
    beware: str = ""


_SIGNED = "Only signed calls have it: the method needs `AWS_IAM`."
KEYS: Final[dict[str, Key]] = {
    "aws:SourceVpce": Key("The VPC endpoint that the call came through.", "vpce-0a1b2c3d", "Only calls of a private API have it."),
    "aws:SourceVpc": Key(
        "The VPC that the call came from, through an endpoint in it.", "vpc-0a1b2c3d", "Only calls of a private API have it."
    ),
    "aws:SourceIp": Key(
        "The public address that the call came from.",
        "203.0.113.0/24",
        "Calls of a private API have `aws:VpcSourceIp` instead.",
    ),
    "aws:VpcSourceIp": Key(
        "The private address that the call came from, in its VPC.", "10.0.0.0/16", "Only calls of a private API have it."
    ),
    "aws:PrincipalOrgID": Key("The organization of the caller.", "o-a1b2c3d4e5", _SIGNED),
    "aws:PrincipalOrgPaths": Key("The place of the caller's account in its organization.", "o-a1b2c3d4e5/r-ab12/*", _SIGNED),
    "aws:PrincipalAccount": Key("The account of the caller.", "123456789012", _SIGNED),
    "aws:PrincipalArn": Key("The ARN of the caller.", "arn:aws:iam::123456789012:role/orders", _SIGNED),
    "aws:PrincipalTag": Key("A tag of the caller; its name stands behind a slash.", "aws:PrincipalTag/team", _SIGNED),
    "aws:PrincipalType": Key("What the caller is.", "AssumedRole", _SIGNED),
    "aws:SourceArn": Key("The ARN of what a service calls for.", "arn:aws:events:eu-west-1:123456789012:rule/nightly"),
    "aws:SourceAccount": Key("The account of what a service calls for.", "123456789012"),
    "aws:SourceOrgID": Key("The organization of what a service calls for.", "o-a1b2c3d4e5"),
    "aws:Referer": Key("The `Referer` header of the call.", "https://example.com/*", "A client can send any."),
    "aws:UserAgent": Key("The `User-Agent` header of the call.", "monitor/*", "A client can send any."),
    "aws:SecureTransport": Key("Whether the call came by TLS.", "true"),
    "aws:CurrentTime": Key("The time of the call.", "2026-11-22T00:00:00Z"),
    "aws:EpochTime": Key("The time of the call, in seconds.", "1795305600"),
    "aws:userid": Key("The unique id of the caller.", "AIDACKCEVSQ6C2EXAMPLE", _SIGNED),
    "aws:username": Key("The name of the calling user.", "alice", _SIGNED),
}
