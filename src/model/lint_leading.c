/* Wording that carries its answer or a judgement. */
#include "lint_rules.h"

/* Begs for agreement, or says that everybody agrees already. */
static const char *const agreement[] = {
	"^ <not>",
	"why|how <not> <one>|<det>|more|most",
	"(would|do|must) you (not) agree",
	"^ <aux> you|it|that|they not",
	"(do) you also|too think|find|feel|hate|believe|agree",
	"seriously|honestly|really think|believe|expect",
	"<not> you agree|think|find|feel|believe|say|wish",
	", <not> <one> $",
	", <aux> <one> $",
	", right|correct|no|huh|eh|true|yes $",
	"surely|obviously|clearly|undoubtedly|admittedly|doubtless|needless",
	"of course",
	"as we|you (all|well|surely) know",
	"goes without saying",
	"the truth|fact is",
	"can't|cannot|must be easy|fun|pleasant|nice|hard|great",
	"who would|wouldn't (ever) want",
	"no doubt|wonder",
	"let's|us (be|face) (it) honest|frank",
	"let's|us face it",
	"have|must (to) admit",
	"we all|both (must) know|agree|hate|see",
	"everyone|everybody|anyone|anybody (else) (here) know|knows|say|says|agrees|"
		"thinks|complains|wants|sees|admits",
	"it is (well) (common|general|an|no) known|knowledge|secret|obvious",
	"i (would|am|can) (only) guess|suppose|bet|assume|presume|sure (that) <one>|<det>",
	NULL,
};

/* Presumes a judgement as a fact. */
static const char *const presumed[] = {
	"^ how <felt> <aux>|paid|of|up|run|it",
	"^ how much <aux> <one>|<det> (_) suffer|dread|regret|resent|envy",
	"^ how did you (ever|finally|even) get|become|end (to) (be|up|as) so|such",
	"^ how can|could|do|did you (ever|even|possibly|still) <endure>",
	"^ can|could|do|how * even|still|possibly|ever <endure>",
	"live|sleep|work with|for yourself|such|those|these",
	"<endure> such|among|all|on the|those|these|this|so|a",
	"put|puts|putting up with",
	"get|gets|getting|got away with",
	"why (on) (earth) would|should anyone|anybody|somebody|people|you (ever) (still|"
		"want|bother|choose)",
	"why <aux> * so|such|too|always|never|still|nobody|no|poor|bad|low|un~",
	"why is it that|always|so|only",
	"(did|do) you (really) (still|even|actually) bother",
	"did you never|fail|waste|sell|abandon|settle",
	"fail|failed|failing at|your|in your|as|business|exam",
	"you * (be|get|got|being|getting) fired|sacked|demoted|dismissed|dumped",
	"passed|pass you over",
	"never made|make it|good",
	"still only|just|merely a|an|in|at",
	"waste|wasted|wasting of|your|time|years|so|all",
	"settle|settled|settling for",
	"give|gave|giving up (on) your|their dream|dreams|ambition|ambitions|ideals|hopes",
	"nothing but",
	"only insiders|men|women|friends|relatives|the|money ever|rich|lucky|get|gets|"
		"counts|matters",
	"what makes|made * so|best|better|special",
	"(so) much|far|clearly better|worse|superior|nicer than|at|off",
	"the|a best company|firm|employer|team|school|hospital|agency|newspaper (in|to|on|"
		"of|ever)",
	"smartest|brightest|greatest|luckiest|laziest",
	"dream job|career|employer",
	"perfect|ideal job|career|employer|life",
	"you|it|this must (have) be|been|feel|felt|hate|miss|regret|love",
	"lucky|fortunate|blessed (you) to|enough|are",
	"the few (_) decent|good|honest|sane",
	"few|only decent|honest|sane",
	"a real|proper|serious job|career|profession",
	"glorified",
	"how can|could anyone|anybody|somebody|someone|people (ever|possibly|still) be|do|"
		"like|enjoy|want|stay|live|work|believe|choose|bear|go",
	"lead|leads|leading|go|goes|going nowhere",
	"as <felt>|<mild>|<harsh>|<gushing> as it|they|people|everyone|everybody|in|i|we|"
		"you",
	"best|worst|greatest _ in the world",
	"your looks|accent|age|weight",
	"excuse|excuses",
	"the|a wrong profession|career|choice|field|path|job|decision|major|place",
	"bottom of the",
	"(secret) secret of|behind|to your",
	"your (great|huge|enormous|big) success|talent|gift|failure|failures|lack",
	"someone|somebody as|like _ as you",
	"despite your|being|having|never",
	"will|when|finally * replace|die|disappear|vanish|collapse you|your|completely|"
		"entirely|altogether|soon|all|$",
	"finally",
	"stuck in|with a|an|such|your",
	"no|without|any social|private|family life|skills",
	"rat race",
	"<ruin> your|the|their|our|lives|people",
	"such (a|an) (_) <felt>|<mild>|people|clients|bosses|conditions|strong|small|few|"
		"little",
	"so|really|very|incredibly|extremely|truly|hopelessly|utterly|completely|"
		"unbelievably <mild>",
	"so|too|badly|poorly|hopelessly badly|poorly|run|managed|organised|organized|paid|"
		"treated",
	"every single day|time|night|week|year",
	NULL,
};

/* What is said of a whole group of people, or to somebody as one of it. */
static const char *const groups[] = {
	"as|for|being|like (only|a|an|the|one) (only|a|an|one) (_) <sort>",
	"(a) <sort> like you",
	"at your age",
	"your|her|his|their kind|generation|gender|sex|race|sort (of) (people|woman|man)",
	"<group> (are|is|do|can|have) (all|always|never|only|just|so|too|simply|usually|"
		"no|not) <fault>",
	"<group> are|is all|always|never|just|only|so|simply|too|naturally|by",
	"<group> (just|simply|usually|always) don't|can't|won't|never|only|cannot",
	"young|old|older|younger|rich|poor|black|white people (are|just|simply|always|do)"
		" don't|can't|won't|never|only|not|too|so",
	"are all|always <fault>|the|about|<felt>|<harsh>|<mild>",
	"are <fault>",
	"all|of|with|by|among|like those|these <group>|people|types|guys|kids|egos|rules",
	"care|cares|think|thinks|interested|thinking (about) only|just|nothing|little"
		" (about|for|of|in) (but)",
	"only|just care|cares|interested|think|thinks about|in|of|for",
	"nobody|no one (really|ever|here) cares|reads|wants|needs|likes|understands|"
		"values|respects|appreciates|believes|trusts",
	"nobody|no one * any more|anymore",
	"nobody|no one (_) (_) (_) (_) for the money",
	"with all (of) the|those|these|that|your",
	NULL,
};

/* Words that judge, wherever they stand. */
static const char *const judging[] = {
	"<harsh>",
	"<gushing>",
	"hate|hates|hated|hating|loathe|despise|despised|adore",
	"heartbreaking|tragic|sadly|unfortunately|inevitably",
	NULL,
};

/* "I would love to hear" is only polite. */
static const char *const polite[] = {
	"would|i love to",
	NULL,
};

bool
lint_leading(const struct wording *w)
{
	return wording_has_any(w, agreement) || wording_has_any(w, presumed) ||
		wording_has_any(w, groups) || wording_has_any(w, judging) ||
		(wording_has(w, "love|loves|loved|loving") && !wording_has_any(w, polite));
}
