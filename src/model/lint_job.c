/* A question that asks for a job. */
#include "lint_rules.h"

/* Be hired, be given a place. */
static const char *const hired[] = {
	"hire|employ|recruit|interview|sponsor|consider me",
	"hire|employ|recruit|interview|take|use somebody|someone|people|students|"
		"beginners|a|another * like|with me|my",
	"is|are you|they|your|the|{organisation}|anybody|anyone|somebody|someone * hiring|"
		"recruiting",
	"take|bring|get|let|fit me (on) on|onto|in|into|aboard",
	"be|get|getting|being hired|employed|recruited (_) (_) here|you|your|"
		"{organisation}|me",
	"my chances|odds",
	"find|use|make|have (_) room|use|place|work|something|anything|spot|somewhere for"
		" me|somebody|someone",
	"need|use|want|require (_) (_) part-time|summer|weekend|extra|temporary|paid|"
		"seasonal|unpaid help|hand|hands|staff|people",
	"(you) need|use|want|take|takes|looking (for) (any|an|a|some|another|more|on) (_)"
		" intern|interns|trainee|trainees|apprentice|apprentices|assistant|"
		"assistants|junior|juniors|volunteers|graduates",
	"i am|was (_) looking|searching|hunting for (a|an|any|my) (_) (_) <vacancy>|work",
	"i (_) need a|an|any|some (_) job|internship|position|work|placement",
	"(what) would|will it take * hire|take|employ|get",
	NULL,
};

/* A place that is open. */
static const char *const vacant[] = {
	"is|are|was there (still|currently|perhaps|maybe|also) (a|an|any|some) (_) (_)"
		" <vacancy> * here|me|you|your|{organisation}|summer|it|now|available|open",
	"is|are|was|would|will|could|might there (be|still) (a|any|some) (_) (_) way|"
		"chance|room|work|place|possibility|anything|something * me|i",
	"would|could|will|might there be (a|an|any|some) (_) (_) <vacancy>|work|"
		"opportunity|opportunities * here|me|you|your|{organisation}|i",
	"do|does|will|would|whether|if|have|has you|they|your|the|{organisation}|anyone|"
		"anybody * have|has|offer|take|need|got (a|an|any|some) (_) (_) <vacancy>|"
		"interns",
	"know|hear|heard of a|an|any|some (_) (_) <vacancy>",
	"what|which|how (many|other) (_) <vacancy> are|do|is|does|have (you|there|they|"
		"your|the|{organisation}) * open|have|available|free|fill|offer|vacant",
	"open|vacant|unfilled|available|free <vacancy> on|at|in|with|for it|your|the|"
		"{organisation}|me|you|here",
	"<vacancy> * open|available|vacant|free * now|here|your|moment|team|you|"
		"{organisation}|me",
	"<vacancy>|somewhere|anywhere (_) (_) (_) for|suit|suits|fit|fits me",
	"<vacancy> (here|there|that|which) (_) i (_) apply|get|fill|take|do",
	"give|find|get|offer|arrange|land|hold|save|set me|us (up) (a|an|some|any|the|my|"
		"with) (_) (_) <vacancy>|interview|chance|trial|work|something|foot",
	"set|fix|arrange|schedule (up) (_) (job) interview|trial (_) (_) me|hr|<boss>",
	"i (_) (_) get|have|land|find|do (a|an|some|my|the) (_) (_) <vacancy>|interview|"
		"foot (_) (_) here|you|your|{organisation}",
	"let|tell me know (when|if|about|of|as) * <vacancy>|opens|hiring|leaves",
	"keep|bear|have me|my (_) (on|in|for|posted|<cv>) (mind|list|file|if|when|about)",
	"think of|about me if|when|for|as|next",
	"something|anything|position|job|place (ever) opens|comes|becomes (up|free|"
		"available)",
	NULL,
};

/* Apply, start. */
static const char *const start[] = {
	"can|could|may|should|would|let|how|where|if|whether|that|to (i|we|me) (also|"
		"still|please|just|possibly) apply|interview (for|here|to|at|with|"
		"directly|$)",
	"when|soon can|could|may i start|begin",
	"can|could|may|might|let i|me (also|please|possibly|still) work|intern|train|"
		"volunteer|join (_) (_) here|for|with|at|under|you|your|{organisation}",
	"i|me (_) (love|like|want|way|chance|possible|possibility|able|hope|hoping|wish|"
		"allowed) (_) to|for (me|to) (_) work|intern|join|start|train|volunteer"
		" (_) (_) here|you|your|{organisation}|internship",
	"(for) me to start|begin|join|work|intern|train (_) (_) here|you|your|"
		"{organisation}",
	"i|me (to) start|starting|begin working|work|as|with here|you|your|an|a",
	NULL,
};

/* A word put in, a resume passed on, a door to who hires. */
static const char *const favour[] = {
	"good|kind word (for|with|in)",
	"word for me",
	"recommend|refer|nominate|endorse|propose|suggest me for|as|$",
	"recommend|refer|mention|suggest|name me|i (_) (_) (_) <hire>|hr|<boss>|job|"
		"position|internship|opening",
	"mention|drop|pass|give my name (_) to|with <boss>|hr|your",
	"vouch|speak for me",
	"write|give|provide|sign|do|need (me|a|my|us|you|for) (a|the|my|short) (_)"
		" recommendation|reference|testimonial",
	"letter of|for recommendation|reference",
	"recommendation|reference letter",
	"as|be|act|down|list|name|use|have my|a|your|you|as (_) (_) <referee>",
	"my|a <referee>",
	"pass|forward|hand|give|take|drop|circulate|share|submit|deliver|slip|put|get|"
		"push|send|show|bring|leave|carry (on|along|you|in|over) my|a|this|the"
		" (own|short) <resume> * to|on|along|with|in|round|around|hr|desk",
	"pass|forward|hand|circulate|submit|send (on|along|in) my <resume>",
	"my <resume> * pass|forward|hand|submit|circulate|give|put|end|land|reach",
	"<resume> & who|whom|where (_) (_) (_) should|can|could|may|do|would i|we give|"
		"send|hand|submit|leave|address|forward|drop",
	"<resume> & (you) pass|forward|hand|give|take|drop|slip it (_) (_) to|on|along|"
		"your|hr",
	"introduce|connect|bring|put|take|get|point|walk|present|lead|recommend me *"
		" <hire>|hr|<boss>",
	"introduce|connect|bring|put|get me * who|someone|somebody|person|people|them *"
		" hire|hires|hiring|decide|decides",
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
	"look|read|go|glance|comment|feedback|advice|check|improve|tips (over|through|at|"
		"on|for|about) my <resume>",
	"<resume> (_) (_) for|and feedback|comments|advice|tips|tell",
	NULL,
};

bool
lint_job_ask(const struct wording *w)
{
	return (wording_has_any(w, hired) || wording_has_any(w, vacant) || wording_has_any(w, start) ||
		wording_has_any(w, favour)) && !wording_has_any(w, market);
}
