network = {
  vpc_id          = "vpc-0a1b2c3d4e5f60718"
  cidr            = "10.20.0.0/16"
  private_subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"]
}
