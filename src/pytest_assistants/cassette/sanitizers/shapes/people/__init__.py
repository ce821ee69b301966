"""What belongs to a person: addresses, numbers, names, folders."""
