"""The read side: what the log says, folded into tables; delete them and the same ones come back."""
