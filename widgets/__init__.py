"""Qt widgets: each shows a value and reports what the user did."""
