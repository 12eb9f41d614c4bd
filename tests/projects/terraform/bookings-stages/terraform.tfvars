prod_version = "12"
