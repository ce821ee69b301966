"""What an emulator remembers: its objects, its clock, its counters."""
