# No function in between: the gateway itself talks to S3, SQS and SNS.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
}

data "aws_region" "here" {}
data "aws_caller_identity" "me" {}

locals {
  region  = data.aws_region.here.name
  account = data.aws_caller_identity.me.account_id
}

resource "aws_s3_bucket" "documents" {
  bucket_prefix = "documents-"
}

resource "aws_sqs_queue" "jobs" {
  name                       = "document-jobs"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 60
}

resource "aws_sns_topic" "notices" {
  name              = "document-notices"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_iam_role" "gateway" {
  name = "documents-gateway"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "apigateway.amazonaws.com" }
      }
    ]
  })
}

resource "aws_iam_role_policy" "gateway" {
  name = "services"
  role = aws_iam_role.gateway.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "${aws_s3_bucket.documents.arn}/*" },
      { Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.jobs.arn },
      { Effect = "Allow", Action = "sns:Publish", Resource = aws_sns_topic.notices.arn },
    ]
  })
}

resource "aws_api_gateway_rest_api" "documents" {
  name               = "documents"
  binary_media_types = ["application/pdf"]

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_deployment" "documents" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  triggers = {
    redeployment = sha1(jsonencode([for file in ["main.tf", "s3.tf", "messages.tf"] : filesha1("${path.module}/${file}")]))
  }
  depends_on = [
    aws_api_gateway_integration_response.get,
    aws_api_gateway_integration_response.get_missing,
    aws_api_gateway_integration_response.put,
    aws_api_gateway_integration_response.job,
    aws_api_gateway_integration_response.job_failed,
    aws_api_gateway_integration_response.notice,
  ]
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "v1" {
  rest_api_id   = aws_api_gateway_rest_api.documents.id
  deployment_id = aws_api_gateway_deployment.documents.id
  stage_name    = "v1"
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.documents.arn
    format          = "$context.requestId $context.httpMethod $context.resourcePath $context.status $context.awsEndpointRequestId"
  }
  depends_on = [aws_api_gateway_account.documents]
}

resource "aws_api_gateway_method_settings" "v1" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  stage_name  = aws_api_gateway_stage.v1.stage_name
  method_path = "*/*"
  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_rate_limit  = 50
    throttling_burst_limit = 50
  }
}

resource "aws_cloudwatch_log_group" "documents" {
  name              = "documents"
  retention_in_days = 30
}

resource "aws_iam_role" "logs" {
  name               = "documents-gateway-logs"
  assume_role_policy = aws_iam_role.gateway.assume_role_policy
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "documents" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}
