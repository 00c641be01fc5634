# inside.sh: what the shell in each terminal reads at its start. `probe NAME` writes down how the
# terminal is set, `hh` starts the program and tells its process id.

PS1='ready> '
unset PROMPT_COMMAND HISTFILE
probe() { python3 "$TERMINALS_PROBE" "$TERMINALS_ROOM/$1"; }
hh() { bash -c 'echo $$ >"$0/pid"; exec "$@"' "$TERMINALS_ROOM" "$TERMINALS_PROGRAM" "$@"; }
stty -ixon
clear
echo "what was here before"
: >"$TERMINALS_ROOM/ready"
