"""The bookstore's three subgraphs and the chassis they stand on."""
