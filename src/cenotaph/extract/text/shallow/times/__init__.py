"""Times said in words -> EDTF."""
