# server.sh: a PostgreSQL server for tests, read by them: it starts in a folder of its own, listens
# on a socket there and nowhere else, and is never root. $server is empty where none is installed.

for initdb in /usr/lib/postgresql/*/bin/initdb "$(command -v initdb)"; do
	[ -x "$initdb" ] && break
done
server=
[ -x "$initdb" ] && server=${initdb%/*}

as_server() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"
	else
		"$@"
	fi
}

control() { as_server "$server/pg_ctl" -D "$data" -l "$data/log" -w "$@"; }

# start FOLDER [SETTING]: a server whose files lie there; a setting is quoted twice.
start() {
	mkdir -p "$1"
	[ "$(id -u)" -ne 0 ] || chown nobody:nogroup "$1"
	data=$1/data
	as_server "$server/initdb" -D "$data" -A trust -U boss -E UTF8 --locale=C.UTF-8 --no-sync >"$scratch/initdb" 2>&1 &&
		as_server sh -c "printf '%s\n' \"listen_addresses = ''\" \"unix_socket_directories = '$1'\" \
			'max_connections = 80' $2 >>'$data/postgresql.conf'" &&
		control start >/dev/null && started=yes &&
		PGHOST=$1 PGUSER=boss psql -qc 'CREATE DATABASE centre' postgres
}

