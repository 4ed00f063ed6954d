"""What the program ships beside its code: worked examples, fonts, translations."""
