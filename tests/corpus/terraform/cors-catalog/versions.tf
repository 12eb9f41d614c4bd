terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source = "hashicorp/aws"
      version = ">= 5.0, < 6.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "allowed_origin" {
  type = string
  default = "https://shop.example.com"
  description = "Origin of the single page app — exactly one, no wildcard"
}

variable "user_pool_arn" {
  type = string
  default = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab1Cd2Ef3"
}

variable "catalog_function_name" {
  type = string
  default = "catalog-reader"
}
