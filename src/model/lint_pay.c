/* A question about what this very person is paid. */
#include "lint_rules.h"

static const char *const own_pay[] = {
	"your <own_pay> (<own_pay>) <pay>|rate|rates|fee",
	"your <pay>",
	"your pay|salary|income grade|rate|band|bracket|slip|scale|level|cheque",
	"you (_) (_) earn|earning|earned|underpaid|overpaid|well-paid",
	"<much> * you|they|it|job|this|that * make|making|made|earn|earned|charge|bring|"
		"take|pay|pays|paid|paying|get",
	"what|<much> * you (_) make|making|made a|an|per|each|every|in|yearly|monthly|"
		"before|after|now|there",
	"you (_) (_) take|taking|bring|bringing|pull|pulling home|in",
	"you (_) (_) (being|getting|get) paid|underpaid|overpaid",
	"paying|paid|pays|pay you|yourself",
	"they|you|company|firm|{organisation}|<org> start|started you|out at|on|off",
	"what|much|bonus * they|<org>|boss * start|started|offer|offered|give|gave|pay|"
		"paid you",
	"what|much (_) (_) you (_) charge|clear|gross|pocket",
	"what|much do|did|can|would you (_) get|ask|take for|per a|an|one|each",
	"money|salary|figure|wage are|were you on",
	"four|five|six|seven figures",
	"what are|were you on (now|then|there|today) $",
	"you * live|survive|manage|get|support|raise on|off|from|by it|this|that|what|"
		"your|the|<pay>",
	"you * afford|rent|mortgage|savings|save",
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
	"does|did|do it|this|that|the|they (_) (_) pay (you) enough|well|better|more|much|"
		"badly|decently",
	NULL,
};

static const char *const ranges[] = {
	"range|ranges|average|typical|typically|usual|usually|expect|in general|scale",
	"people|somebody|someone|beginner|beginners|newcomer|newcomers|graduate|graduates|"
		"others|anybody|anyone|candidates",
	"pay|paying|paid attention|off|back|heed|respect|homage",
	"paid for $",
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
	if (wording_has(w, "your <own_pay> (<own_pay>) <pay>") || wording_has(w, "your <pay>"))
		return true;
	return !wording_has_any(w, ranges) &&
		(wording_has_any(w, own_pay) || wording_has_any(w, near_pay));
}
