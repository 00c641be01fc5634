/* A question that asks for a job. */
#include "wording.h"

/* To be hired, to be given a place. */
static const char *const hired[] = {
	"hire|employ|recruit|interview|sponsor|consider me",
	"hire|hires|employ|recruit|interview|take|use|want|need * somebody|someone|people|"
		"students|beginners|another * like|with me|my|mine",
	"is|are you|they|your|the|{organisation}|anybody|anyone|somebody|someone * hiring|"
		"recruiting",
	"is|are|was you|your|the|they|{organisation}|anybody|anyone * looking|searching"
		" for * <trainee>|<vacancy>|somebody|someone|people",
	"any chance|hope|possibility|prospect of|for * <vacancy>|work|joining|me",
	"^ any (_) <vacancy>",
	"i|me (_) start|begin|help (out) as",
	"need|needs|looking (for) (_) somebody|someone|people|hands|help & me",
	"is|are|do|does you|your|they|{organisation} * hire|hiring|recruit|looking|"
		"seeking|expand * me|somebody|someone|anybody|people|students",
	"when|often do|does|will|is|are you|your|they|{organisation} * hire|hiring|"
		"recruit|recruiting",
	"take|taking|bring|bringing|get|getting|let|letting|fit|squeeze me (on) on|onto|"
		"in|into|aboard",
	"i|me|we * get|be in|into|on|onto|taken|hired|employed * at|with|by|here|your|you|"
		"{organisation}",
	"my chances|odds",
	"find|use|make|have|be|got (_) (_) room|use|place|work|something|anything|spot|"
		"somewhere for me|somebody|someone|one|another",
	"need|use|want|require * part-time|summer|weekend|extra|temporary|paid|seasonal|"
		"unpaid help|hand|hands|staff|people",
	"pair of hands",
	"i|me * take over",
	"look|looking at|for me",
	"add|put me * list|pool",
	"i am|was * looking|searching|hunting for * <vacancy>|work",
	"i * need a|an|any|some * job|internship|position|work|placement",
	NULL,
};

/* A place that is open. */
static const char *const vacant[] = {
	"is|are|will|would|could|might there (be) * <opening> * here|me|you|your|"
		"{organisation}|i|it|now|available|open|summer|year|autumn|spring|$",
	"is|are|will|would|could|might there (be) * way|chance|room|work|place|"
		"possibility|something|anything|opportunity * for|that|of me|i",
	"^ do|does|will|would|are|is|have|has * have|has|offer|offers|take|taking|takes|"
		"need|needs|want|got|know|accept|train * <trainee>|<opening>",
	"if|whether you|your|they|there|the|{organisation} * have|has|offer|take|need|is|"
		"are|know * <trainee>|<opening>",
	"know|hear|heard of * <vacancy>",
	"what|which|how (many|other) (_) <vacancy> are|do|is|does|have (you|there|they|"
		"your|the|{organisation}) * open|have|available|free|fill|offer|vacant",
	"open|vacant|unfilled|available|free <vacancy> on|at|in|with|for|here it|your|the|"
		"{organisation}|me|you|$",
	"<vacancy> * open|available|vacant|free|opening * now|here|your|moment|team|you|"
		"{organisation}|me",
	"<vacancy>|somewhere|anywhere * for|suit|suits|fit|fits me",
	"<vacancy> (here|there|that|which) * i (_) apply|get|fill|take|do",
	"help|helping me|us * get|find|land|into * <vacancy>|work",
	"give|find|get|offer|arrange|land|hold|save|set me|us * <vacancy>|interview|"
		"chance|trial|work|something|foot",
	"set|fix|arrange|schedule (up) * interview|trial",
	"i (_) (_) get|have|land|find|do (a|an|the|my) (_) <vacancy>|interview here|"
		"yourself|$",
	"who|whom * i * talk|speak|write|turn|ask|contact|address * about|for * <vacancy>",
	"i * get|have|land|find|do|want * <vacancy>|interview|foot|it|something|work *"
		" here|with|at|on|in you|your|{organisation}|$ & <vacancy>|work|interview|"
		"foot",
	"let|tell me know * <vacancy>|opens|hiring|leaves|vacancy",
	"keep|bear|have me|my * mind|list|file|posted|<cv>",
	"think of|about me if|when|for|as|next",
	"something|anything|position|job|place (ever) opens|comes|becomes (up|free|"
		"available)",
	NULL,
};

/* Apply, start. */
static const char *const start[] = {
	"i|me|we (also|still|please|just|possibly|to) apply|applied|interview (for|here|"
		"to|at|with|directly|$)",
	"when|soon can|could|may i start|begin",
	"can|could|may|might|let|would|should|like|love|want|way|chance|possible|able|"
		"hope|wish|for|if i|me|to * work|intern|train|volunteer|join|start (_)"
		" (_) for|with|at|under|on|here you|your|{organisation}",
	"can|could|may|might|let|would|should|like|love|want|way|chance|possible|able|"
		"hope|wish|for|if i|me|to * work|intern|train|volunteer|join|start"
		" (working) here|you|your|{organisation}",
	NULL,
};

/* A word put in, a resume passed on, a door to who hires. */
static const char *const favour[] = {
	"good|kind|nice word|thing (for|with|in|about)",
	"something nice|good|kind about|for me",
	"word for me",
	"recommend|refer|nominate|endorse|propose|suggest|recommending|referring me for|"
		"as|$",
	"recommend|recommending|refer|mention|suggest|name|speak|talk|say|put * me|my|i *"
		" <hire>|hr|<boss>|job|position|internship|opening",
	"tell|speak|talk * <boss>|hr|<hire> * about|for me|my",
	"vouch|speak for me",
	"write|give|provide|sign|do|need|get * recommendation|reference|testimonial",
	"letter of|for recommendation|reference",
	"recommendation|reference letter",
	"as|be|act|down|list|name|use|have|give my|a|your|you|as (_) (_) <referee>",
	"my|a <referee>",
	"my application|candidacy",
	"send|give|leave|email|show you my <cv>",
	"pass|forward|hand|give|take|drop|circulate|share|submit|deliver|slip|put|get|"
		"push|send|show|bring|leave|carry (on|along|you|in|over) my|a|this|the"
		" (own|short) <resume> * to|on|along|with|in|round|around|hr|desk",
	"pass|forward|hand|circulate|submit|send (on|along|in) my <resume>",
	"my <resume> * pass|forward|hand|submit|circulate|give|put|end|land|reach",
	"<resume> & who|whom|where * i|we give|send|hand|submit|leave|address|forward|drop",
	"<resume> & (you) pass|forward|hand|give|take|drop|slip it * to|on|along|your|hr",
	"introduce|connect|bring|put|take|get|point|walk|present|lead|recommend me *"
		" <hire>|hr|<boss>",
	"introduce|connect|bring|put|get me * who|whoever|someone|somebody|person|people|"
		"them * hire|hires|hiring|decide|decides|fills",
	"who (_) (_) <hire>|decides (about|on) (hiring) & bring|introduce|put|connect me",
	NULL,
};

/* About the market, the way in, or advice; not for oneself. */
static const char *const market[] = {
	"^ how|where|when|what|which|who * people|newcomers|beginners|graduates|somebody|"
		"someone|students|one|organisations|organizations|firms|employers|"
		"applicants|candidates * <vacancy>|hired|hire|hiring|apply|interview|"
		"openings",
	"opportunities|jobs|positions|openings in|across|around the|this|your field|"
		"profession|trade|sector|industry|area",
	"a|an (_) <org>|place like yours",
	"opening hours|times|day",
	"look|read|go|glance|comment|feedback|advice|check|improve|tips (over|through|at|"
		"on|for|about) my <resume>",
	"<resume> (_) (_) for|and feedback|comments|advice|tips|tell",
	NULL,
};

bool
lint_job_ask(const struct wording *w)
{
	return (wording_has_any(w, hired) || wording_has_any(w, vacant) ||
		wording_has_any(w, start) || wording_has_any(w, favour)) &&
		!wording_has_any(w, market);
}
