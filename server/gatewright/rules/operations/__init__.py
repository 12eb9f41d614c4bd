"""What deploys and works, and leaves its operators blind or surprised."""
