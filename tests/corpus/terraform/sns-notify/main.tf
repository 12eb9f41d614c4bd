# Publishes a shipment notice to SNS. Everything in one file, it is small enough.

data "aws_region" "here" {}

resource "aws_sns_topic" "shipments" {
  name              = "shipments"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_iam_role" "publisher" {
  name               = "shipments-publisher"
  assume_role_policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": "apigateway.amazonaws.com" },
      "Action": "sts:AssumeRole"
    }
  ]
}
POLICY
}

resource "aws_iam_role_policy" "publisher" {
  role   = aws_iam_role.publisher.name
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "sns:Publish",
    "Resource": "${aws_sns_topic.shipments.arn}"
  }
}
POLICY
}

resource "aws_api_gateway_rest_api" "shipments" {
  name = "shipments"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "shipments" {
  parent_id   = aws_api_gateway_rest_api.shipments.root_resource_id
  path_part   = "shipments"
  rest_api_id = aws_api_gateway_rest_api.shipments.id
}

resource "aws_api_gateway_method" "publish" {
  authorization = "AWS_IAM"
  http_method   = "POST"
  resource_id   = aws_api_gateway_resource.shipments.id
  rest_api_id   = aws_api_gateway_rest_api.shipments.id
}

resource "aws_api_gateway_integration" "publish" {
  http_method             = aws_api_gateway_method.publish.http_method
  resource_id             = aws_api_gateway_resource.shipments.id
  rest_api_id             = aws_api_gateway_rest_api.shipments.id
  type                    = "AWS"
  integration_http_method = "POST"
  credentials             = aws_iam_role.publisher.arn
  uri                     = "arn:aws:apigateway:${data.aws_region.here.name}:sns:path//"
  passthrough_behavior    = "NEVER"

  request_parameters = {
    "integration.request.header.Content-Type" = "'application/x-www-form-urlencoded'"
  }

  request_templates = {
    "application/json" = "Action=Publish&TopicArn=$util.urlEncode('${aws_sns_topic.shipments.arn}')&Subject=shipment&Message=$util.urlEncode($input.body)"
  }
}

resource "aws_api_gateway_method_response" "publish" {
  for_each    = toset(["202", "400", "500"])
  http_method = aws_api_gateway_method.publish.http_method
  resource_id = aws_api_gateway_resource.shipments.id
  rest_api_id = aws_api_gateway_rest_api.shipments.id
  status_code = each.value
}

resource "aws_api_gateway_integration_response" "publish" {
  for_each = {
    "202" = null
    "400" = "4\\d{2}"
    "500" = "5\\d{2}"
  }

  http_method       = aws_api_gateway_method.publish.http_method
  resource_id       = aws_api_gateway_resource.shipments.id
  rest_api_id       = aws_api_gateway_rest_api.shipments.id
  status_code       = aws_api_gateway_method_response.publish[each.key].status_code
  selection_pattern = each.value

  response_templates = {
    "application/json" = each.value == null ? "{\"status\":\"queued\"}" : "{\"status\":\"refused\"}"
  }

  depends_on = [aws_api_gateway_integration.publish]
}

resource "aws_api_gateway_deployment" "shipments" {
  rest_api_id = aws_api_gateway_rest_api.shipments.id
  depends_on  = [aws_api_gateway_integration_response.publish]

  triggers = {
    main = filemd5("${path.module}/main.tf")
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "shipments" {
  name              = "api/shipments"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "shipments" {
  deployment_id        = aws_api_gateway_deployment.shipments.id
  rest_api_id          = aws_api_gateway_rest_api.shipments.id
  stage_name           = "live"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.shipments.arn
    format          = "$context.requestId,$context.status,$context.identity.userArn"
  }
}
