"""What holds of memorials: where they stand, whom they are for, what is written on them, whose they are, how they are kept."""
