"""What the formats for other programs share."""
