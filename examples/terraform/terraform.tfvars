domain          = "api.pet-shelter.example"
timeout_ms      = 12000
private_subnets = ["subnet-0b1c2d3e4f5a6b7c8", "subnet-0c8b7a6f5e4d3c2b1"]
