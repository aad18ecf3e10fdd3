/**
 * Lists the words of the news trade by language: months, abbreviations that keep their full stop, and the
 * labels of corrections, authors, sources and pictures. Other code builds its patterns from these lists.
 */

/** The words of one language. */
export interface NewsWords {
  /** January to December; forms of one month stand between slashes. */
  readonly months: string;
  /** Without their full stops. */
  readonly abbreviations: string;
  /** Labels of a correction, clarification or withdrawal before a colon, with bars between them. */
  readonly notice: string;
  /** Beginnings of a sentence that tells of an earlier version or of a change to this one. */
  readonly earlier: string;
  readonly author: string;
  readonly source: string;
  readonly photo: string;
}

const row = (
  months: string,
  abbreviations: string,
  notice: string,
  earlier: string,
  [author, source, photo]: readonly [author: string, source: string, photo: string],
): NewsWords => ({ months, abbreviations, notice, earlier, author, source, photo });

/** The words by language code. */
export const newsWords: Readonly<Record<string, NewsWords>> = {
  en: row(
    'january february march april may june july august september october november december',
    'mr mrs ms dr drs prof profs gen gens lt col maj capt sgt cpl cmdr adm sen sens rep reps gov govs supt pres hon rev fr st jr sr messrs vs etc inc ltd corp dept univ assn ave blvd ft mt approx',
    'correction|corrections|corrected|clarification|clarifications|editor’s note|editors’ note|editor’s notes|ed. note|eds|retraction|correction appended|correction notice|correction and clarification|amendment|erratum|note to readers|update',
    'an earlier version of|a previous version of|a prior version of|earlier versions of|previous versions of|an earlier headline|the headline of this|the headline on this|because of an editing error|because of incorrect information|due to an editing error|due to incorrect information|this article was amended|this article was updated|this story was updated|this article has been|this story has been|this report has been|this post has been|this piece has been|this article was corrected|this story was corrected|this article has now been|this story originally|this article originally|we have corrected|we have amended|we have updated|a correction was made|this version corrects|this version clarifies|this version removes|corrects',
    ['author', 'source|sources|agencies', 'photo|file photo|picture|image|pictured'],
  ),
  ru: row(
    'январь/января февраль/февраля март/марта апрель/апреля май/мая июнь/июня июль/июля август/августа сентябрь/сентября октябрь/октября ноябрь/ноября декабрь/декабря',
    'г гг ул им тыс млн млрд руб др проф ген акад св обл пос стр чел долл проч',
    'поправка|уточнение|исправление|исправлено|уточнено|опровержение|от редакции|примечание редакции',
    'в предыдущей версии|в первоначальной версии|в ранней версии|в более ранней версии|ранее в тексте|материал обновлен|материал исправлен|в материал внесены',
    ['автор|текст', 'источник|источники', 'фото|снимок'],
  ),
  uk: row(
    'січень/січня лютий/лютого березень/березня квітень/квітня травень/травня червень/червня липень/липня серпень/серпня вересень/вересня жовтень/жовтня листопад/листопада грудень/грудня',
    'р рр вул ім тис грн млн млрд ін проф акад св обл ст див',
    'поправка|уточнення|виправлення|виправлено|спростування|від редакції|примітка редакції',
    'у попередній версії|в попередній версії|у першій версії|матеріал оновлено|матеріал виправлено',
    ['автор|текст', 'джерело|джерела', 'фото|світлина'],
  ),
  be: row(
    'студзень/студзеня люты/лютага сакавік/сакавіка красавік/красавіка май/траўня чэрвень/чэрвеня ліпень/ліпеня жнівень/жніўня верасень/верасня кастрычнік/кастрычніка лістапад/лістапада снежань/снежня',
    'г гг вул тыс руб інш праф вобл',
    'папраўка|удакладненне|выпраўленне|ад рэдакцыі|абвяржэнне',
    'у папярэдняй версіі|матэрыял абноўлены',
    ['аўтар', 'крыніца', 'фота|здымак'],
  ),
  bg: row(
    'януари февруари март април май юни юли август септември октомври ноември декември',
    'г гр ул бул др проф млн млрд хил ген св стр',
    'поправка|корекция|уточнение|опровержение|от редакцията|бележка на редакцията',
    'в предишна версия|в по-ранна версия|статията е обновена|текстът е коригиран',
    ['автор', 'източник|източници', 'снимка|снимки|фото'],
  ),
  sr: row(
    'januar/januara/јануар/јануара februar/februara/фебруар/фебруара mart/marta/март/марта april/aprila/април/априла maj/maja/мај/маја jun/juna/јун/јуна jul/jula/јул/јула avgust/avgusta/август/августа septembar/septembra/септембар/септембра oktobar/oktobra/октобар/октобра novembar/novembra/новембар/новембра decembar/decembra/децембар/децембра',
    'br dr prof sv ul tj npr itd бр др проф св ул',
    'ispravka|ispravak|demanti|napomena redakcije|исправка|деманти|напомена редакције',
    'u prethodnoj verziji|u ranijoj verziji|у претходној верзији|у ранијој верзији',
    ['autor|аутор', 'izvor|izvori|извор', 'foto|fotografija|фото'],
  ),
  bs: row(
    'januar/siječanj februar/veljača mart/ožujak april/travanj maj/svibanj juni/lipanj juli/srpanj august/kolovoz septembar/rujan oktobar/listopad novembar/studeni decembar/prosinac',
    'br dr prof sv ul tj npr itd',
    'ispravka|ispravak|demanti|napomena redakcije',
    'u prethodnoj verziji|u ranijoj verziji',
    ['autor', 'izvor|izvori', 'foto|fotografija'],
  ),
  mk: row(
    'јануари февруари март април мај јуни јули август септември октомври ноември декември',
    'бр др проф св ул г',
    'исправка|демант|забелешка на редакцијата',
    'во претходната верзија|во поранешната верзија',
    ['автор', 'извор', 'фото'],
  ),
  ro: row(
    'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
    'dl dna nr str dr prof ing gen sf bd mld',
    'corecție|corectare|erată|rectificare|precizare|dezmințire|nota redacției',
    'într-o versiune anterioară|o versiune anterioară|articolul a fost actualizat',
    ['autor', 'sursa|sursă|surse', 'foto|sursa foto'],
  ),
  sq: row(
    'janar/janarit shkurt/shkurtit mars/marsit prill/prillit maj/majit qershor/qershorit korrik/korrikut gusht/gushtit shtator/shtatorit tetor/tetorit nëntor/nëntorit dhjetor/dhjetorit',
    'nr z znj dr prof rr',
    'korrigjim|përgënjeshtrim|shënim i redaksisë',
    'në një version të mëparshëm|versioni i mëparshëm',
    ['autor|autori', 'burimi', 'foto'],
  ),
  hu: row(
    'január február március április május június július augusztus szeptember október november december',
    'pl stb dr kb ún ifj márc ápr máj jún júl szept okt',
    'helyesbítés|helyreigazítás|pontosítás|javítás|szerkesztői megjegyzés',
    'a cikk korábbi változatában|cikkünk korábbi|cikkünket frissítettük',
    ['szerző|írta', 'forrás', 'fotó|kép'],
  ),
  tr: row(
    'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
    'dr prof doç av bkz vb vs cad yy',
    'düzeltme|açıklama|tekzip|editörün notu',
    'bu haberin önceki|haberin önceki sürümünde|bu haber güncellen',
    ['yazar|haber', 'kaynak', 'fotoğraf|foto'],
  ),
  az: row(
    'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr',
    'dr prof küç mln mlrd',
    'düzəliş|dəqiqləşdirmə|təkzib|redaksiyadan',
    'məqalənin əvvəlki|xəbərin əvvəlki',
    ['müəllif', 'mənbə', 'foto'],
  ),
  kk: row(
    'қаңтар/қаңтарда ақпан/ақпанда наурыз/наурызда сәуір/сәуірде мамыр/мамырда маусым/маусымда шілде/шілдеде тамыз/тамызда қыркүйек/қыркүйекте қазан/қазанда қараша/қарашада желтоқсан/желтоқсанда',
    'ж жж млн млрд',
    'түзету|нақтылау|теріске шығару|редакциядан',
    'мақаланың бұрынғы нұсқасында|алдыңғы нұсқада',
    ['автор|авторы', 'дереккөз', 'сурет|фото'],
  ),
  ky: row(
    'январь/январда февраль/февралда март/мартта апрель/апрелде май/майда июнь/июнда июль/июлда август/августта сентябрь/сентябрда октябрь/октябрда ноябрь/ноябрда декабрь/декабрда',
    'ж жж млн млрд',
    'түзөтүү|тактоо|төгүндөө|редакциядан',
    'макаланын мурунку|мурунку версиясында',
    ['автор|автору', 'булак', 'сүрөт|фото'],
  ),
  uz: row(
    'yanvar/январь/январ fevral/февраль/феврал mart/март aprel/апрель/апрел may/май iyun/июнь/июн iyul/июль/июл avgust/август sentabr/сентябрь/сентябр oktabr/октябрь/октябр noyabr/ноябрь/ноябр dekabr/декабрь/декабр',
    'mln mlrd prof dr',
    'tuzatish|aniqlik|raddiya|тузатиш|раддия',
    'maqolaning avvalgi|avvalgi versiyasida|мақоланинг аввалги',
    ['muallif|муаллиф', 'manba|манба', 'surat|foto|сурат'],
  ),
  tk: row(
    'ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr',
    'mln mlrd',
    'düzediş|takyklama',
    'makalanyň öňki',
    ['awtor|awtory', 'çeşme', 'surat'],
  ),
  tg: row(
    'январ/январи феврал/феврали март/марти апрел/апрели май/майи июн/июни июл/июли август/августи сентябр/сентябри октябр/октябри ноябр/ноябри декабр/декабри',
    'с млн млрд',
    'ислоҳ|тасҳеҳ|раддия',
    'дар нусхаи қаблии',
    ['муаллиф', 'манбаъ', 'акс'],
  ),
  tt: row(
    'гыйнвар/гыйнварда февраль/февральдә март/мартта апрель/апрельдә май/майда июнь/июньдә июль/июльдә август/августта сентябрь/сентябрьдә октябрь/октябрьдә ноябрь/ноябрьдә декабрь/декабрьдә',
    'млн млрд',
    'төзәтмә|ачыклау',
    'мәкаләнең элекке',
    ['автор|авторы', 'чыганак', 'фото|рәсем'],
  ),
  ba: row(
    'ғинуар февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
    'й млн млрд',
    'төҙәтмә|аныҡлау',
    'мәҡәләнең элекке',
    ['автор|авторы', 'сығанаҡ', 'фото|һүрәт'],
  ),
  ka: row(
    'იანვარი/იანვარს/იანვრის თებერვალი/თებერვალს/თებერვლის მარტი/მარტს/მარტის აპრილი/აპრილს/აპრილის მაისი/მაისს/მაისის ივნისი/ივნისს/ივნისის ივლისი/ივლისს/ივლისის აგვისტო/აგვისტოს სექტემბერი/სექტემბერს/სექტემბრის ოქტომბერი/ოქტომბერს/ოქტომბრის ნოემბერი/ნოემბერს/ნოემბრის დეკემბერი/დეკემბერს/დეკემბრის',
    'ქ მლნ',
    'შესწორება|დაზუსტება|რედაქციისგან|უარყოფა',
    'სტატიის წინა ვერსიაში|წინა ვერსიაში',
    ['ავტორი', 'წყარო', 'ფოტო'],
  ),
  hy: row(
    'հունվար/հունվարի փետրվար/փետրվարի մարտ/մարտի ապրիլ/ապրիլի մայիս/մայիսի հունիս/հունիսի հուլիս/հուլիսի օգոստոս/օգոստոսի սեպտեմբեր/սեպտեմբերի հոկտեմբեր/հոկտեմբերի նոյեմբեր/նոյեմբերի դեկտեմբեր/դեկտեմբերի',
    'թ թթ մլն մլրդ',
    'ուղղում|ճշգրտում|հերքում|խմբագրության կողմից',
    'հոդվածի նախորդ տարբերակում',
    ['հեղինակ', 'աղբյուր', 'լուսանկար|լուսանկարը'],
  ),
  fa: row(
    'ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر',
    'د',
    'اصلاحیه|تصحیح|توضیح|تکذیبیه|یادداشت سردبیر',
    'در نسخه قبلی|در نسخه پیشین',
    ['نویسنده|گزارش از', 'منبع|منابع', 'عکس|تصویر'],
  ),
  ps: row(
    'جنوري فبروري مارچ اپریل مې جون جولای اګست سپتمبر اکتوبر نومبر دسمبر',
    '',
    'سمون|تصحیح|وضاحت',
    'د دې راپور په مخکینۍ بڼه',
    ['لیکوال', 'سرچینه', 'انځور'],
  ),
  ur: row(
    'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
    '',
    'تصحیح|وضاحت|تردید|ادارتی نوٹ',
    'اس خبر کے پچھلے|پچھلے ورژن میں',
    ['مصنف', 'ماخذ|ذرائع', 'تصویر|فوٹو'],
  ),
  ar: row(
    'يناير/كانون فبراير/شباط مارس/آذار أبريل/ابريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز أغسطس/اغسطس/آب سبتمبر/أيلول أكتوبر/اكتوبر/تشرين نوفمبر ديسمبر',
    'د أ م',
    'تصحيح|توضيح|تنويه|استدراك|ملاحظة المحرر',
    'في نسخة سابقة|في النسخة السابقة|تم تعديل هذا',
    ['الكاتب|كتب', 'المصدر|المصادر', 'صورة|الصورة|تصوير'],
  ),
  zh: row('', '', '更正|勘误|勘誤|澄清|编者按|編者按|撤稿', '本文早前版本|本文此前版本|此前版本', [
    '作者|记者|記者',
    '来源|來源',
    '图|图片|圖|圖片|摄影',
  ]),
  ja: row('', '', '訂正|お詫び|おわび|編集部注|追記', 'この記事の以前の版|当初の記事', [
    '著者|記者',
    '出典|提供',
    '写真',
  ]),
  th: row(
    'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม',
    'ดร',
    'แก้ไข|แก้ไขข้อความ|ชี้แจง|หมายเหตุบรรณาธิการ',
    'บทความฉบับก่อนหน้า|ข่าวฉบับก่อนหน้า',
    ['ผู้เขียน', 'ที่มา|แหล่งข่าว', 'ภาพ'],
  ),
  hi: row(
    'जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर',
    'डॉ श्री',
    'सुधार|शुद्धि|स्पष्टीकरण|संपादक की टिप्पणी',
    'इस लेख के पिछले संस्करण',
    ['लेखक', 'स्रोत', 'तस्वीर|फोटो'],
  ),
  pt: row(
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    'sr sra dr dra av prof núm',
    'correção|errata|esclarecimento|nota da redação',
    'uma versão anterior|em versão anterior|este texto foi atualizado',
    ['autor|por', 'fonte|fontes', 'foto|imagem'],
  ),
  es: row(
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'sr sra dr dra av prof núm ud',
    'corrección|fe de errores|fe de erratas|aclaración|rectificación|nota del editor',
    'una versión anterior|en una versión anterior|este artículo ha sido',
    ['autor|por', 'fuente|fuentes', 'foto|imagen'],
  ),
  fr: row(
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'mm mme mlle dr prof av',
    'correction|correctif|rectificatif|précision|erratum|mise au point|note de la rédaction',
    'une version antérieure|une version précédente|dans une version précédente|cet article a été',
    ['auteur|par', 'source|sources', 'photo|crédit'],
  ),
  de: row(
    'januar februar märz april mai juni juli august september oktober november dezember',
    'dr prof hr fr str bzw usw ca nr abs evtl ggf',
    'korrektur|berichtigung|klarstellung|richtigstellung|anmerkung der redaktion',
    'in einer früheren version|in einer früheren fassung|in der ursprünglichen fassung|dieser artikel wurde',
    ['autor|von', 'quelle|quellen', 'foto|bild'],
  ),
  it: row(
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    'sig dott prof ing avv',
    'correzione|rettifica|errata corrige|precisazione|nota della redazione',
    'una versione precedente|in una versione precedente',
    ['autore|di', 'fonte|fonti', 'foto|immagine'],
  ),
  id: row(
    'januari februari maret april mei juni juli agustus september oktober november desember',
    'dr prof jl',
    'koreksi|ralat|klarifikasi|catatan redaksi',
    'versi sebelumnya|artikel ini telah',
    ['penulis|oleh', 'sumber', 'foto|gambar'],
  ),
};

/** Lists the abbreviations of all languages, in lower case. */
export function allAbbreviations(): readonly string[] {
  return Object.values(newsWords).flatMap(({ abbreviations }) =>
    abbreviations.split(/\s+/).filter((word) => word !== ''),
  );
}

/** Maps the names of months to their numbers; leaves out a name that means two months in two languages. */
export function allMonths(): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const ambiguous = new Set<string>();
  const names = Object.values(newsWords).flatMap(({ months }) =>
    months
      .split(/\s+/)
      .filter((word) => word !== '')
      .flatMap((forms, index) => forms.split('/').map((form) => [form, index + 1] as const)),
  );
  for (const [form, number] of names) {
    const known = numbers.get(form);
    if (known !== undefined && known !== number) ambiguous.add(form);
    numbers.set(form, number);
  }
  for (const form of ambiguous) numbers.delete(form);
  return numbers;
}

/** Joins the phrases of one field in all languages to the alternatives of a pattern, longest first. */
export function newsAlternatives(field: 'notice' | 'earlier' | 'author' | 'source' | 'photo'): string {
  const phrases = new Set(Object.values(newsWords).flatMap((entry) => entry[field].split('|')));
  return [...phrases]
    .filter((phrase) => phrase !== '')
    .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
    .map((phrase) =>
      phrase
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/’/g, "[’']?")
        .replace(/ /g, '\\s+'),
    )
    .join('|');
}
