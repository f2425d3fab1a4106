"""GraphiQL, built from its npm packages in frontend/ and served by pages.py."""
