"""Who answers below the cassette: the live endpoint, or the emulator."""
