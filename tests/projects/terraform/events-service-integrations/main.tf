terraform {
  required_providers { 
    aws = { source = "hashicorp/aws" } 
  }
}

variable "environment" {
  type    = string
  default = "test"
}

data "aws_region" "current" {}

locals {
  prefix = "arn:aws:apigateway:${data.aws_region.current.name}"

  # Everything that differs from one route to the next. All take POST and answer 200.
  routes = {
    votes = {
      action       = "dynamodb:action/PutItem"
      content_type = "application/x-amz-json-1.0"
      request      = <<-VTL
        #set($vote = $input.path('$'))
        {
          "TableName": "${aws_dynamodb_table.votes.name}",
          "Item": {
            "pk": {"S": "$context.requestId"},
            "choice": {"S": "$util.escapeJavaScript($vote.choice).replaceAll("\\'", "'")"},
            "at": {"N": "$context.requestTimeEpoch"}
          }
        }
      VTL
      response     = "{\"vote\": \"$context.requestId\"}"
    }
    clicks = {
      action       = "kinesis:action/PutRecord"
      content_type = "application/x-amz-json-1.1"
      request = jsonencode({
        StreamName   = aws_kinesis_stream.clicks.name
        Data         = "$util.base64Encode($input.body)"
        PartitionKey = "$context.identity.sourceIp"
      })
      response = "{\"sequence\": $input.json('$.SequenceNumber')}"
    }
    signals = {
      action       = "events:action/PutEvents"
      content_type = "application/x-amz-json-1.1"
      request      = <<-VTL
        {
          "Entries": [
            {
              "Source": "api.signals",
              "DetailType": "Signal",
              "EventBusName": "${aws_cloudwatch_event_bus.signals.name}",
              "Detail": "$util.escapeJavaScript($input.json('$')).replaceAll("\\'", "'")"
            }
          ]
        }
      VTL
      response     = "{\"failed\": $input.json('$.FailedEntryCount')}"
    }
    runs = {
      action       = "states:action/StartExecution"
      content_type = "application/x-amz-json-1.0"
      request      = <<-VTL
        {
          "stateMachineArn": "${aws_sfn_state_machine.runs.arn}",
          "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\'", "'")"
        }
      VTL
      response     = "{\"run\": $input.json('$.executionArn')}"
    }
  }
}

resource "aws_api_gateway_rest_api" "events" {
  name = "events-${var.environment}"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "route" {
  for_each    = local.routes
  rest_api_id = aws_api_gateway_rest_api.events.id
  parent_id   = aws_api_gateway_rest_api.events.root_resource_id
  path_part   = each.key
}

resource "aws_api_gateway_method" "route" {
  for_each      = local.routes
  rest_api_id   = aws_api_gateway_rest_api.events.id
  resource_id   = aws_api_gateway_resource.route[each.key].id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "route" {
  for_each                = local.routes
  rest_api_id             = aws_api_gateway_rest_api.events.id
  resource_id             = aws_api_gateway_resource.route[each.key].id
  http_method             = aws_api_gateway_method.route[each.key].http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "${local.prefix}:${each.value.action}"
  credentials             = aws_iam_role.events.arn
  passthrough_behavior    = "WHEN_NO_TEMPLATES"
  request_parameters      = { "integration.request.header.Content-Type" = "'${each.value.content_type}'" }
  request_templates       = { "application/json" = each.value.request }
}

resource "aws_api_gateway_method_response" "ok" {
  for_each        = local.routes
  rest_api_id     = aws_api_gateway_rest_api.events.id
  resource_id     = aws_api_gateway_resource.route[each.key].id
  http_method     = aws_api_gateway_method.route[each.key].http_method
  status_code     = "200"
  response_models = { "application/json" = "Empty" }
}

resource "aws_api_gateway_method_response" "refused" {
  for_each        = local.routes
  rest_api_id     = aws_api_gateway_rest_api.events.id
  resource_id     = aws_api_gateway_resource.route[each.key].id
  http_method     = aws_api_gateway_method.route[each.key].http_method
  status_code     = "400"
  response_models = { "application/json" = "Error" }
}

resource "aws_api_gateway_integration_response" "ok" {
  for_each           = local.routes
  rest_api_id        = aws_api_gateway_rest_api.events.id
  resource_id        = aws_api_gateway_resource.route[each.key].id
  http_method        = aws_api_gateway_integration.route[each.key].http_method
  status_code        = aws_api_gateway_method_response.ok[each.key].status_code
  response_templates = { "application/json" = each.value.response }
}

resource "aws_api_gateway_integration_response" "refused" {
  for_each           = local.routes
  rest_api_id        = aws_api_gateway_rest_api.events.id
  resource_id        = aws_api_gateway_resource.route[each.key].id
  http_method        = aws_api_gateway_integration.route[each.key].http_method
  status_code        = aws_api_gateway_method_response.refused[each.key].status_code
  selection_pattern  = "4\\d\\d"
  response_templates = { "application/json" = "{\"message\": \"Refused\"}" }
}

resource "aws_api_gateway_deployment" "events" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  triggers = {
    routes = sha1(jsonencode([
      local.routes,
      aws_api_gateway_resource.route,
      aws_api_gateway_method.route,
      aws_api_gateway_integration.route,
      aws_api_gateway_method_response.ok,
      aws_api_gateway_method_response.refused,
      aws_api_gateway_integration_response.ok,
      aws_api_gateway_integration_response.refused,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "events" {
  rest_api_id   = aws_api_gateway_rest_api.events.id
  deployment_id = aws_api_gateway_deployment.events.id
  stage_name    = var.environment

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.events.arn
    format          = local.access_log
  }

  depends_on = [aws_api_gateway_account.events]
}

resource "aws_api_gateway_method_settings" "events" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  stage_name  = aws_api_gateway_stage.events.stage_name
  method_path = "*/*"
  settings {
    metrics_enabled        = true
    throttling_rate_limit  = 1000
    throttling_burst_limit = 2000
  }
}

# A vote is worth waiting for; clicks may come in swarms.
resource "aws_api_gateway_method_settings" "votes" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  stage_name  = aws_api_gateway_stage.events.stage_name
  method_path = "${trimprefix(aws_api_gateway_resource.route["votes"].path, "/")}/${aws_api_gateway_method.route["votes"].http_method}"
  settings {
    metrics_enabled        = true
    throttling_rate_limit  = 10
    throttling_burst_limit = 20
  }
}
