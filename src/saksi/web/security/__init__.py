"""Who may do what: headers, accounts, sessions, forms, and the addresses that are served."""
