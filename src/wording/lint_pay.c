/* A question about what this very person is paid. */
#include "wording.h"

static const char *const own_pay[] = {
	"your pay|salary|income grade|rate|band|bracket|slip|scale|level|cheque|packet",
	"you (_) (_) (_) earn|earning|earned|underpaid|overpaid|well-paid",
	"<much> * you|they|it|job|this|that|we * make|making|made|earn|earned|charge|"
		"bring|take|pay|pays|paid|paying|get|give|gave|ask|keep|lose|lost|left",
	"what|<much> * you (_) make|making|made a|an|per|each|every|in|yearly|monthly|"
		"before|after|now|there",
	"you (_) make|making|made more|less|enough|money (than|money|to|$)",
	"make|making|earn a (_) living",
	"what do|does|did * bring|earn|pay you",
	"you (_) (_) take|taking|bring|bringing|pull|pulling home|in",
	"you (_) (_) (being|getting|get) paid|underpaid|overpaid",
	"paying|paid|pays|pay you|yourself",
	"they|you|company|firm|{organisation}|<org> start|started|you out at|on|off",
	"what|much|bonus * they|<org>|boss * start|started|offer|offered|give|gave|pay|"
		"paid you",
	"<pay>|figure|sum * they|<org>|boss|he|she * you",
	"what|much (_) (_) you (_) charge|clear|gross|pocket",
	"what|much do|did|can|would you (_) get|ask|take for per|a|an|one|each|that|this|"
		"it|$",
	"money|salary|figure|wage|salaries are|were you on",
	"are|were you on a|an * <pay>",
	"four|five|six|seven figures",
	"<number> thousand|k|hundred (a|per|$)",
	"what are|were you on (now|then|there|today) $",
	"what did|does|would * pay|pays|paid $",
	"much|big|large|high * raise|rise|bonus|pension|offer|cut (_) (_) (come|you|was|"
		"is|$)",
	"raise|rise|bonus|offer * come|came|amount|amounted to",
	"salary|sum|fee|wage|offer * you * offered|given|paid|got|accepted",
	"money * your case",
	"than you were|had|did (getting|making|earning|paid)",
	"you * live|survive|manage|get|support|raise on|off|from|by it|this|that|what|"
		"your|the|<pay>",
	"you * afford|rent|mortgage|savings|save",
	"pay|pays|cover|covers the|your bills|rent|mortgage",
	"make|making ends meet",
	"are|is|were|feel|do|does|did you|it * better|well|badly|financially|comfortably"
		" off|secure",
	NULL,
};

/* About this person unless the words are those of a range. */
static const char *const near_pay[] = {
	"do|did|are|were|have|had|will you * <pay>",
	"<pay>|overtime (_) (_) do|did|are|were|have|had|will you",
	"you * negotiate|negotiated|ask|asked|accept|accepted|get|got|receive|received|"
		"offered|given * <pay>|rise|rises",
	"is|was|does|did the|this|that|it|your * pay|salary|money|wage|pays|income *"
		" enough|well|good|better|fair|decent|more|worth|low",
	"is|was the money good|better|enough|ok|decent|worth",
	"does|did|do it|this|that|the|they (_) (_) pay (you) enough|well|better|more|much|"
		"badly|decently",
	"come|came|bring|brought (with) more|a|any|extra|less money|raise|rise|pay",
	NULL,
};

static const char *const ranges[] = {
	"range|ranges|average|typical|typically|usual|usually|expect|in general|scale",
	"people|beginner|beginners|newcomer|newcomers|graduate|graduates|others|anybody|"
		"anyone|candidates",
	"somebody|someone who|starting|new|at|in|just|entering|without",
	"pay|paying|paid attention|off|back|heed|respect|homage",
	"paid for $",
	"<much> (of) your|the|this time|effort|work|day|week|attention",
	"benefits|insurance|leave",
	NULL,
};

static const char *const earned_else[] = {
	"earn|earned|earning (a|an|the|your|their) (_) (_) trust|respect|degree|"
		"reputation|confidence|licence|license|place|stripes|diploma|certificate|"
		"title",
	"set|fix|price|decide|calculate|quote * <price>",
	"charge (_) (_) (for) admission|entry|tickets|membership|tuition",
	"make of",
	NULL,
};

bool
lint_pay_personal(const struct wording *w)
{
	if (wording_has_any(w, earned_else))
		return false;
	if (wording_has(w, "your <own_pay> (<own_pay>) <pay>|rate|rates|fee") ||
		wording_has(w, "your <pay>"))
		return true;
	return !wording_has_any(w, ranges) &&
		(wording_has_any(w, own_pay) || wording_has_any(w, near_pay));
}
