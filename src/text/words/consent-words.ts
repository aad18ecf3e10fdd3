/**
 * Lists the words by which a page asks for consent, offers a subscription, or speaks of its terms, by language. Each is
 * a stem or a phrase that hardly stands twice in a paragraph of a report.
 */

/** What one language says of consent to cookies and data; stems, with bars between them. */
const consentWords: Readonly<Record<string, string>> = {
  any: 'cookies?|gdpr|tcf|onetrust|iab',
  en: 'your consent|consent to|give consent|consent at any|withdraw your|your privacy|privacy (?:policy|settings|preferences|choices)|legitimate interests?|object to|third[- ]part(?:y|ies)|our partners|personal data|personali[sz]ed? (?:ads|content|advertising)|accept all|reject all|manage (?:preferences|settings|choices)|browsing experience|device identifiers|tracking technologies|your device|your preferences|your choices',
  de: 'einwilligung|datenschutz|personenbezogen|berechtigte[sn]? interess|drittanbieter|akzeptieren|ablehnen|endgerät|personalisierte',
  fr: 'consentement|vie privée|données personnelles|intérêt légitime|partenaires|accepter|refuser|paramétrer|traceurs',
  es: 'consentimiento|privacidad|datos personales|interés legítimo|terceros|aceptar|rechazar|preferencias',
  pt: 'consentimento|privacidade|dados pessoais|interesse legítimo|terceiros|aceitar|rejeitar|preferências',
  it: 'consenso|privacy|dati personali|legittimo interesse|terze parti|accetta|rifiuta|preferenze',
  nl: 'toestemming|privacy|persoonsgegevens|gerechtvaardigd belang|derden|accepteren|weigeren|voorkeuren',
  pl: 'zgod[aęy]|wyrażam|prywatnoś|danych osobowych|uzasadnion|partner(?:zy|ów|om)|akceptuj|odrzuć|plik(?:i|ów) cookie',
  cs: 'souhlas|soukromí|osobních údajů|oprávněn|přijmout|odmítnout|partneř',
  ru: 'согласи[ея]|согласен|персональных данных|конфиденциальност|продолжая пользоваться|принять|отклонить|файл(?:ы|ов|ами) cookie|куки',
  uk: 'згод[аиу]|персональних даних|конфіденційн|прийняти|відхилити|файл(?:и|ів) cookie|кукі',
  bg: 'съгласие|лични данни|поверителност|бисквитки|приемам|отказвам',
  tr: 'çerez|rıza|kişisel veri|gizlilik|kabul et|reddet|meşru menfaat',
  el: 'συγκατάθεσ|προσωπικών δεδομένων|απορρήτου|αποδοχή|απόρριψη',
  ar: 'ملفات تعريف الارتباط|الخصوصية|موافقت|البيانات الشخصية|قبول|رفض الكل|شركائنا',
  fa: 'کوکی|حریم خصوصی|رضایت|داده‌های شخصی|می‌پذیرم',
  he: 'עוגיות|פרטיות|הסכמ|מידע אישי',
  ja: 'クッキー|プライバシー|同意|個人情報',
  zh: 'cookie|隐私|隱私|同意|个人信息|個人資料',
  ko: '쿠키|개인정보|동의',
};

/** What one language says to sell what it does not show. */
const offerWords: Readonly<Record<string, string>> = {
  en: 'subscri(?:be|ber|bers|ption|bing)|sign in|log in|free trial|per (?:month|week|year)|a (?:month|week)|cancel at any|cancel any ?time|unlimited (?:access|articles)|keep reading|continue reading|already a (?:member|subscriber)|free account|register (?:for free|now|to)|newsletter|in your inbox|sign(?:ing)? up|unsubscribe|your e-?mail|donat(?:e|ion)|support (?:us|our|local|independent|quality)|can spare|chip in|become a (?:member|supporter|patron)|buy (?:me|us) a coffee',
  de: 'abonn|abo\\b|anmelden|einloggen|registrieren|probemonat|kündbar|pro (?:monat|woche)|weiterlesen|newsletter',
  fr: "abonn|s’inscrire|s'inscrire|connectez|se connecter|sans engagement|par mois|newsletter|lire la suite",
  es: 'suscr[ií]|iniciar sesión|regístra|al mes|sin permanencia|boletín|seguir leyendo',
  pt: 'assin(?:e|ante|atura)|inscreva|por mês|newsletter|continue lendo',
  it: 'abbona|accedi|registrati|al mese|newsletter|continua a leggere',
  pl: 'subskry|prenumer|zaloguj|miesięcznie|newsletter|czytaj dalej',
  ru: 'подпи(?:ска|сывай|шите|счик)|войти|зарегистрир|в месяц|рассылк|читать далее',
  uk: 'підпи(?:ска|суй|шіт)|увійти|зареєструй|на місяць|розсилк',
  ja: '有料会員|会員登録|ログイン|購読|続きを読む|この記事は有料',
  zh: '订阅|訂閱|登录|登入|注册会员|付费|付費',
  ko: '구독|로그인|회원가입|유료',
};

/** What terms of use, disclaimers and imprints say. */
const termsWords: Readonly<Record<string, string>> = {
  en: 'all rights reserved|terms of (?:use|service)|without warranty|warrant(?:y|ies)|liab(?:le|ility)|disclaimer|for informational purposes|general information only|is not intended to|no part of this|trademarks?|copyright|consequential (?:loss|damages)|reproduc(?:ed|tion)|jurisdiction|indemnif|intellectual property|site ?map|legal notice|imprint|add to home screen|install this app|user information',
  de: 'alle rechte vorbehalten|nutzungsbedingungen|haftung|impressum|urheberrecht|gewähr',
  fr: 'tous droits réservés|conditions (?:générales|d’utilisation)|mentions légales|responsabilité',
  es: 'todos los derechos|aviso legal|condiciones de uso|responsabilidad',
  ru: 'все права защищены|пользовательск|перепечатк|ответственност|копирован',
  zh: '未经授权|不得转载|版权所有|未經授權|不得轉載|版權所有',
  ja: '無断転載|著作権|禁じます',
};

/** What stands over the comments of readers. */
const commentsWords =
  'comments?|\\d+ (?:comments?|replies|responses|thoughts on)|leave a (?:comment|reply)|(?:reader|your) comments|what readers say|join the (?:conversation|discussion)|discussion|responses|kommentare|leserkommentare|commentaires?|comentarios|comentários|commenti|reacties|komentarze|комментарии|коментари|коментарі|yorumlar|التعليقات|نظرات|תגובות|コメント|评论|評論|댓글';

/** What a report hardly ever says in a short line. */
const surePhrases =
  'all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|wszelkie prawa zastrzeżone|все права защищены|усі права захищено|subscribers only|already a (?:member|subscriber)|we use cookies|subscribe now';

const gather = (tables: Readonly<Record<string, string>>) =>
  new RegExp(`(?<!\\p{L})(?:${Object.values(tables).join('|')})`, 'giu');

/** Finds words of consent, offers and terms, each where it begins a word or stands in a script without spaces. */
export const consentShape: RegExp = gather(consentWords);
export const offerShape: RegExp = gather(offerWords);
export const termsShape: RegExp = gather(termsWords);

/** Matches the heading over readers' comments, whole. */
export const commentsShape: RegExp = new RegExp(
  `^\\s*(?:${commentsWords})\\s*(?:\\(?\\d*\\)?)\\s*[:.…]?\\s*$`,
  'iu',
);
/** Finds a phrase that is a pitch in a short line without company. */
export const surePitchShape: RegExp = new RegExp(`(?<!\\p{L})(?:${surePhrases})`, 'iu');
