"""Lines of a label and a value: cards of registers, passports and lists."""
