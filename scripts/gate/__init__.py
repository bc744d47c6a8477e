"""The source gate: what strangers may send, decided before anything else reads the tree."""
