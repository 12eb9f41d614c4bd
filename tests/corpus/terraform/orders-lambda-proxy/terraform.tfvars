aws_region         = "eu-west-1"
project            = "orders"
environment        = "test"
artifact_bucket    = "acme-artifacts-123456789012"
build_id           = "4711"
log_retention_days = 14
