/* Wording that carries its answer or a judgement. */
#include "wording.h"

/* Begs for agreement, or says that everybody agrees already. */
static const char *const agreement[] = {
	"^ <not>",
	"why|how <not> <one>|<det>|more|most",
	"(would|do|must) you (not) agree",
	"^ <aux> you|it|that|they not",
	"<not> you agree|think|find|feel|believe|say|wish",
	"do you also|too think|find|feel|hate|believe|agree",
	"seriously|honestly think|believe|expect",
	", <not>|<aux> <one> $",
	", right|correct|no|huh|eh|true|yes $",
	"surely|obviously|undoubtedly|admittedly|doubtless|needless",
	". clearly",
	"is|are clearly",
	"of course",
	"no doubt|wonder",
	"let's|us (be|face) (it) honest|frank",
	"let's|us face it",
	"have|must (to) admit",
	"goes without saying",
	"the truth|fact is that",
	"we all|both (must) know|agree|hate|see",
	". everyone|everybody|anyone|anybody (else) <claims>",
	"given|since|as|because|that|when|where everyone|everybody knows|agrees|hates|"
		"complains",
	"it is (well) (common|general|an|no) known|knowledge|secret|obvious",
	"i (would|am|can) (only) guess|suppose|bet|assume|presume|sure (that) <one>|<det>",
	NULL,
};

/* Presumes a judgement as a fact. */
static const char *const presumed[] = {
	"^ how <felt> <aux>|paid|of|up|run|it",
	"^ how much <aux> <one>|<det> (_) suffer|dread|regret|resent|envy",
	"^ how did you (ever|finally|even) get|become|end (to) (be|up|as) so|such",
	"^ how can|could|do|did you (ever|even|possibly|still) <endure>|justify|defend",
	"^ can|could|do|how * even|still|possibly|ever <endure>",
	"^ how can|could anyone|anybody (ever|possibly|still) be|like|enjoy|want|live|"
		"believe",
	"live|sleep with yourself|yourselves",
	"<endure> such|among|all|on the|those|these|this|so",
	"put|puts|putting up with",
	"get|gets|getting|got away with",
	"why (on) (earth) would|should anyone|anybody|somebody|people|you (ever) want|"
		"bother|choose|settle",
	"why <aux> * always|never|nobody",
	"why <aux> * so|such|too <mild>|<felt>|<harsh>|many|few|little",
	"why <aux> * poor|bad|low|unfriendly|unfair|unhappy|inefficient",
	"why is it that always|so|only|never",
	"bother|bothering to",
	"did you never|fail",
	"you failed (at|in|as) (your|a)",
	"fail|failing at|in your",
	"you be|get|got|being|getting fired|sacked|demoted|dismissed|dumped",
	"passed|pass you over",
	"never made|make it",
	"still only|just|merely a|an",
	"waste|wasted|wasting of|your|years|so|all",
	"settle|settled|settling for",
	"give|gave|giving up (on) your|their dream|dreams|ambition|ambitions|ideals|hopes",
	"nothing but",
	"only insiders|men|women|friends|relatives|the ever|rich|lucky",
	"what makes|made * the best|so much|special",
	"what makes|made * so <mild>|<felt>|<gushing>",
	"so much|far|clearly better|worse|superior|nicer than|at|off",
	"best|worst|greatest _ in the world|country|city",
	". you|it|that|this must (have) (be|been|feel|felt|hate|miss|regret)",
	"must (have) be|been|feel|felt (so|very|really|such) (a|an) <felt>|<mild>|<harsh>|"
		"<gushing>|exhausted",
	"lucky|fortunate|blessed to|enough",
	"few|only decent|honest|sane",
	"a real|proper|serious job|career|profession",
	"glorified",
	"excuse|excuses",
	"you * the|a wrong profession|career|field|path|job",
	"bottom of the ladder|pile|barrel",
	"secret of|behind|to your",
	"your great|huge|enormous|obvious|incredible success|talent|gift|failure",
	"someone|somebody as|like _ as you",
	"despite your|being|having|never",
	"will|would finally",
	"replace|replaces you|your",
	"to be replaced|outdated|forgotten by|when|as",
	"how|when soon|long|will * disappear|vanish|collapse|die",
	"will|would|do|does|can (_) (_) finally",
	"stay|stayed|keep|remain sane",
	"people|job|place|boss|company|bosses|clients like that",
	"impossible boss|bosses|clients|colleagues|people",
	"leads|leading nowhere",
	"no|without any (social|private) life|skills",
	"rat race",
	"<ruin> your|the|their|our|lives|people",
	"such (a|an) (_) <felt>|<mild>",
	"so|incredibly|extremely|hopelessly|utterly|unbelievably <mild>",
	"badly|poorly run|managed|organised|organized|paid|treated|led",
	"so|too badly|poorly",
	"as <felt>|<mild>|<harsh> as it|they|everyone|people",
	NULL,
};

/* What is said of a whole group of people, or to somebody as one of it. */
static const char *const groups[] = {
	"as|being a|an|the|one (only) (_) <sort>",
	"for a|an <sort> like|to",
	"<sort> like you",
	"at your age",
	"your looks|accent|gender|sex|race",
	"<group> are (just|simply|naturally) better|worse|smarter|weaker|kinder|softer",
	"<group> are all|always|never|so|simply|too|naturally",
	"<group> (are|is|do|can|have) (all|always|never|only|just|so|too|simply|usually|"
		"no|not) <fault>",
	". (young|old|older|most|all|the) <group>|people (just|simply|are|do|will) don't|"
		"can't|won't|never|only|not|cannot",
	"that|because|since (young|old|older|most|all) <group> (just|simply) don't|can't|"
		"won't|never|only|cannot",
	"are all|always <fault>|<felt>|<harsh>",
	"by|with|among all (of) those|these",
	"all|among|with those|these <group>|guys|kids|egos",
	"care|cares|think|thinks|interested|thinking (about) only|just|nothing|little"
		" (about|for|of|in) (but)",
	"only|just care|cares|interested about|in",
	"only|just think|thinks|thinking of|about money|profit|themselves|their",
	"nobody|one (really|ever|here) cares|values|respects|appreciates",
	". nobody|no (one) (really|ever|in) <claims>|reads|needs|likes|becomes|understands",
	NULL,
};

static const char *const judging[] = {
	"hate|hates|hated|hating|loathe|despise|despised|adore",
	"heartbreaking|tragic|sadly|unfortunately|inevitably",
	"<gushing>",
	NULL,
};

/* "I would love to hear" is only polite. */
static const char *const polite[] = {
	"would|i love to",
	NULL,
};

/* Words that judge, but for "sorry if this is a stupid question". */
static bool
is_harsh(const struct wording *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (word_is(w->words[i], "<harsh>") &&
			!(i + 1 < w->n && word_is(w->words[i + 1], "question|questions|idea|ideas")))
			return true;
	return false;
}

bool
lint_leading(const struct wording *w)
{
	return wording_has_any(w, agreement) || wording_has_any(w, presumed) ||
		wording_has_any(w, groups) || wording_has_any(w, judging) || is_harsh(w) ||
		(wording_has(w, "love|loves|loved|loving") && !wording_has_any(w, polite));
}
