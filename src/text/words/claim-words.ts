/**
 * Lists the words that say how a claim is meant: bounds of a number, hedges, units, and the unnamed who can be its
 * source. Phrases stand between bars.
 */

const words = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => word.normalize('NFC')),
  );

/** Which side of a number the truth lies on. */
export type Bound = 'above' | 'below' | 'most' | 'about';

const boundPhrases: Readonly<Record<Bound, string>> = {
  above:
    'at least|more than|over|upwards of|no fewer than|no less than|not less than|in excess of|greater than|above|a minimum of|не менее|не меньше|более|больше|более чем|свыше|по меньшей мере|как минимум|щонайменше|понад|більше|не менше|поне|най-малко|над|повече от|mindestens|wenigstens|mehr als|über|au moins|plus de|al menos|por lo menos|más de|pelo menos|mais de|almeno|più di|oltre|ما لا يقل عن|أكثر من|دست کم|بیش از|至少|超过|超過',
  below:
    'nearly|almost|close to|just under|just shy of|fewer than|less than|under|below|почти|менее|меньше|меньше чем|менее чем|майже|менше|почти|близо|по-малко от|fast|beinahe|knapp|weniger als|près de|presque|moins de|casi|menos de|quase|quasi|meno di|قرابة|نحو ما يقرب من|نزدیک به|کمتر از|近|不到',
  most: 'up to|at most|as many as|as much as|no more than|not more than|a maximum of|maximum of|до|не более|не больше|максимум|щонайбільше|не більше|најмного|bis zu|höchstens|jusqu à|au plus|hasta|como máximo|até|fino a|al massimo|最多',
  about:
    'about|around|some|approximately|roughly|an estimated|estimated|примерно|около|приблизительно|порядка|близько|приблизно|около|приблизително|etwa|rund|ungefähr|circa|environ|unos|unas|alrededor de|cerca de|aproximadamente|حوالي|نحو|حدود|约|大约',
};

/** The phrases of all bounds, their words apart, longest first. */
export const bounds: readonly { readonly bound: Bound; readonly phrase: readonly string[] }[] = (
  Object.entries(boundPhrases) as [Bound, string][]
)
  .flatMap(([bound, phrases]) => phrases.split('|').map((phrase) => ({ bound, phrase: phrase.split(' ') })))
  .sort((left, right) => right.phrase.length - left.phrase.length);

/** Words that keep a claim from being certain, before what they make uncertain. */
export const hedges: ReadonlySet<string> = words(`
  may might could possibly perhaps probably likely reportedly allegedly alleged apparently suspected presumed presumably
  purported purportedly supposedly believed seemingly appears appeared seems seemed potentially unconfirmed
  якобы предположительно возможно вероятно видимо наверное предполагаемый предполагаемого предполагаемая очевидно
  нібито ймовірно можливо мабуть вірогідно вероятно евентуално навярно предполагаемо
  angeblich möglicherweise vermutlich wahrscheinlich mutmaßlich mutmaßliche mutmaßlichen
  apparemment probablement prétendument présumé présumée supuestamente posiblemente probablemente presunto presunta
  supostamente possivelmente provavelmente suposto presumibilmente probabilmente presumibile`);

/** Words before "to" that say that something is to come. */
export const planWords: ReadonlySet<string> = words(
  'set due expected scheduled going planned poised likely expects plans',
);

/** Words that open a claim as hedges do, and whose coming and going is grammar: "will" becomes "would" in what was said. */
export const openWords: ReadonlySet<string> = words(
  'would could can should must able potential potentially favored',
);

/** Past forms of verbs by the form that they belong to. */
export const irregularVerbs: ReadonlyMap<string, string> = new Map(
  `won:win began:begin begun:begin met:meet held:hold lost:lose left:leave made:make led:lead took:take taken:take gave:give
  given:give went:go gone:go came:come rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow drew:draw drawn:draw
  sent:send spent:spend built:build bought:buy brought:bring caught:catch sold:sell told:tell found:find kept:keep knew:know
  known:know paid:pay ran:run saw:see seen:see sought:seek spoke:speak spoken:speak stood:stand struck:strike wrote:write
  written:write became:become broke:break broken:break chose:choose chosen:choose drove:drive driven:drive flew:fly flown:fly
  got:get fought:fight heard:hear shot:shoot died:die stole:steal stolen:steal swore:swear sworn:swear`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Words for a day that is told from the day of writing. */
export const relativeDays: ReadonlySet<string> = words(`
  today tonight tomorrow yesterday сегодня завтра вчера послезавтра сьогодні вчора днес утре вчера сёння заўтра учора
  бүгүн эртең кечээ бүгін ертең кеше heute gestern demain hier hoy ayer oggi domani ieri hoje amanhã ontem bugün yarın dün
  اليوم غدا أمس امروز فردا دیروز 今天 明天 昨天 今日 明日 昨日 danas sutra juče dziś jutro wczoraj`);

/** Words of a notice that say that something was wrong, and not what. */
export const noticeWords: ReadonlySet<string> = words(`
  correction corrections corrected corrects correct clarification clarified editor editors note earlier previous version
  versions article story report headline misstated misspelled misidentified incorrect incorrectly wrong wrongly erroneous
  erroneously error updated update amended stated`);

/** Denials that deny nothing: "not only", "no matter". */
export const emptyDenials: ReadonlySet<string> = words(
  'only just least matter merely solely necessarily mention',
);

/** Units that a figure is measured in, by what they are compared as. */
export const units: ReadonlySet<string> = words(`
  mm cm m km kg g mg t lb lbs oz ft mi mile miles kilometer kilometers kilometre kilometres meter meters metre metres
  foot feet inch inches yard yards pound pounds kilogram kilograms ton tons tonne tonnes acre acres hectare hectares
  second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries
  mph kph kmh knots kn kpa pa w kw mw gw kwh mwh v hz ghz gb mb tb litre litres liter liters gallon gallons barrel barrels
  dollar dollars euro euros yen yuan ruble rubles rouble roubles cents pence
  мм см м км кг г т л метр метра метров километр километра километров килограмм килограммов тонна тонны тонн
  секунд секунды минут минуты час часа часов день дня дней сутки суток неделя недели недель месяц месяца месяцев год года лет
  рубль рубля рублей доллар доллара долларов евро гривна гривны гривен гривень миля мили миль гектар гектара гектаров`);

// Words for one source stand between slashes; another word of the same group is no other source.
const sourceGroups = `
  colleague/colleagues/coworker/coworkers relative/relatives/family/kin/parents friend/friends neighbor/neighbors/neighbour/neighbours
  police/officer/officers official/officials/authorities/authority witness/witnesses prosecutor/prosecutors
  doctor/doctors/medics/medic/physician/physicians lawyer/lawyers/attorney/attorneys investigator/investigators/detectives
  expert/experts analyst/analysts scientist/scientists/researcher/researchers resident/residents/locals
  aide/aides/adviser/advisers/advisor/advisors spokesman/spokeswoman/spokesperson lawmaker/lawmakers critic/critics
  supporter/supporters activist/activists diplomat/diplomats soldier/soldiers reporter/reporters/journalist/journalists
  teacher/teachers student/students employee/employees/worker/workers/staff survivor/survivors economist/economists
  firefighter/firefighters/rescuer/rescuers teammate/teammates guard/guards representative/representatives source/sources
  коллеги/коллег/коллегам/коллегами родственники/родственников/родственникам/родные/родных/близких
  друзья/друзей/друзьям соседи/соседей/соседям полиция/полиции/полицию/полицейские/полицейских
  чиновники/чиновников/чиновникам власти/властей/властям очевидцы/очевидцев/свидетели/свидетелей
  прокуратура/прокуратуры/прокуроры/прокуроров врачи/врачей/врачам/медики/медиков/медикам
  адвокаты/адвокатов/адвокат/адвоката следователи/следователей/следствие/следствия эксперты/экспертов/экспертам
  аналитики/аналитиков ученые/ученых/учёные/учёных жители/жителей/жителям спасатели/спасателей военные/военных
  журналисты/журналистов учителя/учителей студенты/студентов сотрудники/сотрудников
  колеги/колег родичі/родичів друзі/друзів сусіди/сусідів поліція/поліції посадовці/посадовців очевидці/очевидців/свідки/свідків
  лікарі/лікарів/медики/медиків слідчі/слідчих експерти/експертів жителі/жителів/мешканці/мешканців рятувальники/рятувальників`;

/** Common nouns that can be the source of a claim, by the number of what they name. */
export const sourceNouns: ReadonlyMap<string, number> = new Map(
  sourceGroups
    .split(/\s+/)
    .filter((group) => group !== '')
    .flatMap((group, index) => group.split('/').map((noun) => [noun, index] as const)),
);

/** Nouns of bodies and of people at large: no one person whom a text names is meant by them. */
export const bodyNouns: ReadonlySet<string> = words(`
  police military army navy forces officials authorities analysts experts prosecutors investigators researchers
  scientists witnesses relatives residents lawyers doctors economists lawmakers critics ministry department office
  agency government company airline`);

/** Verbs by which a body speaks, beside the verbs of speech. */
export const reportingVerbs: ReadonlySet<string> = words(
  'projects projected estimates estimated reports reported confirms confirmed announced alleges alleged',
);

/** Words that say that a claim has a source, beside verbs of speech. */
export const attributionWords: ReadonlySet<string> = words(`
  according statement told citing cited per говорят сказал сказала сказали сообщил сообщила сообщили сообщает сообщают
  заявил заявила заявили рассказал рассказала рассказали словам данным информации утверждают утверждает считают
  сказав сказала сказали повідомив повідомила повідомили заявив заявила заявили словами даними`);
