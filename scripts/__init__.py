"""The tools that keep Mizan true: nouns in core, rules in checks, verbs here."""
