"""How numbers and dates are written where Django's own form of a language would not do."""
