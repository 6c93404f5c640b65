"""What builds the assets that ship with the package: one folder an asset; never imported at run time."""
