terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-west-3"
}

data "aws_lambda_function" "fn" {
  for_each      = toset(["library-books", "library-loans", "library-members"])
  function_name = each.value
}

module "public_api" {
  source = "./modules/rest_api"

  name        = "library"
  description = "Bibliothèque municipale : catalogue et prêts"
  stage_name  = "v1"

  routes = {
    books = {
      path          = "books"
      methods       = ["GET"]
      function_name = data.aws_lambda_function.fn["library-books"].function_name
      invoke_arn    = data.aws_lambda_function.fn["library-books"].invoke_arn
    }
    loans = {
      path          = "loans"
      methods       = ["GET", "POST"]
      function_name = data.aws_lambda_function.fn["library-loans"].function_name
      invoke_arn    = data.aws_lambda_function.fn["library-loans"].invoke_arn
    }
  }
}

module "staff_api" {
  source = "./modules/rest_api"

  name               = "library-staff"
  stage_name         = "v1"
  log_retention_days = 365
  throttle           = { rate = 20, burst = 40 }

  routes = {
    members = {
      path          = "members"
      methods       = ["GET", "PUT", "DELETE"]
      function_name = data.aws_lambda_function.fn["library-members"].function_name
      invoke_arn    = data.aws_lambda_function.fn["library-members"].invoke_arn
    }
  }
}

output "urls" {
  value = {
    public = module.public_api.invoke_url
    staff  = module.staff_api.invoke_url
  }
}
