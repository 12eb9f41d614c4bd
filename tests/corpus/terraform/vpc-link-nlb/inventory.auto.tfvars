vpc_id             = "vpc-0a1b2c3d4e5f60718"
private_subnet_ids = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
target_port        = 9000
