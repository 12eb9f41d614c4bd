/*
  The contract is kept in openapi.yaml.tftpl and rendered here.
  The "allowed_ip_ranges" guard is a resource policy, see below.
*/
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "stage" {
  type = string
  default = "test"
}

variable "allowed_ip_ranges" {
  type = list(string)
  default = ["198.51.100.0/24", "203.0.113.7/32"]
}

data "aws_lambda_function" "booking" {
  function_name = "booking-${var.stage}"
}

locals {
  openapi = templatefile("${path.module}/openapi.yaml.tftpl", {
    title = "booking-${var.stage}"
    booking_uri = data.aws_lambda_function.booking.invoke_arn
    rooms = ["single", "double", "suite"]
  })
}

resource "aws_api_gateway_rest_api" "booking" {
  name = "booking-${var.stage}"
  body = local.openapi
  fail_on_warnings = true
  parameters = {
    ignore = "documentation"
  }

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

data "aws_iam_policy_document" "office_only" {
  statement {
    actions = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.booking.execution_arn}/*"]
    principals {
      type = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
    condition {
      test = "IpAddress"
      variable = "aws:SourceIp"
      values = var.allowed_ip_ranges
    }
  }
}

resource "aws_api_gateway_rest_api_policy" "booking" {
  rest_api_id = aws_api_gateway_rest_api.booking.id
  policy = data.aws_iam_policy_document.office_only.json
}

resource "aws_lambda_permission" "booking" {
  action = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.booking.function_name
  principal = "apigateway.amazonaws.com"
  source_arn = "${aws_api_gateway_rest_api.booking.execution_arn}/*/*/bookings*"
}

resource "aws_api_gateway_deployment" "booking" {
  rest_api_id = aws_api_gateway_rest_api.booking.id
  triggers = {
    openapi = sha1(local.openapi)
    policy = sha1(aws_api_gateway_rest_api_policy.booking.policy)
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "booking" {
  name = "booking-${var.stage}-access"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "booking" {
  rest_api_id = aws_api_gateway_rest_api.booking.id
  deployment_id = aws_api_gateway_deployment.booking.id
  stage_name = var.stage
  xray_tracing_enabled = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.booking.arn
    format = join(" ", ["$context.requestId", "$context.httpMethod", "$context.path", "$context.status"])
  }
}
