"""Words in running text: found with what a language attaches to them."""
