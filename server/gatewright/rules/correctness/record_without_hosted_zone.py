"""DNS record has no zone to go into.

What it does
    Reports `Route53` of a SAM domain without `HostedZoneId` and `HostedZoneName`.
Why it matters
    SAM stops with "HostedZoneId or HostedZoneName is required to enable Route53 support on Custom Domains".
Example
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
        Properties:
          StageName: prod
          OpenApiVersion: 3.0.1
          Domain:
            DomainName: pets.example.com
            CertificateArn: !Ref Certificate
            Route53:
            ^^^^^^^ record-without-hosted-zone
              IpV6: true
    ```
Write instead
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
        Properties:
          StageName: prod
          AccessLogSetting: {DestinationArn: !GetAtt Log.Arn, Format: $context.requestId}
          OpenApiVersion: 3.0.1
          Domain:
            DomainName: pets.example.com
            CertificateArn: !Ref Certificate
            Route53:
              HostedZoneId: !Ref Zone
              IpV6: true
    ```
When it stays quiet
    When the zone may come from `Globals`.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.sam import settings_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="record-without-hosted-zone",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("sam.api.domain.route53", "sam.http_api.domain.route53", "sam.websocket_api.domain.route53"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-route53configuration.html",),
    errors=("HostedZoneId or HostedZoneName is required to enable Route53 support on Custom Domains",),
)


def check(record: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a record whose zone is certainly not written."""
    api = record.outermost
    inherited = any(one is not api and one.sets("domain") for one in settings_of(api, ctx))
    if record.sets("hosted_zone_id") or record.sets("hosted_zone_name") or inherited or (api.kind or "").startswith("sam.globals"):
        return
    names = [ctx.spelled(record, name) for name in ("hosted_zone_id", "hosted_zone_name")]
    yield Finding(
        header(record),
        f'`{record.spelled}` has neither `{names[0]}` nor `{names[1]}`; SAM stops with "HostedZoneId or HostedZoneName is required".',
        fixes=(Fix(f"Add `{names[1]}`", (SetParam(record, "hosted_zone_name", "example.com."),), certain=False),),
    )
