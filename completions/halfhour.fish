# fish completion for halfhour(1), printed from the program's tables: make manual

# Whether the command on the line so far is this one (nothing: none yet).
function __halfhour_is
	set -l found
	set -l skip 0
	for word in (commandline -opc)[2..-1]
		if test $skip = 1
			set skip 0
			continue
		end
		switch $word
			case --workbook -w
				set skip 1
			case --bank
				set skip 1
			case '-*'
			case '*'
				set -l longer (string join ' ' $found $word)
				contains -- $longer 'live' 'rehearse' 'today' 'contacts' 'interviews' 'questions' 'show' 'search' 'query' add 'add contact' 'add interview' 'add step' 'done' 'snooze' 'drop' 'plan' 'stage' 'set' 'debrief' 'import' 'export' 'report' 'share' 'review' 'comment' 'score' 'feedback' 'merge' bank 'bank check' 'bank list' 'bank set' 'bank add' 'backup' 'restore' 'doctor'; or break
				set found $longer
		end
	end
	test "$found" = "$argv"
end

complete -c halfhour -f
complete -c halfhour -l workbook -s w -rF -d 'the workbook to open'
complete -c halfhour -l bank -xa '(__fish_complete_directories)' -d 'the folder of your own question packs'
complete -c halfhour -l linear -d 'plain lines that only append, for a screen reader or a dumb terminal'
complete -c halfhour -l help -s h -d 'show this and leave'
complete -c halfhour -l version -s V -d 'show the version and leave'
complete -c halfhour -n __halfhour_is -a live -d 'Straight to the live screen; an unfinished call is resumed.'
complete -c halfhour -n '__halfhour_is live' -l now -d 'start the clock at once'
complete -c halfhour -n '__halfhour_is live' -l minutes -x -d 'the agreed length'
complete -c halfhour -n __halfhour_is -a rehearse -d 'A practice call with a scripted partner; kept apart from real ones.'
complete -c halfhour -n '__halfhour_is rehearse' -l speed -x -d 'the clock, and the partner, N times faster'
complete -c halfhour -n '__halfhour_is rehearse' -l list -d 'only list the partners'
complete -c halfhour -n '__halfhour_is rehearse' -l history -d 'only show how nervous you were, over all rehearsals'
complete -c halfhour -n '__halfhour_is rehearse' -l json -d 'the list or the history as JSON'
complete -c halfhour -n __halfhour_is -a today -d 'Says what is due, and why; of another day as it will be at its end. With --due only what is to be done by the end of the day: exit status 3 when that is nothing.'
complete -c halfhour -n '__halfhour_is today' -l date -s d -x -d 'of another day: tomorrow, 15 Dec, 2026-12-15'
complete -c halfhour -n '__halfhour_is today' -l due -d 'only what is to be done by the end of the day'
complete -c halfhour -n '__halfhour_is today' -l json -d 'as JSON'
complete -c halfhour -n __halfhour_is -a contacts -d 'Lists the contacts, those that have the words.'
complete -c halfhour -n '__halfhour_is contacts' -l json -d 'as JSON'
complete -c halfhour -n __halfhour_is -a interviews -d 'Lists the interviews, newest first, those that have the words.'
complete -c halfhour -n '__halfhour_is interviews' -l json -d 'as JSON'
complete -c halfhour -n __halfhour_is -a questions -d 'Lists the questions of all packs, those that have the words.'
complete -c halfhour -n '__halfhour_is questions' -l json -d 'as JSON, with what earlier calls know of each'
complete -c halfhour -n __halfhour_is -a show -d 'Shows one interview, whole; INTERVIEW is a number or "last".'
complete -c halfhour -n '__halfhour_is show' -l json -d 'as JSON'
complete -c halfhour -n __halfhour_is -a search -d 'Finds words in notes, contacts, questions and debriefs, the best first.'
complete -c halfhour -n '__halfhour_is search' -l json -d 'as JSON'
complete -c halfhour -n __halfhour_is -a query -d 'Contacts the way a mailer\'s address query wants them: address, name and what they do.'
complete -c halfhour -n __halfhour_is -a add
complete -c halfhour -n '__halfhour_is add' -a contact -d 'Adds a contact and prints its number; one that is there already is refused with its number.'
complete -c halfhour -n '__halfhour_is add contact' -l anyway -d 'add it even if the same is there already'
complete -c halfhour -n '__halfhour_is add contact' -l name -x -d 'Name'
complete -c halfhour -n '__halfhour_is add contact' -l role -x -d 'Role'
complete -c halfhour -n '__halfhour_is add contact' -l organisation -x -d 'Organisation'
complete -c halfhour -n '__halfhour_is add contact' -l email -x -d 'Email'
complete -c halfhour -n '__halfhour_is add contact' -l phone -x -d 'Phone'
complete -c halfhour -n '__halfhour_is add contact' -l links -x -d 'Links'
complete -c halfhour -n '__halfhour_is add contact' -l zone -x -d 'Time zone'
complete -c halfhour -n '__halfhour_is add contact' -l path -xa 'referral alumni known cold reconnect event other' -d 'Path'
complete -c halfhour -n '__halfhour_is add contact' -l stage -xa 'idea asked scheduled talked in-touch declined no-answer' -d 'Stage'
complete -c halfhour -n '__halfhour_is add contact' -l found -x -d 'Found through'
complete -c halfhour -n '__halfhour_is add contact' -l why -x -d 'Why this person'
complete -c halfhour -n '__halfhour_is add contact' -l common -x -d 'Common ground'
complete -c halfhour -n '__halfhour_is add contact' -l research -x -d 'Research notes'
complete -c halfhour -n '__halfhour_is add contact' -l tags -x -d 'Tags'
complete -c halfhour -n '__halfhour_is add contact' -l seniority -xa 'student junior senior lead executive' -d 'Seniority'
complete -c halfhour -n '__halfhour_is add contact' -l target -xa 'no yes' -d 'Target'
complete -c halfhour -n '__halfhour_is add contact' -l said -x -d 'Pronounced'
complete -c halfhour -n '__halfhour_is add contact' -l pronouns -x -d 'Pronouns'
complete -c halfhour -n '__halfhour_is add contact' -l referrer -x -d 'Named by'
complete -c halfhour -n '__halfhour_is add contact' -l may-use-name -d 'May use name'
complete -c halfhour -n '__halfhour_is add contact' -l field -x -d 'Field'
complete -c halfhour -n '__halfhour_is add contact' -l consent-notes -x -d 'Agrees: notes'
complete -c halfhour -n '__halfhour_is add contact' -l consent-paper -x -d 'Agrees: paper'
complete -c halfhour -n '__halfhour_is add contact' -l consent-coach -x -d 'Agrees: coach'
complete -c halfhour -n '__halfhour_is add contact' -l consent-class -x -d 'Agrees: class'
complete -c halfhour -n '__halfhour_is add contact' -l consent-recording -x -d 'Agrees: record'
complete -c halfhour -n '__halfhour_is add' -a interview -d 'Adds an interview to be held and prints its number.'
complete -c halfhour -n '__halfhour_is add interview' -l contact -x -d 'with whom: a number or a part of a name'
complete -c halfhour -n '__halfhour_is add interview' -l kind -xa 'informational networking' -d 'what kind of conversation'
complete -c halfhour -n '__halfhour_is add interview' -l minutes -x -d 'the agreed length'
complete -c halfhour -n '__halfhour_is add interview' -l at -x -d 'the time agreed: "fri 3pm", "4 Dec 15:00"'
complete -c halfhour -n '__halfhour_is add interview' -l zone -x -d 'of that time: Lisbon, +02:00'
complete -c halfhour -n '__halfhour_is add interview' -l place -x -d 'where, or the link'
complete -c halfhour -n '__halfhour_is add interview' -l channel -x -d 'phone, video or "in person"'
complete -c halfhour -n '__halfhour_is add interview' -l assignment -x -d 'the assignment it is held for'
complete -c halfhour -n '__halfhour_is add interview' -l anyway -d 'add it even if the same is there already'
complete -c halfhour -n '__halfhour_is add' -a step -d 'Adds something to do and prints its number.'
complete -c halfhour -n '__halfhour_is add step' -l text -x -d 'what there is to do'
complete -c halfhour -n '__halfhour_is add step' -l due -x -d 'when: "tomorrow 15:00", or the day alone'
complete -c halfhour -n '__halfhour_is add step' -l contact -x -d 'for whom'
complete -c halfhour -n '__halfhour_is add step' -l interview -x -d 'after which interview'
complete -c halfhour -n '__halfhour_is add step' -l kind -x -d 'thanks, follow-up, promised, meet …'
complete -c halfhour -n '__halfhour_is add step' -l anyway -d 'add it even if the same is there already'
complete -c halfhour -n __halfhour_is -a done -d 'The step is done. STEP is the id that today --json gives, or a beginning of it that only one has.'
complete -c halfhour -n __halfhour_is -a snooze -d 'Puts the step off to a day (fri, 15 Dec, "in 2 weeks"): it is not shown before. STEP is the id that today --json gives, or a beginning of it that only one has.'
complete -c halfhour -n __halfhour_is -a drop -d 'Drops the step: it is not asked for any more. STEP is the id that today --json gives, or a beginning of it that only one has.'
complete -c halfhour -n __halfhour_is -a plan -d 'Plans an interview with a contact and prints its number; one that is planned or running already is kept as it is.'
complete -c halfhour -n __halfhour_is -a stage -d 'Brings a contact to a stage: idea, asked, scheduled, talked, in-touch, declined or no-answer.'
complete -c halfhour -n __halfhour_is -a set -d 'Sets one field of a contact; FIELD is named as the options of `add contact` are.'
complete -c halfhour -n __halfhour_is -a debrief -d 'Answers one question of the debrief: learned, went-well, unexpected, better, values or next; an empty TEXT takes the answer back.'
complete -c halfhour -n __halfhour_is -a import -d 'Brings contacts in from address books and tables; who is there already gets what is missing and is never doubled.'
complete -c halfhour -n '__halfhour_is import' -F
complete -c halfhour -n '__halfhour_is import' -l as -xa 'vcard linkedin google outlook csv' -d 'what the file is; else it is found out'
complete -c halfhour -n '__halfhour_is import' -l map -x -d 'of a table: which column is which, by number or header; may be repeated'
complete -c halfhour -n '__halfhour_is import' -l theirs -d 'where both have a value, the file\'s takes the place of the workbook\'s'
complete -c halfhour -n '__halfhour_is import' -l dry-run -d 'only say what would happen'
complete -c halfhour -n __halfhour_is -a export -d 'Writes contacts, interviews or the open steps for other programs; with words only those that have them.'
complete -c halfhour -n '__halfhour_is export' -l as -xa 'vcard csv json' -d 'else as FILE is named, else csv'
complete -c halfhour -n '__halfhour_is export' -l output -s o -rF -d 'into this file instead of standard output'
complete -c halfhour -n '__halfhour_is export' -l force -d 'also over a file that is there, if it is not one of halfhour\'s'
complete -c halfhour -n '__halfhour_is export' -l old -d 'vCard 3.0 in place of 4.0, for programs that read no other'
complete -c halfhour -n __halfhour_is -a report -d 'Writes the document one hands in, or the plan as a sheet to print.'
complete -c halfhour -n '__halfhour_is report' -l as -xa 'md html rtf text' -d 'Markdown, a page for a browser, a word processor\'s file, plain text; else as FILE is named'
complete -c halfhour -n '__halfhour_is report' -l output -s o -rF -d 'into this file instead of standard output'
complete -c halfhour -n '__halfhour_is report' -l force -d 'also over a file that is there, if it is not one of halfhour\'s'
complete -c halfhour -n '__halfhour_is report' -l assignment -x -d 'with what this assignment wants'
complete -c halfhour -n '__halfhour_is report' -l blank -d 'the plan as a sheet to print: the appointment, the opening words, each question with its probes and room to write'
complete -c halfhour -n __halfhour_is -a share -d 'Writes chosen conversations as one text file for a coach, without names.'
complete -c halfhour -n '__halfhour_is share' -l output -s o -rF -d 'into this file instead of standard output'
complete -c halfhour -n '__halfhour_is share' -l force -d 'also over a file that is there, if it is not one of halfhour\'s'
complete -c halfhour -n '__halfhour_is share' -l with-names -d 'people and organisations by their names'
complete -c halfhour -n '__halfhour_is share' -l keep-roles -d 'roles and organisations as they are, people as numbers'
complete -c halfhour -n '__halfhour_is share' -l keep -x -d 'this word with a capital names nobody; may be given again'
complete -c halfhour -n '__halfhour_is share' -l replace -x -d 'this word is a name; may be given again'
complete -c halfhour -n __halfhour_is -a review -d 'Takes students\' shares in; without FILE lists what was taken in.'
complete -c halfhour -n '__halfhour_is review' -F
complete -c halfhour -n '__halfhour_is review' -l course -x -d 'the course these students are of'
complete -c halfhour -n '__halfhour_is review' -l anyway -d 'a student known here under another name is the same person'
complete -c halfhour -n '__halfhour_is review' -l json -d 'the list as JSON'
complete -c halfhour -n __halfhour_is -a comment -d 'Says something of a conversation, or of a moment of it, and prints the comment\'s id.'
complete -c halfhour -n '__halfhour_is comment' -l on -xa 'UUID MM:SS' -d 'a moment of the call, or a note or question by its uuid'
complete -c halfhour -n '__halfhour_is comment' -l private -d 'for myself: it is never given back'
complete -c halfhour -n __halfhour_is -a score -d 'Marks a row of the rubric; LEVEL counts from 1, and 0 takes the mark back.'
complete -c halfhour -n '__halfhour_is score' -l because -x -d 'why'
complete -c halfhour -n __halfhour_is -a feedback -d 'Writes what goes back to a student, with a page beside it that needs no program.'
complete -c halfhour -n '__halfhour_is feedback' -l output -s o -rF -d 'into this file instead of standard output'
complete -c halfhour -n '__halfhour_is feedback' -l force -d 'also over a file that is there, if it is not one of halfhour\'s'
complete -c halfhour -n '__halfhour_is feedback' -l all -d 'for every student, into a folder'
complete -c halfhour -n __halfhour_is -a merge -d 'Takes a coach\'s feedback in; u in the program takes it back.'
complete -c halfhour -n '__halfhour_is merge' -F
complete -c halfhour -n __halfhour_is -a bank
complete -c halfhour -n '__halfhour_is bank' -a check -d 'Says what is wrong with packs and what could be worded better; without FILE with all of them, and with the questions of your own in plans. Errors make the exit status 1, advice does not.'
complete -c halfhour -n '__halfhour_is bank check' -F
complete -c halfhour -n '__halfhour_is bank check' -l quiet -x -d 'no advice of these, as closed,long; or all'
complete -c halfhour -n '__halfhour_is bank check' -l json -d 'as JSON'
complete -c halfhour -n '__halfhour_is bank' -a list -d 'Lists the packs: their questions, whose they are and where they lie.'
complete -c halfhour -n '__halfhour_is bank list' -l json -d 'as JSON'
complete -c halfhour -n '__halfhour_is bank' -a set -d 'Sets one field of a question, or its category, in place; nothing else in the file changes. A shipped pack is copied into your bank first.'
complete -c halfhour -n '__halfhour_is bank' -a add -d 'Takes a pack into your bank, as a coach hands it out; one with errors is refused.'
complete -c halfhour -n '__halfhour_is bank add' -F
complete -c halfhour -n __halfhour_is -a backup -d 'Makes a verified copy of the workbook, in the backups folder or as FILE, and prints where.'
complete -c halfhour -n '__halfhour_is backup' -F
complete -c halfhour -n '__halfhour_is backup' -l force -d 'also over a file that is there, if it is not one of halfhour\'s'
complete -c halfhour -n __halfhour_is -a restore -d 'Puts a backup in the place of the workbook, which is kept beside the backups.'
complete -c halfhour -n '__halfhour_is restore' -F
complete -c halfhour -n __halfhour_is -a doctor -d 'Looks at terminal, workbook, backups and disk, and says what to do; changes nothing but by --rebuild.'
complete -c halfhour -n '__halfhour_is doctor' -l rebuild -d 'builds a damaged index of the search anew, then looks'
complete -c halfhour -n '__halfhour_is doctor' -l json -d 'as JSON'
