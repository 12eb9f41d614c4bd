# A domain at the edge: its certificate lives in us-east-1, wherever the API is.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-north-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

variable "zone_id" {
  type = string
}

resource "aws_acm_certificate" "brochure" {
  provider          = aws.us_east_1
  domain_name       = "api.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  zone_id         = var.zone_id
  name            = tolist(aws_acm_certificate.brochure.domain_validation_options)[0].resource_record_name
  type            = tolist(aws_acm_certificate.brochure.domain_validation_options)[0].resource_record_type
  records         = [tolist(aws_acm_certificate.brochure.domain_validation_options)[0].resource_record_value]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "brochure" {
  provider                = aws.us_east_1
  certificate_arn         = aws_acm_certificate.brochure.arn
  validation_record_fqdns = [aws_route53_record.validation.fqdn]
}

resource "aws_api_gateway_domain_name" "brochure" {
  domain_name     = "api.example.com"
  certificate_arn = aws_acm_certificate_validation.brochure.certificate_arn
  security_policy = "TLS_1_2"

  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_route53_record" "brochure" {
  for_each = toset(["A", "AAAA"])
  zone_id  = var.zone_id
  name     = aws_api_gateway_domain_name.brochure.domain_name
  type     = each.key

  alias {
    name                   = aws_api_gateway_domain_name.brochure.cloudfront_domain_name
    zone_id                = aws_api_gateway_domain_name.brochure.cloudfront_zone_id
    evaluate_target_health = false
  }
}

resource "aws_api_gateway_base_path_mapping" "current" {
  api_id      = aws_api_gateway_rest_api.brochure.id
  stage_name  = aws_api_gateway_stage.stage["v2"].stage_name
  domain_name = aws_api_gateway_domain_name.brochure.domain_name
  base_path   = "current"
}

resource "aws_api_gateway_base_path_mapping" "versioned" {
  for_each    = aws_api_gateway_stage.stage
  api_id      = aws_api_gateway_rest_api.brochure.id
  stage_name  = each.value.stage_name
  domain_name = aws_api_gateway_domain_name.brochure.domain_name
  base_path   = each.key
}
