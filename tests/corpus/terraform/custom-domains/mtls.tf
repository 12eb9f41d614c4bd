# partners.<zone>: callers present a client certificate signed by one of ours.

resource "aws_s3_bucket" "truststore" {
  bucket_prefix = "partners-truststore-"
}

resource "aws_s3_bucket_versioning" "truststore" {
  bucket = aws_s3_bucket.truststore.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_object" "truststore" {
  bucket  = aws_s3_bucket_versioning.truststore.bucket
  key     = "truststore.pem"
  content = <<-PEM
    # concatenated CA certificates are uploaded by the security team
  PEM

  lifecycle {
    ignore_changes = [content, etag]
  }
}

resource "aws_acm_certificate" "partners" {
  domain_name       = "partners.${var.zone_name}"
  validation_method = "DNS"
}

resource "aws_api_gateway_domain_name" "partners" {
  domain_name              = "partners.${var.zone_name}"
  regional_certificate_arn = aws_acm_certificate.partners.arn
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  mutual_tls_authentication {
    truststore_uri     = "s3://${aws_s3_object.truststore.bucket}/${aws_s3_object.truststore.key}"
    truststore_version = coalesce(var.truststore_version, aws_s3_object.truststore.version_id)
  }
}

output "partners_target" {
  description = "Alias target of the mutual TLS name"
  value = {
    name = aws_api_gateway_domain_name.partners.regional_domain_name
    zone = aws_api_gateway_domain_name.partners.regional_zone_id
  }
}
