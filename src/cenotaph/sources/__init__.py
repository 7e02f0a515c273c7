"""Files that other people made -> rows and documents, each with the place where it stands.

Invariant: everything that is read comes out as a `Row`, a `Document` or a `Rejected`; what cannot be read at all is
an `UnreadableSourceError`. No reader raises anything else, on any bytes. Nothing here knows what a column means.
"""
