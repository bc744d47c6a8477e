"""The built site: where it is published, and what its files and links are."""
