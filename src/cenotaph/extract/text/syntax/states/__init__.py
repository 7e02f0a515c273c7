"""What holds of memorials: whom they are for, what is written on them, their names, condition, care and protection."""
