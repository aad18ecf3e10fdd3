/**
 * Lists how languages other than English say who speaks: verbs of speech, what stands between a verb and its subject,
 * where a subject ends, and whether the verb comes first. A further language is a further table.
 */

/** Writes forms of one letter alike, as tokens do, and the alif without its hamza, as many papers do. */
export function foldLetters(word: string): string {
  return word.replace(/[يى]/gu, 'ی').replaceAll('ك', 'ک').replace(/[أإآ]/gu, 'ا');
}

const words = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(foldLetters),
  );

/** The attribution of one language. */
export interface SpeechTable {
  /** Letters that its texts have; the first table whose letters a paragraph has reads it. */
  readonly letters: RegExp;
  /** Finite verbs that carry speech. */
  readonly verbs: ReadonlySet<string>;
  /** Letters that may be written together with a verb: "and he said". */
  readonly prefix: RegExp | null;
  /** Words after which the source is named: "according to". */
  readonly sources: readonly (readonly string[])[];
  /** Words between a verb and its subject, and the listeners after it. */
  readonly between: ReadonlySet<string>;
  /** Words at which a subject ends or cannot begin. */
  readonly stops: ReadonlySet<string>;
  /** A verb stands before its subject everywhere, and may leave it out. */
  readonly isVerbFirst: boolean;
}

/** Ukrainian. */
const ukrainian: SpeechTable = {
  letters: /[іїєґІЇЄҐ]/u,
  verbs: words(`
    сказав сказала сказали каже кажуть казав казала заявив заявила заявили заявляє повідомив повідомила повідомили
    повідомляє повідомляють зазначив зазначила зазначили зазначає наголосив наголосила наголошує підкреслив
    підкреслила підкреслює додав додала додали додає розповів розповіла розповіли розповідає пояснив пояснила
    пояснює відзначив відзначила відзначає відповів відповіла відповідає запитав запитала запитує написав написала
    пише пишуть вважає стверджує стверджують переконаний переконана коментує пояснюють говорить говорять інтригує нагадав нагадала
    уточнив уточнила зауважив зауважила прокоментував прокоментувала попередив попередила визнав визнала`),
  prefix: null,
  sources: [
    ['за', 'словами'],
    ['за', 'даними'],
    ['на', 'думку'],
    ['згідно', 'з'],
  ],
  between: words(`
    також раніше вже тоді потім знову журналістам кореспонденту нам нещодавно сьогодні вчора теж там своєю чергою`),
  stops: words(`
    що щоб коли якщо як бо але та й а і в у на по до з із від для про під після перед при через за його її їх який яка
    які це цей ця цього`),
  isVerbFirst: false,
};

/** Russian. */
const russian: SpeechTable = {
  letters: /[а-яёА-ЯЁ]/u,
  verbs: words(`
    заявлял заявляла говорится признаётся признается полагают сказал сказала сказали говорит говорят говорил говорила заявил заявила заявили заявляет заявляют сообщил сообщила
    сообщили сообщает сообщают сообщило отметил отметила отметили отмечает отмечают подчеркнул подчеркнула
    подчеркивает подчёркивает добавил добавила добавили добавляет рассказал рассказала рассказали рассказывает
    пояснил пояснила поясняет объяснил объяснила объясняет ответил ответила отвечает спросил спросила написал
    написала пишет пишут считает считают утверждает утверждают признался призналась признал признала напомнил
    напомнила уточнил уточнила предупредил предупредила назвал назвала называет прокомментировал прокомментировала
    уверен уверена передает передаёт полагает заметил заметила продолжил продолжила`),
  prefix: null,
  sources: [['по', 'словам'], ['по', 'данным'], ['по', 'мнению'], ['согласно']],
  between: words(`
    также ранее уже тогда потом снова затем журналистам корреспонденту нам недавно сегодня вчера накануне тоже там
    позже ещё еще`),
  stops: words(`
    что чтобы когда если как но и а в во на по до с со из от для о об под после перед при через за его её ее их
    который которая которые это этот эта этого ему ей им`),
  isVerbFirst: false,
};

/** Arabic: the verb comes first, with "and" written before it, and names its subject only where that is new. */
const arabic: SpeechTable = {
  letters: /[\u0621-\u064a]/u,
  verbs: words(`
    قال قالت قالوا يقول تقول أضاف أضافت أكد أكدت أكّد أكّدت صرح صرحت صرّح صرّحت أعلن أعلنت أوضح أوضحت أشار أشارت ذكر ذكرت
    كشف كشفت أفاد أفادت اعتبر اعتبرت شدد شددت شدّد بين بيّن لفت نفى نفت حذر حذرت تابع تابعت كتب كتبت دعا دعت نقلت نقل
    أعرب أعربت وصف وصفت طالب طالبت`),
  prefix: /^[وف](?=\p{L}{3})/u,
  sources: [['بحسب'], ['حسب'], ['وفق'], ['وفقا'], ['وفقاً'], ['حسبما', 'ذكرت'], ['حسبما', 'أفادت']],
  between: words('اليوم أمس أيضا أيضاً كذلك له لها لنا'),
  stops: words(`
    إن أن أنّ إنّ بأن بأنّ أنه أنها إنه إنها بأنه بأنها في على خلال من عن إلى الى لـ ل ب بـ التي الذي الذين عقب بعد قبل ضد
    إثر حول مشيرا مؤكدا مضيفا مشيرة مؤكدة مضيفة اليوم أمس الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد انه ان بان
    لوكالة لقناة لصحيفة ليلة صباح مساء يوم عبر ضمن أثناء لدى هذا هذه ذلك مع قائلا قائلة بأنهم أنهم إنهم كما حيث وهو وهي ردا تعليقا خلالها بشأن عند ولم بالقول متحدثا مرارا مراراً`),
  isVerbFirst: true,
};

const tables: readonly SpeechTable[] = [ukrainian, russian, arabic];

/** Finds the table that reads a paragraph; null for English and what no table is written for. */
export function speechTableOf(paragraph: string): SpeechTable | null {
  return tables.find(({ letters }) => letters.test(paragraph)) ?? null;
}
