"""What a user would pick instead, served from the same incidents."""
