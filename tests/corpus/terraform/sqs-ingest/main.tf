terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.90" }
  }
}

data "aws_caller_identity" "this" {}
data "aws_region" "this" {}

variable "name" {
  type    = string
  default = "telemetry"
}

# -- API ---------------------------------------------------------------------

resource "aws_api_gateway_rest_api" "this" {
  name           = var.name
  description    = "Telemetrie-Annahme: POST /events legt Nachrichten in die Warteschlange (Größe ≤ 256 kB)"
  api_key_source = "HEADER"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "events" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  parent_id   = aws_api_gateway_rest_api.this.root_resource_id
  path_part   = "events"
}

resource "aws_api_gateway_model" "event" {
  rest_api_id  = aws_api_gateway_rest_api.this.id
  name         = "TelemetryEvent"
  content_type = "application/json"

  schema = jsonencode({
    "$schema" = "http://json-schema.org/draft-04/schema#"
    title     = "TelemetryEvent"
    type      = "object"
    required  = ["device", "kind", "at"]
    properties = {
      device = { type = "string", minLength = 8 }
      kind   = { type = "string", enum = ["boot", "beat", "alarm"] }
      at     = { type = "integer" }
    }
  })
}

resource "aws_api_gateway_request_validator" "body" {
  rest_api_id           = aws_api_gateway_rest_api.this.id
  name                  = "body"
  validate_request_body = true
}

resource "aws_api_gateway_method" "post_event" {
  rest_api_id          = aws_api_gateway_rest_api.this.id
  resource_id          = aws_api_gateway_resource.events.id
  http_method          = "POST"
  authorization        = "NONE"
  api_key_required     = true
  request_validator_id = aws_api_gateway_request_validator.body.id

  request_models = {
    "application/json" = aws_api_gateway_model.event.name
  }
}

resource "aws_api_gateway_integration" "post_event" {
  rest_api_id             = aws_api_gateway_rest_api.this.id
  resource_id             = aws_api_gateway_resource.events.id
  http_method             = aws_api_gateway_method.post_event.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:${data.aws_region.this.name}:sqs:path/${data.aws_caller_identity.this.account_id}/${aws_sqs_queue.events.name}"
  credentials             = aws_iam_role.gateway.arn
  passthrough_behavior    = "NEVER"

  request_parameters = {
    "integration.request.header.Content-Type" = "'application/x-www-form-urlencoded'"
  }

  # The form body has to stay on one line, newlines would end up in the message.
  request_templates = {
    "application/json" = join("&", [
      "Action=SendMessage",
      "MessageBody=$util.urlEncode($input.body)",
      "MessageAttribute.1.Name=key",
      "MessageAttribute.1.Value.DataType=String",
      "MessageAttribute.1.Value.StringValue=$context.identity.apiKeyId",
    ])
  }
}

resource "aws_api_gateway_method_response" "accepted" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  resource_id = aws_api_gateway_resource.events.id
  http_method = aws_api_gateway_method.post_event.http_method
  status_code = "202"
}

resource "aws_api_gateway_integration_response" "accepted" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  resource_id = aws_api_gateway_resource.events.id
  http_method = aws_api_gateway_method.post_event.http_method
  status_code = aws_api_gateway_method_response.accepted.status_code

  response_templates = {
    "application/json" = <<-EOT
      #set($sent = $input.path('$.SendMessageResponse.SendMessageResult'))
      { "accepted": "$sent.MessageId" }
    EOT
  }

  depends_on = [aws_api_gateway_integration.post_event]
}

resource "aws_api_gateway_deployment" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id

  triggers = {
    redeployment = sha1(jsonencode({
      method      = aws_api_gateway_method.post_event
      integration = aws_api_gateway_integration.post_event
      response    = aws_api_gateway_integration_response.accepted
      model       = aws_api_gateway_model.event.schema
    }))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "${var.name}-access"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id          = aws_api_gateway_rest_api.this.id
  deployment_id        = aws_api_gateway_deployment.this.id
  stage_name           = "live"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = "$context.requestId $context.identity.apiKeyId $context.status $context.error.message"
  }
}

resource "aws_api_gateway_usage_plan" "devices" {
  name = "${var.name}-devices"

  api_stages {
    api_id = aws_api_gateway_rest_api.this.id
    stage  = aws_api_gateway_stage.live.stage_name
  }

  throttle_settings {
    rate_limit  = 500
    burst_limit = 1000
  }
}

resource "aws_api_gateway_api_key" "fleet" {
  name = "${var.name}-fleet"
}

resource "aws_api_gateway_usage_plan_key" "fleet" {
  key_id        = aws_api_gateway_api_key.fleet.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.devices.id
}
