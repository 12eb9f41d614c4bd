"""Which parameters do the service actions of HTTP APIs take?"""

from __future__ import annotations

from typing import NamedTuple


class Action(NamedTuple):
    """The parameters of one action, by the names that `request_parameters` gives them."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def parameters(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.required, *self.optional)


ACTIONS = {
    "EventBridge-PutEvents": Action(("Detail", "DetailType", "Source"), ("Time", "EventBusName", "Resources", "Region", "TraceHeader")),
    "SQS-SendMessage": Action(
        ("QueueUrl", "MessageBody"),
        ("DelaySeconds", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId", "MessageSystemAttributes", "Region"),
    ),
    "SQS-ReceiveMessage": Action(
        ("QueueUrl",),
        (
            "AttributeNames",
            "MaxNumberOfMessages",
            "MessageAttributeNames",
            "ReceiveRequestAttemptId",
            "VisibilityTimeout",
            "WaitTimeSeconds",
            "Region",
        ),
    ),
    "SQS-DeleteMessage": Action(("ReceiptHandle", "QueueUrl"), ("Region",)),
    "SQS-PurgeQueue": Action(("QueueUrl",), ("Region",)),
    "AppConfig-GetConfiguration": Action(
        ("Application", "Environment", "Configuration", "ClientId"), ("ClientConfigurationVersion", "Region")
    ),
    "Kinesis-PutRecord": Action(("StreamName", "Data", "PartitionKey"), ("SequenceNumberForOrdering", "ExplicitHashKey", "Region")),
    "StepFunctions-StartExecution": Action(("StateMachineArn",), ("Name", "Input", "Region")),
    "StepFunctions-StartSyncExecution": Action(("StateMachineArn",), ("Name", "Input", "Region", "TraceHeader")),
    "StepFunctions-StopExecution": Action(("ExecutionArn",), ("Cause", "Error", "Region")),
}
"""By what `integration_subtype` calls them."""
