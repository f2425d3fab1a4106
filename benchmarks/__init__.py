"""Measurements of the budgets; `make bench` runs them and writes results/."""
