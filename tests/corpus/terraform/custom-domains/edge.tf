# Certificates of edge-optimised names live in us-east-1, whatever region we are in.
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_acm_certificate" "edge" {
  provider          = aws.virginia
  domain_name       = "global-api.${var.zone_name}"
  validation_method = "DNS"

  subject_alternative_names = [
    "www.global-api.${var.zone_name}",
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_domain_name" "edge" {
  domain_name     = "global-api.${var.zone_name}"
  certificate_arn = aws_acm_certificate.edge.arn
  security_policy = "TLS_1_2"

  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_api_gateway_base_path_mapping" "edge" {
  for_each    = var.mappings
  domain_name = aws_api_gateway_domain_name.edge.domain_name
  base_path   = each.key == "" ? null : "v1-${each.key}"
  api_id      = each.value.api_id
  stage_name  = each.value.stage
}

resource "aws_route53_record" "edge" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = aws_api_gateway_domain_name.edge.domain_name
  type    = "A"

  alias {
    name                   = aws_api_gateway_domain_name.edge.cloudfront_domain_name
    zone_id                = aws_api_gateway_domain_name.edge.cloudfront_zone_id
    evaluate_target_health = false
  }
}
