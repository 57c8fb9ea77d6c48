"""Numbers in a running text: how many, of whom or what, and what became of them."""
