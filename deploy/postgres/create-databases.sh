#!/bin/sh
# One database and one role for each subgraph, and nobody else may connect to it. The image of
# PostgreSQL runs this once, when its volume is empty.
#
# Passwords are read by psql itself, so that none shows in a list of processes.
set -eu
secrets="${SECRETS_DIR:-/run/secrets}"

ask() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres "$@"
}

for service in books orders users; do
  test -s "$secrets/${service}_database_password"
  ask --set name="$service" --set file="$secrets/${service}_database_password" <<'SQL'
\set password `cat :'file'`
CREATE ROLE :"name" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done

ask <<'SQL'
REVOKE ALL ON DATABASE postgres FROM PUBLIC;
REVOKE ALL ON DATABASE template1 FROM PUBLIC;
SQL
