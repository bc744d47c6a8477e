"""Words in running text, and what is right in type: text in, places that are not, out."""
