/**
 * Lists number words by language: from one to twenty, tens, hundreds, thousands, dozens, ordinals, and what counts only
 * roughly. Words of one language are others' words of another kind ("due" is two in Italian), so that a text is read by
 * the words of its own language, which its commonest words give away.
 */

/** The number words of one language; forms of one number stand between slashes. */
export interface NumberWords {
  /** Words that nearly every text of the language has. */
  readonly common: string;
  /** From one upwards, without a gap. */
  readonly units: string;
  /** Ten, twenty … ninety; a stroke where the language has no word of its own. */
  readonly tens: string;
  /** One hundred to nine hundred where these are words of their own, or the word that multiplies. */
  readonly hundreds: string;
  /** Thousand, million, billion, trillion. */
  readonly scales: string;
  readonly dozen: string;
  /** From first upwards. */
  readonly ordinals: string;
  /** Several, a few; then many times ten, a hundred, a thousand, a million. */
  readonly few: string;
  readonly many: string;
}

const row = (
  common: string,
  units: string,
  [tens, hundreds, scales]: readonly [string, string, string],
  [dozen, ordinals, few, many]: readonly [string, string, string, string] = ['', '', '', ''],
): NumberWords => ({ common, units, tens, hundreds, scales, dozen, ordinals, few, many });

/** The words by language code. */
export const numberWords: Readonly<Record<string, NumberWords>> = {
  en: row(
    'the of and to in that was with for',
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    [
      'ten twenty thirty forty fifty sixty seventy eighty ninety',
      'hundred',
      'thousand/k million/mln/mn billion/bn trillion/tn',
    ],
    [
      'dozen',
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
      'several multiple',
      'dozens/scores hundreds thousands millions billions',
    ],
  ),
  ru: row(
    'и в на что не с по как для',
    'один/одна/одно/одного/одной/одному/одну/одним два/две/двух/двум/двумя/двое/двоих три/трех/трёх/трем/трём/тремя/трое/троих четыре/четырех/четырёх/четырем/четырьмя/четверо/четверых пять/пяти/пятью/пятеро/пятерых шесть/шести/шестью/шестеро/шестерых семь/семи/семью/семеро/семерых восемь/восьми/восемью девять/девяти/девятью десять/десяти/десятью одиннадцать/одиннадцати двенадцать/двенадцати тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати восемнадцать/восемнадцати девятнадцать/девятнадцати',
    [
      'десять двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти девяносто/девяноста',
      'сто/ста двести/двухсот триста/трехсот четыреста/четырехсот пятьсот/пятисот шестьсот/шестисот семьсот/семисот восемьсот/восьмисот девятьсот/девятисот',
      'тысяча/тысячи/тысяч/тысячу/тыс миллион/миллиона/миллионов/млн миллиард/миллиарда/миллиардов/млрд триллион/триллиона/триллионов/трлн',
    ],
    [
      'дюжина/дюжины/дюжину/дюжин',
      'первый/первая/первое/первого/первой/первом второй/вторая/второе/второго/втором третий/третья/третье/третьего/третьей/третьем четвертый/четвертая/четвертого/четвертой пятый/пятая/пятого/пятой шестой/шестая/шестого седьмой/седьмая/седьмого восьмой/восьмая/восьмого девятый/девятая/девятого десятый/десятая/десятого',
      'несколько/нескольких/нескольким/несколькими',
      'десятки/десятков сотни/сотен тысячи миллионы миллиарды',
    ],
  ),
  uk: row(
    'і в на що не з та до про для',
    "один/одна/одного/однієї/одну два/дві/двох/двоє три/трьох/троє чотири/чотирьох/четверо пʼять/п'ять/п’ять/п'яти/п’яти/п'ятеро шість/шести/шестеро сім/семи/семеро вісім/восьми дев'ять/дев’ять/дев'яти десять/десяти одинадцять/одинадцяти дванадцять/дванадцяти тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
    [
      "десять двадцять/двадцяти тридцять/тридцяти сорок/сорока п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
      "сто/ста двісті/двохсот триста/трьохсот чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
      'тисяча/тисячі/тисяч/тисячу/тис мільйон/мільйона/мільйонів/млн мільярд/мільярда/мільярдів/млрд трильйон/трильйона/трлн',
    ],
    [
      'дюжина/дюжину',
      "перший/перша/першого другий/друга/другого третій/третя/третього четвертий/четверта п'ятий/п'ята шостий сьомий восьмий дев'ятий десятий",
      'кілька/декілька/кількох',
      'десятки/десятків сотні/сотень тисячі мільйони мільярди',
    ],
  ),
  be: row(
    'і ў на што не з да пра',
    'адзін/адна два/дзве/двух тры/трох чатыры/чатырох пяць/пяці шэсць/шасці сем/сямі восем дзевяць дзесяць',
    [
      'дзесяць дваццаць трыццаць сорак пяцьдзясят - - - -',
      'сто дзвесце трыста',
      'тысяча/тысячы/тысяч/тыс мільён/мільёна/млн мільярд/мільярда/млрд',
    ],
  ),
  bg: row(
    'и в на че не с от за се да',
    'един/една/едно два/две/двама/двамата три/трима/тримата четири/четирима пет/петима шест/шестима седем/седмина осем девет десет единадесет/единайсет дванадесет/дванайсет тринадесет четиринадесет петнадесет/петнайсет шестнадесет седемнадесет осемнадесет деветнадесет',
    [
      'десет двадесет/двайсет тридесет/трийсет четиридесет/четирийсет петдесет шестдесет/шейсет седемдесет осемдесет деветдесет',
      'сто двеста триста четиристотин петстотин шестстотин седемстотин осемстотин деветстотин',
      'хиляда/хиляди/хил милион/милиона/млн милиард/милиарда/млрд',
    ],
    [
      'дузина',
      'първи/първа/първият/първите/първата/първия втори/втора/вторият/втория/втората/вторите трети/трета/третия/третият/третата/третите четвърти/четвърта/четвъртия пети/пета/петия',
      'няколко',
      'десетки стотици хиляди милиони',
    ],
  ),
  sr: row(
    'и у на да се је за са od su',
    'један/једна/jedan/jedna два/две/dva/dve/dvije три/tri четири/četiri пет/pet шест/šest седам/sedam осам/osam девет/devet десет/deset једанаест/jedanaest дванаест/dvanaest',
    [
      'десет двадесет/dvadeset тридесет/trideset четрдесет/četrdeset педесет/pedeset - - - -',
      'сто/sto двеста/dvesta/dvjesto триста/trista/tristo',
      'хиљада/хиљаде/hiljada/hiljade/tisuća/tisuće милион/милиона/milion/miliona/milijun/milijuna милијарда/милијарде/milijarda/milijarde',
    ],
    ['', 'први/prvi други/drugi трећи/treći', 'неколико/nekoliko', 'десетине/desetine стотине/stotine'],
  ),
  de: row(
    'der die und das den von mit ist',
    'ein/eine/einen/einem/einer/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    [
      'zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
      'hundert',
      'tausend million/millionen/mio milliarde/milliarden/mrd billion/billionen',
    ],
    [
      'dutzend',
      'erste/ersten/erster zweite/zweiten/zweiter dritte/dritten/dritter vierte/vierten fünfte/fünften',
      'mehrere/einige',
      'dutzende hunderte tausende',
    ],
  ),
  fr: row(
    'le la les des et en du que une',
    'un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    [
      'dix vingt trente quarante cinquante soixante - - -',
      'cent/cents',
      'mille million/millions milliard/milliards',
    ],
    [
      'douzaine',
      'premier/première deuxième troisième quatrième cinquième',
      'plusieurs/quelques',
      'dizaines centaines milliers',
    ],
  ),
  es: row(
    'el la los que de en las por una',
    'un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
    [
      'diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
      'cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos quinientos',
      'mil millón/millones',
    ],
    [
      'docena',
      'primer/primero/primera segundo/segunda tercer/tercero/tercera cuarto/cuarta quinto/quinta',
      'varios/varias/algunos/algunas',
      'decenas/docenas cientos/centenares miles',
    ],
  ),
  pt: row(
    'o os que de em do da uma não',
    'um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze',
    [
      'dez vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
      'cem/cento duzentos trezentos',
      'mil milhão/milhões bilhão/bilhões',
    ],
    [
      'dúzia',
      'primeiro/primeira segundo/segunda terceiro/terceira',
      'vários/várias/alguns/algumas',
      'dezenas centenas milhares',
    ],
  ),
  it: row(
    'il di che la e un della per con',
    'un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    [
      'dieci venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
      'cento',
      'mille/mila milione/milioni miliardo/miliardi',
    ],
    [
      'dozzina',
      'primo/prima secondo/seconda terzo/terza quarto/quarta',
      'diversi/diverse/alcuni/alcune',
      'decine centinaia migliaia',
    ],
  ),
  ro: row(
    'și de la în pe cu care din',
    'un/unu/una/o doi/două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece/douăsprezece',
    [
      'zece douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci',
      '',
      'mie/mii milion/milioane miliard/miliarde',
    ],
  ),
  pl: row(
    'i w na z się że do nie',
    'jeden/jedna/jedno/jednego dwa/dwie/dwóch/dwoje trzy/trzech/troje cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście dwanaście',
    [
      'dziesięć dwadzieścia trzydzieści czterdzieści pięćdziesiąt - - - -',
      'sto dwieście trzysta',
      'tysiąc/tysiące/tysięcy/tys milion/miliony/milionów/mln miliard/miliardy/miliardów/mld',
    ],
  ),
  tr: row('ve bir bu için ile da de olarak', 'bir iki üç dört beş altı yedi sekiz dokuz on', [
    'on yirmi otuz kırk elli altmış yetmiş seksen doksan',
    'yüz',
    'bin milyon milyar trilyon',
  ]),
  az: row('və bir bu üçün ilə da də', 'bir iki üç dörd beş altı yeddi səkkiz doqquz on', [
    'on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan',
    'yüz',
    'min milyon milyard',
  ]),
  kk: row('және бұл үшін мен деп', 'бір екі үш төрт бес алты жеті сегіз тоғыз он', [
    'он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан',
    'жүз',
    'мың миллион/млн миллиард/млрд',
  ]),
  ky: row('жана бул үчүн менен деп', 'бир эки үч төрт беш алты жети сегиз тогуз он', [
    'он жыйырма отуз кырк элүү алтымыш жетимиш сексен токсон',
    'жүз',
    'миң миллион/млн миллиард/млрд',
  ]),
  uz: row('va bu uchun bilan ham deb', "bir ikki uch to'rt besh olti yetti sakkiz to'qqiz o'n", [
    "o'n yigirma o'ttiz qirq ellik - - - -",
    'yuz',
    'ming million/mln milliard/mlrd',
  ]),
  id: row('yang dan di itu dengan untuk dari', 'satu dua tiga empat lima enam tujuh delapan sembilan', [
    'sepuluh - - - - - - - -',
    'seratus',
    'ribu juta miliar triliun',
  ]),
  ar: row(
    'في من على أن إلى عن مع',
    'واحد/واحدة اثنان/اثنين/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر',
    [
      'عشرة عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين',
      'مئة/مائة مئتان/مئتين',
      'ألف/آلاف مليون/ملايين مليار/مليارات',
    ],
    ['', '', 'عدة', 'عشرات مئات'],
  ),
  fa: row(
    'در از که به را این با',
    'یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده',
    ['ده بیست سی چهل پنجاه شصت هفتاد هشتاد نود', 'صد دویست سیصد', 'هزار میلیون میلیارد'],
    ['', '', 'چند/چندین', ''],
  ),
  hi: row(
    'के में की है और से को',
    'एक दो तीन चार पांच/पाँच छह/छः सात आठ नौ दस',
    ['दस बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे', 'सौ', 'हजार/हज़ार - - -'],
    ['', '', 'कई', ''],
  ),
  zh: row('的 在 了 和 是 年', '一 二/两/兩 三 四 五 六 七 八 九 十', [
    '十 二十 三十 四十 五十 六十 七十 八十 九十',
    '百',
    '千 - - -',
  ]),
};
