"""What ACLED's clients are told, and what is never bent to tell them."""
