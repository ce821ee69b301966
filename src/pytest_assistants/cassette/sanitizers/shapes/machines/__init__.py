"""What names a machine, a resource or an account."""
