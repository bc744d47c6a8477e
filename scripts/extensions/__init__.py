"""Python-Markdown extensions that decorate what people wrote; they add no words."""
