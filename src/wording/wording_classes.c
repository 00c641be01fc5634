/* Classes of words that patterns name in < >. Folded: lower case, no diacritics. */
#include <string.h>

#include "wording.h"

static const struct {
	const char *name;
	const char *words; /* each with a blank before and after */
} classes[] = {
	{ "wh", " what how why which who whom whose where when what's " },
	{ "aux", " do does did is are was were am have has had can could will would should shall"
		" may might must ain't " },
	{ "not", " don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't can't"
		" couldn't won't wouldn't shouldn't cannot " },
	{ "one", " you i we they he she it there this that these those anybody anyone"
		" somebody someone everybody everyone people others nobody " },
	{ "det", " a an the your my our their his her its any some all most many each every no"
		" this that these those " },
	{ "me", " me us myself somebody someone anybody anyone " },
	/* whom one asks about */
	{ "org", " company firm organisation organization {organisation} hospital clinic museum"
		" school university college agency department institute foundation"
			" association charity bank business corporation enterprise"
			" library theatre theater studio laboratory lab store factory"
			" plant newspaper publisher ministry council city authority"
			" employer startup start-up utility society union chain orchestra"
			" gallery zoo airline hotel restaurant court nursery archive"
			" consultancy"
		" cooperative co-op shop club fund " },
	{ "your", " your the this that its their our these " },
	/* money that one person gets */
	{ "pay", " salary salaries pay wage wages income paycheck paycheque paycheques compensation"
		" earnings remuneration pension bonus bonuses raise package payslip"
			" paygrade"
		" stipend honorarium paypacket take-home commission " },
	{ "own_pay", " own current starting present old previous exact annual yearly monthly weekly"
		" base basic last first new net gross total hourly daily actual final"
			" overall real"
		" personal day freelance average take-home christmas year-end month " },
	{ "much", " much well badly poorly little low more less enough fairly roughly money " },
	{ "resume", " resume resumes cv cvs curriculum application applications portfolio"
		" letter details name profile " },
	{ "cv", " resume resumes cv cvs curriculum " },
	{ "vacancy", " opening openings vacancy vacancies position positions job jobs spot spots"
		" internship internships placement placements traineeship traineeships"
		" apprenticeship apprenticeships role roles slot slots post posts " },
	{ "hire", " hire hires hired hiring employ employs employing recruit recruits recruiting"
		" recruiter recruiters " },
	{ "boss", " boss manager director supervisor hr recruiter recruiters recruiting head chief"
		" lead chair partners partner management superior superiors employer personnel " },
	{ "referee", " reference referee recommender sponsor guarantor references " },
	/* what its own pages tell about an organisation */
	{ "founded", " founded started established built opened created formed launched"
		" incorporated registered merged renamed " },
	{ "headed", " ceo president chief chairman chairwoman chair chairperson dean mayor minister"
		" owner founder founders chancellor principal rector cfo cto director"
			" directors head"
		" governor treasurer provost editor-in-chief secretary " },
	{ "figures", " budget revenue revenues turnover profit profits sales headcount capital"
		" endowment circulation enrolment enrollment capacity membership " },
	{ "heads", " employees people staff beds students members branches offices stores"
		" locations patients visitors customers clients countries departments"
			" faculties sites workers volunteers teachers nurses doctors"
			" engineers subsidiaries shops rooms seats pupils inhabitants"
			" campuses factories plants subscribers readers users wards"
			" artists"
		" hospitals schools museums libraries companies firms " },
	{ "price", " cost costs price prices fee fees tuition deadline dues subscription ticket"
		" tickets admission premium premiums " },
	{ "event", " conference fair exam exams deadline semester term season festival congress"
		" exhibition registration intake seminar workshop symposium ceremony"
			" hearing election"
		" meeting " },
	{ "qualified", " degree degrees licence license licences licenses certificate certificates"
		" certification certifications qualification qualifications diploma"
			" diplomas permit"
		" permits grades vaccinations " },
	/* judgements */
	{ "felt", " great good bad badly terrible terribly awful wonderful amazing boring miserable"
		" proud lucky thrilled relieved ashamed jealous guilty lonely dull"
			" awesome horrible poorly unfair unfairly cruelly corrupt fun"
			" cool rewarding exciting depressing desperate hopeless"
			" disappointed disappointing frustrated fed painful useless"
			" overpaid"
		" underpaid glad nice fake sick excited " },
	{ "mild", " arrogant bad bureaucratic chaotic dangerous dirty disorganised"
		" disorganized dull exciting exhausting famous impressive inefficient"
		" inspiring lazy old-fashioned poor popular rewarding rude smart"
		" stressful successful talented tedious unfair unfriendly"
		" unprofessional " },
	{ "harsh", " absurd abusive abysmal awfully horribly terribly madhouse antiquated appalling arrogance arrogant"
		" atrocious awful back-stabbing backstabbing backward barbaric bleak"
		" bloated bogus boring brutal bullies bullshit childish clueless"
		" collapsing contemptible corrupt cowardly cowards crap crappy creepy"
		" cringe crooked crooks crumbling cut-throat cutthroat dead-boring"
		" dead-end deplorable despicable dinosaur dinosaurs disastrous"
		" disgrace disgraceful disgusting dishonest dismal dodgy doomed"
		" dreadful drudgery dumb dysfunctional excruciating exploitative fake"
		" farce farcical filthy foolish frivolous futile ghastly gloomy greed"
		" greedy grueling gruelling heartless hell hellish hideous hopeless"
		" horrendous horrible horrid humiliating hypocrisy hypocritical"
		" idiotic idiots ignorant immoral incompetence incompetent inept"
		" infamous inhuman inhumane insufferable intolerable irresponsible"
		" jerks joyless laughable laziness lazy liars lifeless loser losers"
		" lousy maddening malicious meager meagre meaningless measly mediocre"
		" mind-numbing mindless miserable miserly misery monotonous moronic"
		" morons nasty nepotism nightmare nightmares notorious notoriously"
		" obscene old-fashioned oppressive outdated outrageous overbearing"
		" overhyped overpaid overpriced overrated overworked paltry parasites"
		" pathetic phoney phony pitiful pointless pompous predatory"
		" pretentious propaganda rat-race repulsive revolting ridiculous"
		" rigged rotten rubbish ruthless sadistic scam scandalous second-rate"
		" selfish senseless shabby shady shallow sham shameful shocking"
		" sickening silly sinister slavery sleazy slimy sloppy smug snobbish"
		" so-called soul-crushing soul-destroying soul-less soul-sucking"
		" soulless spineless spoiled spoilt stifling stingy stuffy stupid"
		" stupidity sweatshop tacky tasteless terrible thankless thieves"
		" third-rate tiresome trashy treacherous tyrants ugly unbearable"
		" underfunded underpaid undervalued unethical unforgivable ungrateful"
		" uninspired unscrupulous useless vicious vile vultures wicked woeful"
		" worthless wretched " },
	{ "gushing", " amazing awesome breathtaking brilliant brilliantly coveted"
		" cutting-edge dazzling delightful enviable exquisite fabulous"
		" fantastic flawless genius glamorous glorious gorgeous groundbreaking"
		" heroes heroic impeccable ingenious irresistible legendary lovely"
		" magical magnificent marvellous marvelous masterful mind-blowing"
		" miraculous noble phenomenal prestigious revolutionary sensational"
		" spectacular splendid stellar stunning sublime superb terrific"
		" thrilling top-notch tremendous unbeatable unmatched unparalleled"
		" unrivalled wonderful world-class world-famous " },
	{ "endure", " bear endure stand stomach survive survived tolerate " },
	{ "ruin", " betray betrayed destroy destroyed destroying destroys exploit"
		" exploited exploiting exploits ruin ruined ruining ruins wreck"
		" wrecked " },
	{ "sort", " woman man mother father girl boy lady foreigner immigrant minority muslim christian"
		" jew mum mom dad latina latino " },
	{ "group", " women men girls boys millennials boomers foreigners immigrants politicians managers"
		" lawyers bankers bureaucrats academics scientists engineers artists"
			" nurses teachers students freelancers consultants developers"
			" programmers journalists doctors accountants graduates"
			" librarians actors bosses officials executives salespeople"
			" designers professors americans writers musicians insiders"
			" economists architects surgeons chefs farmers police youngsters"
			" people's servants workers recruiters "
		" clients politicians youth " },
	{ "fault", " arrogant awkward boring broke corrupt cowards crazy crooks"
		" dishonest divorced drunk dull emotional entitled greedy introverts"
		" lazy liars naive nerds overpaid rude selfish sharks snobs spoiled"
		" spoilt stingy stupid underpaid ungrateful unreliable useless vain"
		" weird " },
	{ "claims", " admits agrees complains hates know knows says sees thinks wants " },
	{ "opening", " opening openings vacancy vacancies position positions internship internships"
		" traineeship traineeships apprenticeship apprenticeships placement placements post"
		" posts " },
	{ "trainee", " intern interns trainee trainees apprentice apprentices volunteers students "
		" assistant assistants juniors " },
	{ "number", " twenty thirty forty fifty sixty seventy eighty ninety hundred " },
	{ NULL, NULL },
};

static const char *
class_words(const char *name, size_t n)
{
	for (size_t i = 0; classes[i].name; i++)
		if (strncmp(classes[i].name, name, n) == 0 && !classes[i].name[n])
			return classes[i].words;
	return "";
}

/* What people who do a kind of work are called: no list has them all. */
static const char *const workers = "~er|~ers|~or|~ors|~ist|~ists|~ian|~ians|~yst|~ysts|~ants|nurse|"
	"nurses|assistant|consultant|accountant|actuary|actuaries|paralegal|vet|vets|"
		"clerk|clerks|attorney|judge|pilot|chef|chefs|coach|secretary|notary|"
		"midwife|architect|architects|agent|"
	"agents|executive|diplomat|steward|apprentice|guide|cook|cooks|analysts";

bool
word_in_class(const char *word, const char *name, size_t n)
{
	size_t len = strlen(word);

	if (n == 6 && strncmp(name, "worker", n) == 0)
		return word_is(word, workers);
	for (const char *s = class_words(name, n); (s = strstr(s, word)); s++)
		if (s[-1] == ' ' && s[len] == ' ')
			return true;
	return false;
}
