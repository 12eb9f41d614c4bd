# production values, applied from the release pipeline
environment = "prod"
artifact_bucket = "acme-artifacts-123456789012"
build_id = "4702"
log_retention_days = 365
