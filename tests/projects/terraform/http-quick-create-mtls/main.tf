# The shortest HTTP API there is: one function, everything else made by the service. Only holders of a client certificate get in.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "hosted_zone_name" {
  type    = string
  default = "example.com"
}

variable "truststore_bucket" {
  type        = string
  description = "Bucket with truststore.pem, versioned"
}

variable "truststore_version" {
  type    = string
  default = null
}

data "aws_lambda_function" "meter" {
  function_name = "meter-readings"
}

resource "aws_apigatewayv2_api" "meter" {
  name                         = "meter-readings"
  protocol_type                = "HTTP"
  target                       = data.aws_lambda_function.meter.arn
  disable_execute_api_endpoint = true
}

resource "aws_lambda_permission" "meter" {
  statement_id  = "quick-create"
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.meter.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.meter.execution_arn}/*/$default"
}

data "aws_route53_zone" "zone" {
  name = var.hosted_zone_name
}

resource "aws_acm_certificate" "meter" {
  domain_name       = "meter.${var.hosted_zone_name}"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = {
    for option in aws_acm_certificate.meter.domain_validation_options : option.domain_name => {
      name   = option.resource_record_name
      type   = option.resource_record_type
      record = option.resource_record_value
    }
  }

  zone_id = data.aws_route53_zone.zone.zone_id
  name    = each.value.name
  type    = each.value.type
  ttl     = 300
  records = [each.value.record]
}

resource "aws_acm_certificate_validation" "meter" {
  certificate_arn         = aws_acm_certificate.meter.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
}

resource "aws_apigatewayv2_domain_name" "meter" {
  domain_name = "meter.${var.hosted_zone_name}"

  domain_name_configuration {
    certificate_arn = aws_acm_certificate_validation.meter.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }

  mutual_tls_authentication {
    truststore_uri     = "s3://${var.truststore_bucket}/truststore.pem"
    truststore_version = var.truststore_version
  }
}

resource "aws_apigatewayv2_api_mapping" "meter" {
  api_id      = aws_apigatewayv2_api.meter.id
  domain_name = aws_apigatewayv2_domain_name.meter.id
  stage       = "$default"
}

resource "aws_route53_record" "meter" {
  zone_id = data.aws_route53_zone.zone.zone_id
  name    = aws_apigatewayv2_domain_name.meter.domain_name
  type    = "A"

  alias {
    name                   = aws_apigatewayv2_domain_name.meter.domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.meter.domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}
