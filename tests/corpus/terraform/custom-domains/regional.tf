data "aws_route53_zone" "public" {
  name         = var.zone_name
  private_zone = false
}

resource "aws_acm_certificate" "regional" {
  domain_name       = "api.${var.zone_name}"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = {
    for o in aws_acm_certificate.regional.domain_validation_options : o.domain_name => o
  }

  zone_id         = data.aws_route53_zone.public.zone_id
  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  records         = [each.value.resource_record_value]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "regional" {
  certificate_arn         = aws_acm_certificate.regional.arn
  validation_record_fqdns = [for r in aws_route53_record.validation : r.fqdn]
}

resource "aws_api_gateway_domain_name" "regional" {
  domain_name              = aws_acm_certificate.regional.domain_name
  regional_certificate_arn = aws_acm_certificate_validation.regional.certificate_arn
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_base_path_mapping" "regional" {
  for_each = var.mappings

  domain_name = aws_api_gateway_domain_name.regional.domain_name
  base_path   = each.key == "" ? null : each.key
  api_id      = each.value.api_id
  stage_name  = each.value.stage
}

resource "aws_route53_record" "regional" {
  for_each = toset(["A", "AAAA"])

  zone_id = data.aws_route53_zone.public.zone_id
  name    = aws_api_gateway_domain_name.regional.domain_name
  type    = each.key

  alias {
    name                   = aws_api_gateway_domain_name.regional.regional_domain_name
    zone_id                = aws_api_gateway_domain_name.regional.regional_zone_id
    evaluate_target_health = true
  }
}
