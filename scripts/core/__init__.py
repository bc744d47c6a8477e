"""What layers share: findings, errors, reports, safe writing; nothing here prints or exits."""
