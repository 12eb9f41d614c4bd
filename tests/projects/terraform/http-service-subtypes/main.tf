terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.30" }
  }
}

variable "issuer" {
  type    = string
  default = "https://login.example.com/"
}

resource "aws_apigatewayv2_api" "inbox" {
  name          = "inbox"
  protocol_type = "HTTP"
  description   = "First-class integrations: no function, no template"
}

resource "aws_apigatewayv2_authorizer" "jwt" {
  api_id           = aws_apigatewayv2_api.inbox.id
  name             = "login"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    issuer   = var.issuer
    audience = ["inbox"]
  }
}

resource "aws_sqs_queue" "letters" {
  name                        = "letters.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
}

resource "aws_cloudwatch_event_bus" "inbox" { name = "inbox" }

resource "aws_kinesis_stream" "readings" {
  name        = "readings"
  shard_count = 1
}

data "aws_sfn_state_machine" "price" { name = "price-express" }
data "aws_sfn_state_machine" "import" { name = "import" }

data "aws_appconfig_configuration_profile" "site" {
  application_id           = "abc1234"
  configuration_profile_id = "def5678"
}

resource "aws_iam_role" "inbox" {
  name = "inbox-api"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "apigateway.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "inbox" {
  role = aws_iam_role.inbox.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue"], Resource = aws_sqs_queue.letters.arn },
      { Effect = "Allow", Action = "events:PutEvents", Resource = aws_cloudwatch_event_bus.inbox.arn },
      { Effect = "Allow", Action = "kinesis:PutRecord", Resource = aws_kinesis_stream.readings.arn },
      { Effect = "Allow", Action = ["states:StartExecution", "states:StartSyncExecution", "states:StopExecution"], Resource = "*" },
      { Effect = "Allow", Action = "appconfig:GetConfiguration", Resource = "*" },
    ]
  })
}

locals {
  calls = {
    "POST /letters" = {
      subtype    = "SQS-SendMessage"
      parameters = { QueueUrl = aws_sqs_queue.letters.url, MessageBody = "$request.body", MessageGroupId = "$request.header.x-sender" }
    }
    "GET /letters" = {
      subtype    = "SQS-ReceiveMessage"
      parameters = { QueueUrl = aws_sqs_queue.letters.url, MaxNumberOfMessages = "10", WaitTimeSeconds = "5" }
    }
    "DELETE /letters/{receipt}" = {
      subtype    = "SQS-DeleteMessage"
      parameters = { QueueUrl = aws_sqs_queue.letters.url, ReceiptHandle = "$request.path.receipt" }
    }
    "DELETE /letters" = {
      subtype    = "SQS-PurgeQueue"
      parameters = { QueueUrl = aws_sqs_queue.letters.url }
    }
    "POST /readings" = {
      subtype    = "Kinesis-PutRecord"
      parameters = { StreamName = aws_kinesis_stream.readings.name, Data = "$request.body.data", PartitionKey = "$request.body.meter" }
    }
    "POST /prices" = {
      subtype    = "StepFunctions-StartSyncExecution"
      parameters = { StateMachineArn = data.aws_sfn_state_machine.price.arn, Input = "$request.body" }
    }
    "GET /site" = {
      subtype    = "AppConfig-GetConfiguration"
      parameters = { Application = "site", Environment = "live", Configuration = data.aws_appconfig_configuration_profile.site.name, ClientId = "inbox-api" }
    }
  }
}

resource "aws_apigatewayv2_integration" "call" {
  for_each               = local.calls
  api_id                 = aws_apigatewayv2_api.inbox.id
  integration_type       = "AWS_PROXY"
  integration_subtype    = each.value.subtype
  credentials_arn        = aws_iam_role.inbox.arn
  payload_format_version = "1.0"
  request_parameters     = each.value.parameters
}

resource "aws_apigatewayv2_route" "call" {
  for_each             = local.calls
  api_id               = aws_apigatewayv2_api.inbox.id
  route_key            = each.key
  target               = "integrations/${aws_apigatewayv2_integration.call[each.key].id}"
  authorization_type   = "JWT"
  authorizer_id        = aws_apigatewayv2_authorizer.jwt.id
  authorization_scopes = ["inbox"]
}

# Written out, the same thing twice more.
resource "aws_apigatewayv2_integration" "event" {
  api_id              = aws_apigatewayv2_api.inbox.id
  integration_type    = "AWS_PROXY"
  integration_subtype = "EventBridge-PutEvents"
  credentials_arn     = aws_iam_role.inbox.arn

  request_parameters = {
    EventBusName = aws_cloudwatch_event_bus.inbox.name
    Source       = "inbox.api"
    DetailType   = "$request.body.type"
    Detail       = "$request.body.detail"
  }
}

resource "aws_apigatewayv2_route" "event" {
  api_id             = aws_apigatewayv2_api.inbox.id
  route_key          = "POST /events"
  target             = "integrations/${aws_apigatewayv2_integration.event.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.jwt.id
}

resource "aws_apigatewayv2_integration" "import" {
  api_id                 = aws_apigatewayv2_api.inbox.id
  integration_type       = "AWS_PROXY"
  integration_subtype    = "StepFunctions-StartExecution"
  payload_format_version = "1.0"
  credentials_arn        = aws_iam_role.inbox.arn
  timeout_milliseconds   = 10000
  request_parameters = {
    "StateMachineArn" = data.aws_sfn_state_machine.import.arn
    "Input"           = "{\"source\": \"$${request.querystring.source}\", \"by\": \"$${context.authorizer.claims.sub}\"}"
  }
}

resource "aws_apigatewayv2_route" "import" {
  api_id             = aws_apigatewayv2_api.inbox.id
  route_key          = "PUT /imports"
  target             = "integrations/${aws_apigatewayv2_integration.import.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.jwt.id
}

resource "aws_cloudwatch_log_group" "inbox" {
  name              = "inbox-access"
  retention_in_days = 3
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.inbox.id
  name        = "live"
  auto_deploy = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.inbox.arn
    format          = "{\"requestId\":\"$context.requestId\",\"subject\":\"$context.authorizer.claims.sub\",\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"error\":\"$context.integration.error\"}"
  }
  default_route_settings {
    throttling_burst_limit = 50
    throttling_rate_limit  = 25
  }
}
