"""What people type, read as values: numbers, ages, options, wards, phone numbers, people."""
