terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "certificate_arn" {
  description = "Certificate of payments.example.com, issued by ACM in the region of the API."
  type        = string
  default     = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
}

variable "zone_id" {
  type = string
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "truststore" {
  bucket_prefix = "payments-truststore-"
}

resource "aws_s3_bucket_versioning" "truststore" {
  bucket = aws_s3_bucket.truststore.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_object" "truststore" {
  bucket  = aws_s3_bucket_versioning.truststore.bucket
  key     = "clients.pem"
  content = file("${path.module}/clients.pem")
}

resource "aws_api_gateway_domain_name" "payments" {
  domain_name              = "payments.example.com"
  regional_certificate_arn = var.certificate_arn
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  mutual_tls_authentication {
    truststore_uri     = "s3://${aws_s3_object.truststore.bucket}/${aws_s3_object.truststore.key}"
    truststore_version = aws_s3_object.truststore.version_id
  }
}

resource "aws_route53_record" "payments" {
  zone_id = var.zone_id
  name    = aws_api_gateway_domain_name.payments.domain_name
  type    = "A"

  alias {
    name                   = aws_api_gateway_domain_name.payments.regional_domain_name
    zone_id                = aws_api_gateway_domain_name.payments.regional_zone_id
    evaluate_target_health = true
  }
}

resource "aws_api_gateway_base_path_mapping" "payments" {
  domain_name = aws_api_gateway_domain_name.payments.domain_name
  api_id      = aws_api_gateway_rest_api.payments.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  base_path   = "payments"
}

resource "aws_api_gateway_rest_api" "payments" {
  name        = "payments"
  description = "Payments, for banks with a client certificate"

  # Without this, the certificate could be walked around.
  disable_execute_api_endpoint = true

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "transfers" {
  rest_api_id = aws_api_gateway_rest_api.payments.id
  parent_id   = aws_api_gateway_rest_api.payments.root_resource_id
  path_part   = "transfers"
}

resource "aws_api_gateway_method" "transfer" {
  rest_api_id   = aws_api_gateway_rest_api.payments.id
  resource_id   = aws_api_gateway_resource.transfers.id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

data "aws_lambda_function" "transfers" {
  function_name = "transfers"
  qualifier     = "live"
}

# Not a proxy: the function gets exactly this document, and throws for what it refuses.
resource "aws_api_gateway_integration" "transfer" {
  rest_api_id             = aws_api_gateway_rest_api.payments.id
  resource_id             = aws_api_gateway_resource.transfers.id
  http_method             = aws_api_gateway_method.transfer.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.transfers.qualified_invoke_arn
  passthrough_behavior    = "NEVER"

  request_templates = {
    "application/json" = <<EOT
{
  "transfer": $input.json('$'),
  "bank": {
    "subject": "$context.identity.clientCert.subjectDN",
    "serial": "$context.identity.clientCert.serialNumber"
  }
}
EOT
  }
}

locals {
  answers = {
    "200" = { pattern = null, template = "$input.json('$')" }
    "409" = { pattern = "Duplicate:.*", template = "{\"message\": $input.json('$.errorMessage')}" }
    "422" = { pattern = "Refused:(\\n|.)*", template = "{\"message\": $input.json('$.errorMessage')}" }
  }
}

resource "aws_api_gateway_method_response" "transfer" {
  for_each    = local.answers
  rest_api_id = aws_api_gateway_rest_api.payments.id
  resource_id = aws_api_gateway_resource.transfers.id
  http_method = aws_api_gateway_method.transfer.http_method
  status_code = each.key
}

resource "aws_api_gateway_integration_response" "transfer" {
  for_each           = local.answers
  rest_api_id        = aws_api_gateway_rest_api.payments.id
  resource_id        = aws_api_gateway_resource.transfers.id
  http_method        = aws_api_gateway_integration.transfer.http_method
  status_code        = aws_api_gateway_method_response.transfer[each.key].status_code
  selection_pattern  = each.value.pattern
  response_templates = { "application/json" = each.value.template }
}

resource "aws_lambda_permission" "transfers" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.transfers.function_name
  qualifier     = data.aws_lambda_function.transfers.qualifier
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.payments.execution_arn}/live/POST/transfers"
}

resource "aws_api_gateway_deployment" "payments" {
  rest_api_id = aws_api_gateway_rest_api.payments.id
  triggers = {
    redeployment = md5(jsonencode([
      aws_api_gateway_resource.transfers,
      aws_api_gateway_method.transfer,
      aws_api_gateway_method_response.transfer,
      aws_api_gateway_integration.transfer,
      aws_api_gateway_integration_response.transfer,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "payments" {
  name              = "payments"
  retention_in_days = 3653
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = aws_api_gateway_rest_api.payments.id
  deployment_id         = aws_api_gateway_deployment.payments.id
  stage_name            = "live"
  xray_tracing_enabled  = true
  client_certificate_id = aws_api_gateway_client_certificate.payments.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.payments.arn
    format          = "{\"id\": \"$context.requestId\", \"bank\": \"$context.identity.clientCert.subjectDN\", \"status\": \"$context.status\", \"tls\": \"$context.tlsVersion\"}"
  }

  depends_on = [aws_api_gateway_account.payments]
}

resource "aws_api_gateway_client_certificate" "payments" {
  description = "payments"
}

resource "aws_api_gateway_method_settings" "live" {
  rest_api_id = aws_api_gateway_rest_api.payments.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"
  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_rate_limit  = 30
    throttling_burst_limit = 30
  }
}

module "logs" {
  source = "./logs"
}

resource "aws_api_gateway_account" "payments" {
  cloudwatch_role_arn = module.logs.role_arn
}
