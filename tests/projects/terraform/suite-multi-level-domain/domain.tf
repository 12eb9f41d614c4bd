terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "domain" {
  type    = string
  default = "suite.example.com"
}

variable "zone" {
  type    = string
  default = "example.com."
}

data "aws_route53_zone" "suite" {
  name = var.zone
}

data "aws_acm_certificate" "suite" {
  domain   = "*.example.com"
  statuses = ["ISSUED"]
}

resource "aws_apigatewayv2_domain_name" "suite" {
  domain_name = var.domain
  domain_name_configuration {
    certificate_arn = data.aws_acm_certificate.suite.arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
    ip_address_type = "dualstack"
  }
}

resource "aws_route53_record" "suite" {
  zone_id = data.aws_route53_zone.suite.zone_id
  name    = var.domain
  type    = "A"
  alias {
    name                   = aws_apigatewayv2_domain_name.suite.domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.suite.domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = true
  }
}

# suite.example.com/v1/billing and /v1/mail: several levels, which only these mappings can have.
resource "aws_apigatewayv2_api_mapping" "billing" {
  domain_name     = aws_apigatewayv2_domain_name.suite.id
  api_id          = aws_api_gateway_rest_api.billing.id
  stage           = aws_api_gateway_stage.billing.stage_name
  api_mapping_key = "v1/billing"
}

resource "aws_apigatewayv2_api_mapping" "mail" {
  domain_name     = aws_apigatewayv2_domain_name.suite.id
  api_id          = aws_apigatewayv2_api.mail.id
  stage           = aws_apigatewayv2_stage.mail.id
  api_mapping_key = "v1/mail"
}
