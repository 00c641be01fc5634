/* A question that a web search or the organisation's own pages answer as well. */
#include "wording.h"

/* What the organisation's own pages tell. */
static const char *const own_pages[] = {
	/* founding and history */
	"when|year was|were|did|will <your> (_) (_) <org>",
	"when|year was|were|did {organisation}",
	"when|where|who * <org> * <founded>",
	"who <founded> <your>|it|<org>",
	"history|mission|vision|motto|slogan|values of <your>",
	"what is|are * history|mission|vision|motto|slogan|logo|headquarters",
	"name of <your> (_) (_) <headed>|<org>",
	/* who heads it, owns it */
	"who runs|heads|leads|owns|owned|chairs|directs|funds|finances|bought|acquired"
		" <your>|it|<org>",
	"who is|are|was (<your>) (_) (_) <headed> (of|at|in|now|these|today|here|$)",
	"who is|are|sits in|on <your> board",
	"who are <your> (_) (_) competitors|rivals|sponsors|funders|shareholders|donors|"
		"owners|clients|customers|partners",
	"which|what company|firm|group|bank|investor|ministry|party (_) bought|owns|"
		"acquired|took|funds|runs|merged",
	"is|are|was <your> (_) (_) publicly|listed|non-profit|nonprofit|state-owned|"
		"family-owned|accredited|unionised|unionized",
	/* numbers */
	"how many * <org>",
	"how many <heads> (_) (_) work|works|here|employed|live|lives",
	"how many <heads> do|does|has|have <your>|they|{organisation}",
	"how many <heads> are there",
	"how big|large|old|profitable is|are <your> (_) <org>",
	"how big|large|old|profitable is|are {organisation}",
	"how high|big|large|much is|are|was|were <your> (_) (_) <price>|<figures>",
	"is|are|was (<your>) (_) <org> a|an|still public|private|listed|state|family|"
		"limited|non-profit|nonprofit|registered",
	"what|how (big|large|high|much) is|was|are|were <your> (_) (_) (_) <figures>|"
		"headcount",
	"what * <org> * <figures>",
	"<figures> of <your> (_) <org>",
	"stock|share price|exchange",
	/* where, and how to reach it */
	"where is|are|was <your> (_) (_) <org> (_) (_) located|based|headquartered|$",
	"where is|are|was|were {organisation}",
	"where are you located|headquartered",
	"where is|are <your> (main|head|central|nearest|other) headquarters|office|"
		"offices|branches|campus",
	"what|where is|are (<your>) (_) (_) address|website|homepage|url|e-mail|email|"
		"phone|telephone|fax|hotline|headquarters",
	"in|on which|what city|town|country|street|building|floor|exchange * <org>|"
		"{organisation}|headquarters|office|founded",
	"which|what companies|brands|hospitals|schools|firms|papers (_) (_) belong|own|"
		"owns|owned|part",
	"(in) which|what|how (many) cities|countries|states|towns|markets|locations|"
		"branches * operate|operates|active|present|offices|located|branches",
	/* what it makes */
	"what|which (_) products|services|brands|magazines|programmes|programs|degrees|"
		"models do|does|are",
	"what do|does (exactly) (<your>) <org> (actually|exactly) do|make|sell|produce|"
		"offer|publish|manufacture|provide",
	"what do|does you (guys|people|all|actually|exactly) sell|produce|manufacture|"
		"publish|offer (here|there|exactly|$)",
	"what (kind|sort|type) (of) industry|sector|business|company|organisation|"
		"organization is|does <your>|<org>|{organisation}",
	"what (kind|kinds|sort|sorts|type|types) (of) _ do|does <your> (_) <org> sell|"
		"make|offer|produce|publish|provide|manufacture|own",
	"do|does <your> (_) <org> own|operate|sell|publish",
	"what|which awards|prizes|medals",
	"which|what countries|cities|regions|markets|states|places do|does * ship|deliver|"
		"sell|operate|export|serve|fly",
	"what|which year|date|day|month did|was|were|does|do|is|will the|your|its|"
		"{organisation}|this",
	"what are * <org> * values|aims|goals|principles|departments|brands",
	"what do|does <your> (_) <org> show|exhibit|collect|teach|treat|build|research|"
		"insure|deliver|grow|print $",
	"how is|are|was|were * <org> * financed|funded|owned|governed|structured",
	"what|who is|are {organisation} $",
	/* days and hours */
	"when|time|date is|are|does|do|was|will * <event>",
	"when|time is|are|does|do|will <your> next",
	"when|time|day|days|hours does|do|is|are <your> (_) <org> * open|opens|close|"
		"closes|closed|shut",
	"opening|office|visiting|business|consulting|visitor|closing hours|times",
	"deadline for|is",
	NULL,
};

/* What any reference tells: a profession, a word, the law, a fee, an average. */
static const char *const reference[] = {
	"what (exactly|actually) is|are a|an _ (_) (exactly|actually|anyway) $",
	"what (exactly|actually) is|are a|an (_) (_) <worker> (exactly|actually|anyway) $",
	"what (exactly|actually) do|does a|an _ (_) (_) do (exactly|actually|all|every|"
		"for|$)",
	"what (exactly|actually) do|does <worker> do",
	"what do|does _ stand for",
	"what do|does _ (_) stand for",
	"what do|does (the) (_) (_) abbreviation|acronym|term|word|letters|initials",
	"what do|does (the) (_) _ mean (exactly|$) & what do|does",
	"(definition|meaning) of & what is|are the definition|meaning",
	"what is the difference between a|an",
	"who invented|discovered|coined",
	"legal|legally|statutory|mandatory|compulsory",
	"by|the law * require|requires|required|say|says|allow|allows|demand|demands",
	"(required|allowed|regulated|prescribed|demanded) by law",
	"<qualified> * required|needed|necessary|mandatory|prerequisite",
	"<qualified> do|does|must|should|would i|you|one|we|people|someone|somebody|they|"
		"a|an * need|require|have|hold|pass|take",
	"need|require|must|have * <qualified> * to|for|before be|become|practise|practice|"
		"work|apply|teach|enter|get|join|this|the",
	"(entry|admission|legal|formal|minimum) requirements (for|to|of)",
	"how long|many * take|takes|need|needed|required|necessary|training * become|"
		"qualify|graduate|licence|license|licensed|certified|qualified",
	"how long is|are|does|do (the|a|an|your) (_) (_) training|degree|course|residency|"
		"apprenticeship|programme|program|studies|certification",
	"do|does|must * need|require|have (to) (have) a|an|any (_) (_) <qualified>",
	"how|where do|can|could|does i|one|you|somebody register|enrol|enroll|sign|apply"
		" (up) (_) (_) (_) <event>|<qualified>|course|programme|program",
	"where do|can|could i|one|you find|get|buy|download (_) (_) (_) form|forms|ticket|"
		"tickets|brochure|map|timetable|syllabus|website",
	"which|what exam|exams|test|tests|training|course|courses do|does|must|should one|"
		"i|you|somebody|someone|people|they * become|qualify|be|practise|practice",
	"which|what law|laws|rule|rules|regulation|regulations (_) (_) apply|applies|"
		"govern|governs|regulate|require",
	"how much is|are a|an",
	"which|what universities|schools|colleges|university|college (_) offer|offers|"
		"teach|teaches|have|has",
	"how much|expensive is|are|does|do|did|was|would * cost|costs|tuition|fee|fees|"
		"price|ticket|tickets|membership|admission",
	"what do|does a|an|the|your * cost",
	"what|how (much) is|are|was|were <your> (_) (_) (_) <price>",
	"average|median|mean|minimum|published|official|statutory (_) <pay>|age|price",
	"<pay>|earn|earns|make|makes|paid on average",
	"what is|are the (typical|usual|normal) starting|entry-level <pay>",
	"what|much do|does (a|an|the) (_) (_) <worker> (_) earn|make",
	"<pay> of|for a|an|the (_) (_) <worker>",
	"unemployment|inflation|crime|birth|divorce|exchange rate",
	"what|which percentage|percent|proportion of",
	"population of",
	NULL,
};

/* What the pages do not tell; this person's own view, or a range. */
static const char *const no_search[] = {
	"is|are|was (_) (_) (_) like $",
	"beginner|newcomer|day|explain|typical|common|fair|realistic|useful|surprised|"
		"think|feel|opinion|imagine|wish|miss|regret|range|matters|matter|worth|"
		"well|trust|differently",
	"not|don't|never|n't|nobody",
	"you (_) learn|learned|notice|see|like|enjoy|prefer|choose|decide|change|look",
	NULL,
};

bool
lint_searchable(const struct wording *w)
{
	return (wording_has_any(w, own_pages) || wording_has_any(w, reference)) &&
		!wording_has_any(w, no_search);
}
