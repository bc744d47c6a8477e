"""Rules: each looks at the tree and yields findings; a rule's id is its function's name."""
