terraform {
  required_version = ">= 1.4.0, < 2.0.0"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.70"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

# second region for the disaster recovery pool
provider "aws" {
  alias  = "dr"
  region = "eu-west-1"
}
