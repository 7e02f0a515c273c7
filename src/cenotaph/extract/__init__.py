"""Row or document -> assertions. It writes nothing: the assertions go to the ledger by the one door."""
