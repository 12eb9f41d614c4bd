variable "aws_region" {
  description = "Region the API is deployed in"
  type        = string
  default     = "eu-west-1"
}

variable "project" {
  type    = string
  default = "orders"
}

variable "environment" {
  description = "Stage name, used in every resource name"
  type        = string

  validation {
    condition     = contains(["dev", "test", "prod"], var.environment)
    error_message = "environment must be one of dev, test, prod."
  }
}

variable "artifact_bucket" {
  description = "Bucket holding the zipped handlers"
  type        = string
}

variable "build_id" {
  description = "Build number of the handler archive"
  type        = string
  default     = "latest"
}

variable "log_retention_days" {
  type    = number
  default = 30
}
