# bash completion for halfhour(1), printed from the program's tables: make manual

# The command on the line so far: nothing, one word, or two of one command.
_halfhour_command() {
	local i word found=
	for ((i = 1; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		case $word in
		--workbook|-w|--bank) [[ ${COMP_WORDS[++i]} != = ]] || ((i++)) ;;
		-*) ;;
		*)
			case "${found:+$found }$word" in
			"live"|"demo"|"rehearse"|"today"|"contacts"|"interviews"|"questions"|"show"|"search"|"query"|"pipeline"|"tree"|"numbers"|add|"add contact"|"add interview"|"add step"|"done"|"snooze"|"drop"|"plan"|"stage"|"set"|"correct"|"debrief"|"compare"|"tie"|"untie"|"interest"|"themes"|theme|"theme give"|"theme take"|"theme set"|"theme merge"|"theme split"|"theme drop"|"claims"|"claim"|"letter"|"import"|"export"|"assignment"|"writeup"|"report"|"share"|"review"|"comment"|"score"|"feedback"|"merge"|bank|"bank check"|"bank list"|"bank set"|"bank add"|"bank new"|"backup"|"restore"|"forget"|"doctor") ;;
			*) break ;;
			esac
			found=${found:+$found }$word
			;;
		esac
	done
	command=$found
}

_halfhour() {
	local command cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words=
	COMPREPLY=()
	_halfhour_command
	[[ $cur != = ]] || cur=
	[[ $prev != = ]] || prev=${COMP_WORDS[COMP_CWORD - 2]}
	case "$command:$prev" in
	":--workbook"|":-w") words='FILE' ;;
	":--bank") words='DIR' ;;
	"live:--minutes") words='NONE' ;;
	"live:--workbook"|"live:-w") words='FILE' ;;
	"live:--bank") words='DIR' ;;
	"demo:--people") words='NONE' ;;
	"demo:--workbook"|"demo:-w") words='FILE' ;;
	"demo:--bank") words='DIR' ;;
	"rehearse:--speed") words='NONE' ;;
	"rehearse:--workbook"|"rehearse:-w") words='FILE' ;;
	"rehearse:--bank") words='DIR' ;;
	"today:--date"|"today:-d") words='NONE' ;;
	"today:--workbook"|"today:-w") words='FILE' ;;
	"today:--bank") words='DIR' ;;
	"contacts:--workbook"|"contacts:-w") words='FILE' ;;
	"contacts:--bank") words='DIR' ;;
	"interviews:--workbook"|"interviews:-w") words='FILE' ;;
	"interviews:--bank") words='DIR' ;;
	"questions:--workbook"|"questions:-w") words='FILE' ;;
	"questions:--bank") words='DIR' ;;
	"show:--workbook"|"show:-w") words='FILE' ;;
	"show:--bank") words='DIR' ;;
	"search:--workbook"|"search:-w") words='FILE' ;;
	"search:--bank") words='DIR' ;;
	"query:--workbook"|"query:-w") words='FILE' ;;
	"query:--bank") words='DIR' ;;
	"pipeline:--by") words='stage organisation path' ;;
	"pipeline:--workbook"|"pipeline:-w") words='FILE' ;;
	"pipeline:--bank") words='DIR' ;;
	"tree:--as") words='text svg json' ;;
	"tree:--output"|"tree:-o") words='FILE' ;;
	"tree:--workbook"|"tree:-w") words='FILE' ;;
	"tree:--bank") words='DIR' ;;
	"numbers:--by") words='all month path' ;;
	"numbers:--as") words='svg md html rtf text' ;;
	"numbers:--output"|"numbers:-o") words='FILE' ;;
	"numbers:--workbook"|"numbers:-w") words='FILE' ;;
	"numbers:--bank") words='DIR' ;;
	"add contact:--name") words='NONE' ;;
	"add contact:--role") words='NONE' ;;
	"add contact:--organisation") words='NONE' ;;
	"add contact:--email") words='NONE' ;;
	"add contact:--phone") words='NONE' ;;
	"add contact:--links") words='NONE' ;;
	"add contact:--zone") words='NONE' ;;
	"add contact:--path") words='referral alumni known cold reconnect event other' ;;
	"add contact:--stage") words='idea asked scheduled talked in-touch declined no-answer' ;;
	"add contact:--found") words='NONE' ;;
	"add contact:--why") words='NONE' ;;
	"add contact:--common") words='NONE' ;;
	"add contact:--research") words='NONE' ;;
	"add contact:--tags") words='NONE' ;;
	"add contact:--seniority") words='student junior senior lead executive' ;;
	"add contact:--target") words='no yes' ;;
	"add contact:--said") words='NONE' ;;
	"add contact:--pronouns") words='NONE' ;;
	"add contact:--referrer") words='NONE' ;;
	"add contact:--field") words='NONE' ;;
	"add contact:--address") words='NONE' ;;
	"add contact:--cadence") words='NONE' ;;
	"add contact:--consent-notes") words='NONE' ;;
	"add contact:--consent-paper") words='NONE' ;;
	"add contact:--consent-coach") words='NONE' ;;
	"add contact:--consent-class") words='NONE' ;;
	"add contact:--consent-recording") words='NONE' ;;
	"add contact:--workbook"|"add contact:-w") words='FILE' ;;
	"add contact:--bank") words='DIR' ;;
	"add interview:--contact") words='NONE' ;;
	"add interview:--kind") words='informational networking' ;;
	"add interview:--minutes") words='NONE' ;;
	"add interview:--at") words='NONE' ;;
	"add interview:--zone") words='NONE' ;;
	"add interview:--place") words='NONE' ;;
	"add interview:--channel") words='NONE' ;;
	"add interview:--assignment") words='NONE' ;;
	"add interview:--workbook"|"add interview:-w") words='FILE' ;;
	"add interview:--bank") words='DIR' ;;
	"add step:--text") words='NONE' ;;
	"add step:--due") words='NONE' ;;
	"add step:--contact") words='NONE' ;;
	"add step:--interview") words='NONE' ;;
	"add step:--kind") words='NONE' ;;
	"add step:--workbook"|"add step:-w") words='FILE' ;;
	"add step:--bank") words='DIR' ;;
	"done:--workbook"|"done:-w") words='FILE' ;;
	"done:--bank") words='DIR' ;;
	"snooze:--workbook"|"snooze:-w") words='FILE' ;;
	"snooze:--bank") words='DIR' ;;
	"drop:--workbook"|"drop:-w") words='FILE' ;;
	"drop:--bank") words='DIR' ;;
	"plan:--ask") words='NONE' ;;
	"plan:--about") words='NONE' ;;
	"plan:--workbook"|"plan:-w") words='FILE' ;;
	"plan:--bank") words='DIR' ;;
	"stage:--workbook"|"stage:-w") words='FILE' ;;
	"stage:--bank") words='DIR' ;;
	"set:--workbook"|"set:-w") words='FILE' ;;
	"set:--bank") words='DIR' ;;
	"correct:--workbook"|"correct:-w") words='FILE' ;;
	"correct:--bank") words='DIR' ;;
	"debrief:--workbook"|"debrief:-w") words='FILE' ;;
	"debrief:--bank") words='DIR' ;;
	"compare:--as") words='md html rtf text json csv' ;;
	"compare:--kind") words='NONE' ;;
	"compare:--theme") words='NONE' ;;
	"compare:--person") words='NONE' ;;
	"compare:--since") words='NONE' ;;
	"compare:--until") words='NONE' ;;
	"compare:--output"|"compare:-o") words='FILE' ;;
	"compare:--workbook"|"compare:-w") words='FILE' ;;
	"compare:--bank") words='DIR' ;;
	"tie:--workbook"|"tie:-w") words='FILE' ;;
	"tie:--bank") words='DIR' ;;
	"untie:--workbook"|"untie:-w") words='FILE' ;;
	"untie:--bank") words='DIR' ;;
	"interest:--before") words='NONE' ;;
	"interest:--after") words='NONE' ;;
	"interest:--because") words='NONE' ;;
	"interest:--workbook"|"interest:-w") words='FILE' ;;
	"interest:--bank") words='DIR' ;;
	"themes:--workbook"|"themes:-w") words='FILE' ;;
	"themes:--bank") words='DIR' ;;
	"theme give:--workbook"|"theme give:-w") words='FILE' ;;
	"theme give:--bank") words='DIR' ;;
	"theme take:--workbook"|"theme take:-w") words='FILE' ;;
	"theme take:--bank") words='DIR' ;;
	"theme set:--workbook"|"theme set:-w") words='FILE' ;;
	"theme set:--bank") words='DIR' ;;
	"theme merge:--workbook"|"theme merge:-w") words='FILE' ;;
	"theme merge:--bank") words='DIR' ;;
	"theme split:--workbook"|"theme split:-w") words='FILE' ;;
	"theme split:--bank") words='DIR' ;;
	"theme drop:--workbook"|"theme drop:-w") words='FILE' ;;
	"theme drop:--bank") words='DIR' ;;
	"claims:--workbook"|"claims:-w") words='FILE' ;;
	"claims:--bank") words='DIR' ;;
	"claim:--for") words='NONE' ;;
	"claim:--against") words='NONE' ;;
	"claim:--neither") words='NONE' ;;
	"claim:--workbook"|"claim:-w") words='FILE' ;;
	"claim:--bank") words='DIR' ;;
	"letter:--medium") words='mail message spoken hand' ;;
	"letter:--variant") words='NONE' ;;
	"letter:--reason") words='NONE' ;;
	"letter:--dates") words='NONE' ;;
	"letter:--from") words='FILE' ;;
	"letter:--sent") words='NONE' ;;
	"letter:--answer") words='yes no silent' ;;
	"letter:--on") words='NONE' ;;
	"letter:--as") words='eml text md html rtf' ;;
	"letter:--output"|"letter:-o") words='FILE' ;;
	"letter:--workbook"|"letter:-w") words='FILE' ;;
	"letter:--bank") words='DIR' ;;
	"import:--as") words='vcard linkedin google outlook csv ics json' ;;
	"import:--map") words='NONE' ;;
	"import:--take") words='NONE' ;;
	"import:--keep") words='NONE' ;;
	"import:--workbook"|"import:-w") words='FILE' ;;
	"import:--bank") words='DIR' ;;
	"export:--as") words='vcard csv json ics' ;;
	"export:--output"|"export:-o") words='FILE' ;;
	"export:--workbook"|"export:-w") words='FILE' ;;
	"export:--bank") words='DIR' ;;
	"assignment:--due") words='NONE' ;;
	"assignment:--workbook"|"assignment:-w") words='FILE' ;;
	"assignment:--bank") words='DIR' ;;
	"writeup:--workbook"|"writeup:-w") words='FILE' ;;
	"writeup:--bank") words='DIR' ;;
	"report:--as") words='md html rtf text' ;;
	"report:--output"|"report:-o") words='FILE' ;;
	"report:--assignment") words='NONE' ;;
	"report:--workbook"|"report:-w") words='FILE' ;;
	"report:--bank") words='DIR' ;;
	"share:--output"|"share:-o") words='FILE' ;;
	"share:--keep") words='NONE' ;;
	"share:--replace") words='NONE' ;;
	"share:--passphrase-file") words='FILE' ;;
	"share:--workbook"|"share:-w") words='FILE' ;;
	"share:--bank") words='DIR' ;;
	"review:--course") words='NONE' ;;
	"review:--passphrase-file") words='FILE' ;;
	"review:--workbook"|"review:-w") words='FILE' ;;
	"review:--bank") words='DIR' ;;
	"comment:--on") words='UUID MM:SS' ;;
	"comment:--workbook"|"comment:-w") words='FILE' ;;
	"comment:--bank") words='DIR' ;;
	"score:--because") words='NONE' ;;
	"score:--workbook"|"score:-w") words='FILE' ;;
	"score:--bank") words='DIR' ;;
	"feedback:--output"|"feedback:-o") words='FILE' ;;
	"feedback:--workbook"|"feedback:-w") words='FILE' ;;
	"feedback:--bank") words='DIR' ;;
	"merge:--passphrase-file") words='FILE' ;;
	"merge:--workbook"|"merge:-w") words='FILE' ;;
	"merge:--bank") words='DIR' ;;
	"bank check:--quiet") words='NONE' ;;
	"bank check:--workbook"|"bank check:-w") words='FILE' ;;
	"bank check:--bank") words='DIR' ;;
	"bank list:--workbook"|"bank list:-w") words='FILE' ;;
	"bank list:--bank") words='DIR' ;;
	"bank set:--workbook"|"bank set:-w") words='FILE' ;;
	"bank set:--bank") words='DIR' ;;
	"bank add:--workbook"|"bank add:-w") words='FILE' ;;
	"bank add:--bank") words='DIR' ;;
	"bank new:--title") words='NONE' ;;
	"bank new:--workbook"|"bank new:-w") words='FILE' ;;
	"bank new:--bank") words='DIR' ;;
	"backup:--workbook"|"backup:-w") words='FILE' ;;
	"backup:--bank") words='DIR' ;;
	"restore:--workbook"|"restore:-w") words='FILE' ;;
	"restore:--bank") words='DIR' ;;
	"forget:--workbook"|"forget:-w") words='FILE' ;;
	"forget:--bank") words='DIR' ;;
	"doctor:--workbook"|"doctor:-w") words='FILE' ;;
	"doctor:--bank") words='DIR' ;;
	esac
	if [[ ! $words ]]; then
		case $command in
		'') words='live demo rehearse today contacts interviews questions show search query pipeline tree numbers add done snooze drop plan stage set correct debrief compare tie untie interest themes theme claims claim letter import export assignment writeup report share review comment score feedback merge bank backup restore forget doctor --workbook --bank --linear --help --version' ;;
		add) words='contact interview step' ;;
		theme) words='give take set merge split drop' ;;
		bank) words='check list set add new' ;;
		'live') words=' --now --minutes --workbook --bank --linear --help --version' ;;
		'demo') words=' --people --workbook --bank --linear --help --version' ;;
		'rehearse') words=' --speed --list --history --json --workbook --bank --linear --help --version' ;;
		'today') words=' --date --due --json --workbook --bank --linear --help --version' ;;
		'contacts') words=' --json --workbook --bank --linear --help --version' ;;
		'interviews') words=' --json --workbook --bank --linear --help --version' ;;
		'questions') words=' --json --workbook --bank --linear --help --version' ;;
		'show') words=' --json --workbook --bank --linear --help --version' ;;
		'search') words=' --json --workbook --bank --linear --help --version' ;;
		'query') words=' --workbook --bank --linear --help --version' ;;
		'pipeline') words=' --by --json --workbook --bank --linear --help --version' ;;
		'tree') words=' --as --json --output --force --workbook --bank --linear --help --version' ;;
		'numbers') words=' --by --json --as --output --force --workbook --bank --linear --help --version' ;;
		'add contact') words=' --anyway --name --role --organisation --email --phone --links --zone --path --stage --found --why --common --research --tags --seniority --target --said --pronouns --referrer --may-use-name --field --address --cadence --consent-notes --consent-paper --consent-coach --consent-class --consent-recording --workbook --bank --linear --help --version' ;;
		'add interview') words=' --contact --kind --minutes --at --zone --place --channel --assignment --anyway --workbook --bank --linear --help --version' ;;
		'add step') words=' --text --due --contact --interview --kind --anyway --workbook --bank --linear --help --version' ;;
		'done') words=' --workbook --bank --linear --help --version' ;;
		'snooze') words=' --workbook --bank --linear --help --version' ;;
		'drop') words=' --workbook --bank --linear --help --version' ;;
		'plan') words=' --ask --about --research --json --workbook --bank --linear --help --version' ;;
		'stage') words=' --workbook --bank --linear --help --version' ;;
		'set') words=' --workbook --bank --linear --help --version' ;;
		'correct') words=' --workbook --bank --linear --help --version' ;;
		'debrief') words=' --workbook --bank --linear --help --version' ;;
		'compare') words=' --as --kind --starred --theme --person --since --until --output --force --json --workbook --bank --linear --help --version' ;;
		'tie') words=' --workbook --bank --linear --help --version' ;;
		'untie') words=' --workbook --bank --linear --help --version' ;;
		'interest') words=' --before --after --because --workbook --bank --linear --help --version' ;;
		'themes') words=' --json --workbook --bank --linear --help --version' ;;
		'theme give') words=' --workbook --bank --linear --help --version' ;;
		'theme take') words=' --workbook --bank --linear --help --version' ;;
		'theme set') words=' --workbook --bank --linear --help --version' ;;
		'theme merge') words=' --workbook --bank --linear --help --version' ;;
		'theme split') words=' --workbook --bank --linear --help --version' ;;
		'theme drop') words=' --workbook --bank --linear --help --version' ;;
		'claims') words=' --json --workbook --bank --linear --help --version' ;;
		'claim') words=' --off --for --against --neither --ask --workbook --bank --linear --help --version' ;;
		'letter') words=' --medium --variant --reason --dates --from --sent --answer --on --as --copy --print --output --force --json --workbook --bank --linear --help --version' ;;
		'import') words='FILE --as --map --theirs --take --keep --dry-run --workbook --bank --linear --help --version' ;;
		'export') words=' --as --output --force --old --workbook --bank --linear --help --version' ;;
		'assignment') words=' --due --none --rubric --json --workbook --bank --linear --help --version' ;;
		'writeup') words=' --workbook --bank --linear --help --version' ;;
		'report') words=' --as --output --force --assignment --no-notes --blank --workbook --bank --linear --help --version' ;;
		'share') words=' --output --force --with-names --keep-roles --keep --replace --seal --passphrase-file --workbook --bank --linear --help --version' ;;
		'review') words='FILE --course --anyway --print --passphrase-file --json --workbook --bank --linear --help --version' ;;
		'comment') words=' --on --private --workbook --bank --linear --help --version' ;;
		'score') words=' --because --workbook --bank --linear --help --version' ;;
		'feedback') words=' --output --force --all --workbook --bank --linear --help --version' ;;
		'merge') words='FILE --passphrase-file --workbook --bank --linear --help --version' ;;
		'bank check') words='FILE --quiet --json --workbook --bank --linear --help --version' ;;
		'bank list') words=' --json --workbook --bank --linear --help --version' ;;
		'bank set') words=' --workbook --bank --linear --help --version' ;;
		'bank add') words='FILE --workbook --bank --linear --help --version' ;;
		'bank new') words=' --title --workbook --bank --linear --help --version' ;;
		'backup') words='FILE --force --workbook --bank --linear --help --version' ;;
		'restore') words='FILE --workbook --bank --linear --help --version' ;;
		'forget') words=' --yes --workbook --bank --linear --help --version' ;;
		'doctor') words=' --rebuild --json --workbook --bank --linear --help --version' ;;
		esac
	fi
	[[ $words != NONE ]] || return 0
	[[ $words != *FILE* || $cur == -* ]] || compopt -o default
	[[ $words != DIR ]] || compopt -o dirnames
	words=" $words "
	words=${words// FILE / }
	words=${words// DIR / }
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}

complete -F _halfhour halfhour
