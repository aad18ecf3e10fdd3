/**
 * Lists the phrases by which sites talk about themselves, by language: labels that lead elsewhere, calls to
 * subscribe, marks of advertising, comments, tags, dates of publication and update. Other code builds its
 * patterns from these lists and spells out no word.
 */

/** The phrases of one language, with bars between them. */
export interface SiteWords {
  /** Before a link to another report: "Read more: …". */
  readonly pointer: string;
  /** Over a list of links: "Related stories". */
  readonly section: string;
  /** Lines that belong to the site as a whole. */
  readonly whole: string;
  /** Beginnings of calls to subscribe, follow or share. */
  readonly call: string;
  /** Before the time of an update, and of publication. */
  readonly updated: string;
  readonly published: string;
}

const words = (
  pointer: string,
  section: string,
  whole: string,
  call: string,
  updated: string,
  published: string,
): SiteWords => ({ pointer, section, whole, call, updated, published });

/** The phrases by language code. */
export const siteWords: Readonly<Record<string, SiteWords>> = {
  en: words(
    'read more|read also|read next|read|see also|see more|see|watch|watch more|listen|related|related story|related article|more|more on this|also|also read|also see|must read|don’t miss|recommended|explainer|in pictures|opinion|analysis|up next',
    'related|related stories|related articles|related topics|related content|more from|more on this story|more great|more stories|most read|most popular|most viewed|popular this week|recent articles|recent posts|trending|trending now|you may also like|you might also like|recommended for you|recommended|don’t miss|editors’ picks|around the web|about the author|about the authors|leave a comment|post comment|add a comment|share this|tell us what you think|join the conversation|comments|tags|topics|latest news|more news|up next|from our partners|sponsored|what to read next|read next|want more stories like this',
    'advert|advertisement|image|story continues below|article continues below|continue reading below|continue reading|scroll to continue|skip to content|share|share this article|print|email|comments|comment|post comment|view comments|sponsored|sponsored content|loading|close|menu|search|home|sign in|log in|subscribe|view author archive|email the author|getty images|read more|show more|see more|trending|this slideshow requires javascript|back to top|follow|newsletter|no comments|leave a reply|play video|listen to article|most read|gift this article|save|copy link',
    'follow us|follow our|like us|find us|join us|join our|subscribe to|subscribe now|sign up for|sign up to|sign up|click here|to find out more|get the latest|get our|download our|download the|share this|share on|tap here|listen to|follow the|for more|stay up to date|this website uses cookies|we use cookies|by clicking|posted in|posted on|posted by|filed under|tagged with|tagged|tags|this document is subject to copyright|this material may not be|copyright|all rights reserved|have a news tip|got a tip|do you have a story',
    'updated|last updated|update|updated on|updated at|last modified|modified',
    'published|first published|posted|published on|posted on|publication date|date',
  ),
  ru: words(
    'читайте также|читайте|читать далее|смотрите также|смотрите|по теме|подробнее|еще по теме|также по теме|слушайте',
    'читайте также|по теме|другие новости|популярное|самое читаемое|новости по теме|смотрите также|материалы по теме|комментарии|теги|отзывы|лента новостей|последние новости|главное|поделиться',
    'реклама|поделиться|комментарии|распечатать|видео|фото|главная|меню|поиск|подписаться|загрузка|закрыть|отправить|код скопирован|комментировать|добавить отзыв',
    'подписывайтесь на|подпишитесь на|следите за|присоединяйтесь|скачайте|нашли ошибку|все права защищены|перепечатка|теги|метки',
    'обновлено|обновлен|обновлена|последнее обновление|изменено',
    'опубликовано|дата публикации|размещено',
  ),
  uk: words(
    'читайте також|читайте|дивіться також|докладніше|більше за темою|слухайте',
    'читайте також|за темою|інші новини|популярне|найпопулярніше|коментарі|теги|останні новини|поділитися|вас може зацікавити',
    'реклама|поділитися|коментарі|роздрукувати|відео|фото|головна|меню|пошук|підписатися|закрити',
    'підписуйтесь на|підписуйтеся на|підпишіться на|стежте за|приєднуйтесь|усі права захищено|передрук|теги',
    'оновлено|останнє оновлення|змінено',
    'опубліковано|дата публікації',
  ),
  be: words(
    'чытайце таксама|чытайце|глядзіце таксама|больш па тэме',
    'чытайце таксама|па тэме|іншыя навіны|папулярнае|каментары|тэгі|апошнія навіны',
    'рэклама|падзяліцца|каментары|друкаваць|галоўная|мэню|пошук|падпісацца',
    'падпісвайцеся на|падпішыцеся на|сачыце за|усе правы абароненыя',
    'абноўлена|апошняе абнаўленне',
    'апублікавана',
  ),
  bg: words(
    'прочетете още|прочетете|вижте още|вижте|още по темата|четете още|гледайте',
    'още по темата|свързани новини|най-четени|коментари|етикети|последни новини|още новини|препоръчваме',
    'реклама|сподели|споделете|коментари|начало|меню|търсене|абонирайте се|видео|снимки',
    'последвайте ни|харесайте ни|абонирайте се за|следете|всички права запазени|очаквайте',
    'обновена|обновено|последна редакция|редактирана',
    'публикувана|публикувано',
  ),
  pl: words(
    'czytaj także|czytaj też|czytaj również|czytaj więcej|przeczytaj także|przeczytaj też|zobacz także|zobacz też|zobacz również|zobacz|więcej|oglądaj|posłuchaj|polecamy',
    'czytaj także|czytaj też|zobacz także|polecane|polecamy|najczęściej czytane|najpopularniejsze|powiązane|komentarze|tagi|najnowsze|inne artykuły|może cię zainteresować|więcej na ten temat',
    'reklama|udostępnij|podziel się|komentarze|drukuj|menu|szukaj|zamknij|strona główna|materiał sponsorowany|dalsza część artykułu pod materiałem wideo|zdjęcie|wideo|skomentuj|kopiuj link',
    'śledź nas|obserwuj nas|polub nas|zapisz się|subskrybuj|pobierz aplikację|dołącz do nas|wszelkie prawa zastrzeżone|kup dostęp|zaloguj się',
    'aktualizacja|zaktualizowano|ostatnia aktualizacja|zmodyfikowano',
    'opublikowano|data publikacji|publikacja|dodano',
  ),
  sr: words(
    'pročitajte još|pročitajte i|pročitajte|pogledajte|прочитајте још|прочитајте|погледајте|више о овоме',
    'povezane vesti|najčitanije|komentari|oznake|najnovije|повезане вести|најчитаније|коментари|ознаке|најновије',
    'reklama|podeli|podelite|komentari|početna|pretraga|реклама|подели|коментари|почетна|претрага',
    'pratite nas|zapratite nas|prijavite se|sva prava zadržana|пратите нас|пријавите се|сва права задржана',
    'ažurirano|poslednja izmena|ажурирано|последња измена',
    'objavljeno|објављено',
  ),
  bs: words(
    'pročitajte i|pročitajte još|čitajte|pogledajte|više o ovome',
    'povezani članci|povezane vijesti|najčitanije|komentari|oznake|vezani sadržaji|posljednje vijesti',
    'reklama|podijeli|podijelite|komentari|početna|pretraga|ispis',
    'pratite nas|prijavite se|sva prava pridržana',
    'ažurirano|posljednja izmjena|izmijenjeno',
    'objavljeno',
  ),
  mk: words(
    'прочитајте повеќе|прочитајте и|прочитајте|погледнете|повеќе за темата',
    'поврзани вести|најчитани|коментари|ознаки|последни вести',
    'реклама|сподели|коментари|почетна|пребарување',
    'следете нè|следете не|пријавете се|сите права се задржани',
    'ажурирано|последна измена',
    'објавено',
  ),
  ro: words(
    'citește și|citeşte şi|citește|citiți și|vezi și|vedeți și|mai multe',
    'articole similare|cele mai citite|comentarii|etichete|ultimele știri|știri similare|pe aceeași temă',
    'publicitate|distribuie|comentarii|acasă|caută|printează|abonează-te',
    'urmăriți-ne|urmărește-ne|abonați-vă|abonează-te|toate drepturile rezervate',
    'actualizat|ultima actualizare|actualizare',
    'publicat|data publicării',
  ),
  sq: words(
    'lexo edhe|lexoni edhe|lexo më shumë|shiko edhe|më shumë',
    'lajme të ngjashme|më të lexuarat|komente|etiketa|lajmet e fundit',
    'reklamë|shpërndaje|komente|kreu|kërko',
    'na ndiqni|abonohuni|të gjitha të drejtat e rezervuara',
    'përditësuar|përditësimi i fundit',
    'publikuar|botuar',
  ),
  hu: words(
    'olvassa el|olvasd el|olvasta már|lásd még|kapcsolódó|bővebben',
    'kapcsolódó cikkek|kapcsolódó|legolvasottabb|hozzászólások|címkék|legfrissebb|ajánló',
    'hirdetés|megosztás|hozzászólások|kezdőlap|keresés|nyomtatás|feliratkozás',
    'kövessen minket|kövess minket|iratkozzon fel|iratkozz fel|minden jog fenntartva',
    'frissítve|frissült|utolsó frissítés|módosítva',
    'megjelent|közzétéve',
  ),
  tr: words(
    'ayrıca okuyun|bunu da oku|devamını oku|ilgili haber|bkz',
    'ilgili haberler|en çok okunanlar|yorumlar|etiketler|son haberler|öne çıkanlar',
    'reklam|paylaş|yorumlar|ana sayfa|arama|yazdır|abone ol',
    'bizi takip edin|abone olun|tüm hakları saklıdır',
    'güncellendi|güncelleme|son güncelleme',
    'yayınlanma|yayınlandı|yayın tarihi',
  ),
  az: words(
    'həmçinin oxuyun|oxuyun|ətraflı|bax',
    'əlaqəli xəbərlər|ən çox oxunan|şərhlər|etiketlər|son xəbərlər',
    'reklam|paylaş|şərhlər|ana səhifə|axtarış|çap',
    'bizi izləyin|abunə olun|bütün hüquqlar qorunur',
    'yeniləndi|yenilənib|son yenilənmə',
    'dərc olunub|yayımlanıb',
  ),
  kk: words(
    'тағы оқыңыз|оқи отырыңыз|тағы қараңыз|толығырақ',
    'тақырып бойынша|көп оқылған|пікірлер|тегтер|соңғы жаңалықтар',
    'жарнама|бөлісу|пікірлер|басты бет|іздеу|жазылу',
    'бізге жазылыңыз|жазылыңыз|барлық құқықтар қорғалған',
    'жаңартылды|жаңартылған',
    'жарияланды|жарияланған',
  ),
  ky: words(
    'дагы окуңуз|окуңуз|толугураак|дагы караңыз',
    'тема боюнча|көп окулган|пикирлер|тегдер|акыркы жаңылыктар',
    'жарнама|бөлүшүү|пикирлер|башкы бет|издөө',
    'бизге жазылыңыз|жазылыңыз|бардык укуктар корголгон',
    'жаңыртылды|жаңыланды',
    'жарыяланды',
  ),
  uz: words(
    'shuningdek o‘qing|o‘qing|batafsil|яна ўқинг|ўқинг|батафсил',
    'mavzuga oid|ko‘p o‘qilgan|izohlar|teglar|so‘nggi yangiliklar|мавзуга оид|изоҳлар|сўнгги янгиликлар',
    'reklama|ulashish|izohlar|bosh sahifa|qidiruv|реклама|улашиш|изоҳлар',
    'bizga obuna bo‘ling|obuna bo‘ling|barcha huquqlar himoyalangan|обуна бўлинг',
    'yangilandi|yangilangan|янгиланди',
    'chop etilgan|e’lon qilindi|эълон қилинди',
  ),
  tk: words(
    'şeýle-de okaň|okaň|dolulygyna',
    'meňzeş habarlar|iň köp okalan|teswirler|soňky habarlar',
    'reklama|paýlaş|teswirler|baş sahypa|gözleg',
    'bize goşulyň|ähli hukuklar goralan',
    'täzelendi',
    'çap edildi',
  ),
  tg: words(
    'инчунин бихонед|бихонед|муфассал',
    'дар ҳамин мавзӯъ|аз ҳама бештар хондашуда|шарҳҳо|ахбори охирин',
    'реклама|мубодила|шарҳҳо|саҳифаи асосӣ|ҷустуҷӯ',
    'обуна шавед|ҳамаи ҳуқуқҳо ҳифз шудаанд',
    'навсозӣ шуд|таҷдид шуд',
    'нашр шуд',
  ),
  tt: words(
    'шулай ук укыгыз|укыгыз|тулырак',
    'тема буенча|фикерләр|соңгы яңалыклар',
    'реклама|уртаклашу|фикерләр|баш бит|эзләү',
    'безгә язылыгыз|барлык хокуклар якланган',
    'яңартылды',
    'басылды|бастырылды',
  ),
  ba: words(
    'шулай уҡ уҡығыҙ|уҡығыҙ|тулыраҡ',
    'тема буйынса|фекерҙәр|һуңғы яңылыҡтар',
    'реклама|уртаҡлашыу|фекерҙәр|баш бит|эҙләү',
    'беҙгә яҙылығыҙ|бөтә хоҡуҡтар яҡланған',
    'яңыртылды',
    'баҫылды',
  ),
  ka: words(
    'წაიკითხეთ ასევე|იხილეთ ასევე|იხილეთ|დაწვრილებით',
    'დაკავშირებული ამბები|პოპულარული|კომენტარები|თეგები|ბოლო ამბები',
    'რეკლამა|გაზიარება|კომენტარები|მთავარი|ძებნა',
    'გამოგვყევით|გამოიწერეთ|ყველა უფლება დაცულია',
    'განახლდა|განახლებულია',
    'გამოქვეყნდა',
  ),
  hy: words(
    'կարդացեք նաև|տեսեք նաև|մանրամասն',
    'առնչվող նյութեր|ամենաընթերցված|մեկնաբանություններ|պիտակներ|վերջին լուրեր',
    'գովազդ|կիսվել|մեկնաբանություններ|գլխավոր|որոնում',
    'հետևեք մեզ|բաժանորդագրվեք|բոլոր իրավունքները պաշտպանված են',
    'թարմացվել է|թարմացված',
    'հրապարակվել է',
  ),
  fa: words(
    'بیشتر بخوانید|بیشتر بخوانید در این باره|همچنین بخوانید|ادامه مطلب|در همین زمینه',
    'مطالب مرتبط|اخبار مرتبط|پربازدیدترین|پربیننده‌ترین|نظرات|برچسب‌ها|آخرین اخبار',
    'تبلیغات|آگهی|اشتراک‌گذاری|نظرات|صفحه اصلی|جستجو|چاپ',
    'ما را دنبال کنید|مشترک شوید|کلیه حقوق محفوظ است',
    'به‌روزرسانی|به روز شده|آخرین به‌روزرسانی|به‌روز شده',
    'منتشر شده|تاریخ انتشار',
  ),
  ps: words(
    'نور ولولئ|دا هم ولولئ|نور وګورئ',
    'اړوند خبرونه|تازه خبرونه|تبصرې',
    'اعلان|شریک یې کړئ|تبصرې|کور پاڼه|پلټنه',
    'موږ تعقیب کړئ|ټول حقونه خوندي دي',
    'تازه شوی',
    'خپور شوی',
  ),
  ur: words(
    'مزید پڑھیں|یہ بھی پڑھیں|مزید دیکھیں',
    'متعلقہ خبریں|مقبول ترین|تبصرے|ٹیگز|تازہ ترین',
    'اشتہار|شیئر کریں|تبصرے|صفحہ اول|تلاش',
    'ہمیں فالو کریں|سبسکرائب کریں|جملہ حقوق محفوظ ہیں',
    'اپ ڈیٹ|تازہ کاری',
    'شائع|تاریخ اشاعت',
  ),
  ar: words(
    'اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|اقرأ المزيد|شاهد أيضا|المزيد',
    'مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|تعليقات|وسوم|آخر الأخبار|موضوعات متعلقة',
    'إعلان|شارك|مشاركة|تعليقات|الرئيسية|بحث|طباعة',
    'تابعونا|تابعنا على|اشترك في|جميع الحقوق محفوظة',
    'آخر تحديث|تحديث|تم التحديث',
    'نشر في|تاريخ النشر|نشرت في',
  ),
  zh: words(
    '延伸阅读|相关阅读|阅读更多|更多|參閱|延伸閱讀',
    '相关新闻|相关报道|热门新闻|评论|标签|最新消息|相關新聞|熱門新聞|評論|標籤',
    '广告|分享|评论|首页|搜索|打印|廣告|評論|首頁',
    '关注我们|订阅|版权所有|關注我們|訂閱|版權所有',
    '更新|最后更新|更新时间|最後更新|更新時間',
    '发布|发表于|发布时间|發布|發佈',
  ),
  ja: words(
    '関連記事|あわせて読みたい|続きを読む|もっと見る',
    '関連記事|人気記事|コメント|タグ|最新ニュース|おすすめ',
    '広告|シェア|共有|コメント|ホーム|検索|印刷',
    'フォロー|購読|無断転載|All rights reserved',
    '更新|最終更新',
    '公開|配信|掲載',
  ),
  th: words(
    'อ่านเพิ่มเติม|อ่านต่อ|ดูเพิ่มเติม|ข่าวที่เกี่ยวข้อง',
    'ข่าวที่เกี่ยวข้อง|ข่าวยอดนิยม|ความคิดเห็น|แท็ก|ข่าวล่าสุด',
    'โฆษณา|แชร์|ความคิดเห็น|หน้าแรก|ค้นหา',
    'ติดตามเรา|สมัครรับ|สงวนลิขสิทธิ์',
    'อัปเดต|อัพเดต|ปรับปรุงล่าสุด',
    'เผยแพร่',
  ),
  hi: words(
    'यह भी पढ़ें|और पढ़ें|ये भी पढ़ें',
    'संबंधित खबरें|टिप्पणियाँ|टैग|ताज़ा खबरें',
    'विज्ञापन|शेयर करें|टिप्पणियाँ|होम|खोजें',
    'हमें फॉलो करें|सब्सक्राइब करें|सर्वाधिकार सुरक्षित',
    'अपडेट|अपडेटेड',
    'प्रकाशित',
  ),
  pt: words(
    'leia também|leia mais|veja também|saiba mais',
    'notícias relacionadas|mais lidas|comentários|tags|últimas notícias|veja também',
    'publicidade|compartilhe|comentários|início|busca|imprimir',
    'siga-nos|assine|inscreva-se|todos os direitos reservados|atenção: comentários|tempo de leitura',
    'atualizado|atualizado em|última atualização',
    'publicado|publicado em',
  ),
  es: words(
    'lea también|lee también|leer más|ver más|vea también|le puede interesar',
    'noticias relacionadas|lo más leído|comentarios|etiquetas|últimas noticias|te puede interesar',
    'publicidad|compartir|comentarios|inicio|buscar|imprimir',
    'síguenos|suscríbete|todos los derechos reservados',
    'actualizado|última actualización',
    'publicado',
  ),
  fr: words(
    'lire aussi|à lire aussi|lire la suite|voir aussi|en savoir plus',
    'articles liés|sur le même sujet|les plus lus|commentaires|mots-clés|dernières nouvelles',
    'publicité|partager|commentaires|accueil|recherche|imprimer',
    'suivez-nous|abonnez-vous|tous droits réservés',
    'mis à jour|mise à jour|actualisé',
    'publié|publié le',
  ),
  de: words(
    'lesen sie auch|lesen sie mehr|mehr dazu|siehe auch|mehr zum thema',
    'mehr zum thema|meistgelesen|kommentare|schlagwörter|aktuelle nachrichten|das könnte sie auch interessieren',
    'anzeige|werbung|teilen|kommentare|startseite|suche|drucken',
    'folgen sie uns|abonnieren sie|alle rechte vorbehalten',
    'aktualisiert|zuletzt aktualisiert|stand',
    'veröffentlicht|erschienen',
  ),
  id: words(
    'baca juga|baca selengkapnya|lihat juga',
    'berita terkait|terpopuler|komentar|tag|berita terbaru',
    'iklan|bagikan|komentar|beranda|cari',
    'ikuti kami|berlangganan|hak cipta|filed under',
    'diperbarui|terakhir diperbarui',
    'diterbitkan|dipublikasikan|posted on',
  ),
  it: words(
    'leggi anche|leggi tutto|guarda anche|vedi anche',
    'articoli correlati|più letti|commenti|tag|ultime notizie',
    'pubblicità|condividi|commenti|home|cerca|stampa|letture',
    'seguici|iscriviti|tutti i diritti riservati|riproduzione riservata',
    'aggiornato|ultimo aggiornamento',
    'pubblicato',
  ),
};

const toPattern = (phrase: string) =>
  phrase
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/[’']/g, "[’']")
    .replace(/ /g, '\\s+');

/** Joins the phrases of one field in all languages to the alternatives of a pattern, longest first. */
export function alternatives(field: keyof SiteWords): string {
  const phrases = new Set(Object.values(siteWords).flatMap((entry) => entry[field].split('|')));
  return [...phrases]
    .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
    .map(toPattern)
    .join('|');
}
