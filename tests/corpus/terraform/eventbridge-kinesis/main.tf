terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "region" {
  default = "ap-southeast-2"
}

provider "aws" {
  region = var.region
}

locals {
  region = var.region
}

resource "aws_cloudwatch_event_bus" "shop" {
  name = "shop"
}

resource "aws_iam_role" "events" {
  name               = "shop-events-gateway"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "events" {
  statement {
    sid       = "Bus"
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.shop.arn]
  }

  statement {
    sid       = "Stream"
    actions   = ["kinesis:PutRecords"]
    resources = [aws_kinesis_stream.clicks.arn]
  }
}

resource "aws_iam_role_policy" "events" {
  role   = aws_iam_role.events.id
  policy = data.aws_iam_policy_document.events.json
}

resource "aws_api_gateway_rest_api" "events" {
  name        = "shop-events"
  description = "Front door of the event bus and of the click stream 🛒"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "events" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  parent_id   = aws_api_gateway_rest_api.events.root_resource_id
  path_part   = "events"
}

resource "aws_api_gateway_method" "put_event" {
  rest_api_id   = aws_api_gateway_rest_api.events.id
  resource_id   = aws_api_gateway_resource.events.id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "put_event" {
  rest_api_id             = aws_api_gateway_rest_api.events.id
  resource_id             = aws_api_gateway_resource.events.id
  http_method             = aws_api_gateway_method.put_event.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  credentials             = aws_iam_role.events.arn
  uri                     = "arn:aws:apigateway:${local.region}:events:action/PutEvents"
  passthrough_behavior    = "NEVER"

  request_templates = {
    "application/json" = <<-VTL
      #set($context.requestOverride.header.X-Amz-Target = "AWSEvents.PutEvents")
      #set($context.requestOverride.header.Content-Type = "application/x-amz-json-1.1")
      #set($detail = $input.json('$.detail'))
      {
        "Entries": [
          {
            "Source": "shop.web",
            "EventBusName": "${aws_cloudwatch_event_bus.shop.name}",
            "DetailType": "$util.escapeJavaScript($input.path('$.type'))",
            "Detail": "$util.escapeJavaScript($${detail}).replaceAll("\\'", "'")"
          }
        ]
      }
    VTL
  }
}

resource "aws_api_gateway_method_response" "put_event" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  resource_id = aws_api_gateway_resource.events.id
  http_method = aws_api_gateway_method.put_event.http_method
  status_code = "200"
}

resource "aws_api_gateway_integration_response" "put_event" {
  rest_api_id = aws_api_gateway_rest_api.events.id
  resource_id = aws_api_gateway_resource.events.id
  http_method = aws_api_gateway_method.put_event.http_method
  status_code = aws_api_gateway_method_response.put_event.status_code
  depends_on  = [aws_api_gateway_integration.put_event]
}

resource "aws_api_gateway_deployment" "events" {
  rest_api_id = aws_api_gateway_rest_api.events.id

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_integration.put_event,
      aws_api_gateway_integration_response.put_event,
      aws_api_gateway_integration.put_clicks,
      aws_api_gateway_integration_response.put_clicks,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "events" {
  name              = "shop-events"
  retention_in_days = 14
}

resource "aws_api_gateway_stage" "events" {
  rest_api_id          = aws_api_gateway_rest_api.events.id
  deployment_id        = aws_api_gateway_deployment.events.id
  stage_name           = "prod"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.events.arn
    format          = "$context.requestId $context.resourcePath $context.status"
  }
}
