/** Gives Arabic for planted genealogies: smaller than the English, and of the same shape. */
import { grouped, listOf } from './draw.mjs';

const ar = {
  months: listOf('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
  small: listOf('صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة أحدعشر اثناعشر'),
};

export const arabic = {
  code: 'ar',
  gap: ' ',
  comma: '،',
  stop: '.',
  marks: ['"', '"'],
  syllables: listOf(
    'با بر تا جا جم حا حم دا را رش زا سا سل شا صا طا عا عم غا فا قا كا كر لا ما مر نا نو ها وا يا',
  ),
  verbEnding: '',
  first: listOf('أحمد باسل جمال حسن خالد رامي سامي طارق عادل فؤاد كريم ماجد نبيل هاني ياسر'),
  lists: {
    noun: listOf(
      `المجلس البرلمان الوزير القاضي المحامي الطبيب المعلم العامل المزارع الجيش البنك الحزب المصنع الميناء الجسر المطار
      الطريق السوق المشروع القانون القرار الاتفاق العقد القرض الصندوق التصدير الاستيراد الإضراب الهجوم الحريق الزلزال
      الوباء المستشفى المعهد السفير المتحدث المستثمر العالم الطالب اللاجئ الشاهد المتهم التقرير البيان الحكم التحقيق
      البرنامج القطار الأنبوب المفاعل الصاروخ القمح النفط الغاز الفولاذ الحصار المتحف الملعب`,
    ),
    adjective: listOf(
      `الجديد السابق المحلي الوطني الأجنبي المستقل الشمالي الجنوبي الشرقي الغربي العسكري المدني العام الخاص السري المؤقت التاريخي الطارئ الكبير`,
    ),
    verb: listOf(
      `أقر رفض أجل أيد أدان انتقد وقع علق راجع مول فتح أغلق دمر أصلح أخلى فتش زار أوقف استأنف أعلن نفى أكد عارض أقال عين
      اعتقل أفرج اتهم رفع خفض مدد ترك وسع قلص خرق باع اشترى`,
    ),
    adverb: listOf('سريعا رسميا مرارا فجأة علنا جزئيا أخيرا'),
    link: listOf('بعدما حين رغم لأن حتى منذما كلما إذ'),
    prep: listOf('مع بدون ضد خلال قرب عبر نحو تحت فوق بين دون حول'),
    report: listOf('قال زعم أقرّ حذر اعتقد اقترح أصر أفاد تمنى خشي كتب تذكر'),
    role: listOf('الوزير الرئيس المدير المحافظ السفير المحلل الخبير القائد'),
    ago: listOf('عقد قرن عام'),
  },
  title: '، $role $noun $adjective لدى $role $noun $adjective في $place ،',
  predicate: '$report أن @phrase $verb @phrase',
  phrase: [
    '$noun $adjective',
    '$noun',
    '$noun في $place',
    '$role $name',
    '$name',
    'كل $noun',
    '$noun و $noun',
    'من $verb $noun',
  ],
  main: [
    '$verb @phrase @phrase',
    '@phrase $verb @phrase',
    '$report @phrase أن @phrase $verb @phrase',
    '$verb @phrase $adverb @phrase $prep @phrase',
    '$report $percent أن @phrase $verb',
    'دفع @phrase $money ثم $verb @phrase',
  ],
  side: [
    '$link $verb @phrase @phrase',
    '$prep @phrase',
    '$date',
    'في $place',
    '$link @phrase $verb $adverb',
    '$prep $noun $adjective',
    '$link $verb $noun $count أسرة',
    '$prep $money',
  ],
  count(value, style) {
    if (value <= 12) return [ar.small[value], String(value)][style % 2];
    if (value >= 1e6) return [`${value / 1e6} مليون`, grouped(value, ',')][style % 2];
    return [grouped(value, ','), String(value)][style % 2];
  },
  percent: (value, style) => [`${value} بالمئة`, `${value}%`, `${value} في المئة`][style % 3],
  money: (value, style) => [`${value} مليار دولار`, `$${value} مليار`][style % 2],
  date: ({ month, day }, style) =>
    [`في ${day} ${ar.months[month]}`, `في ${ar.months[month]}`, 'في وقت سابق من هذا العام'][style % 3],
  name: ({ first, last }, style) => [`${first} ${last}`, last][style % 2],
  said: [
    ({ quote, who }) => `قال ${who}: "${quote.join('. ')}".`,
    ({ quote, who, role }) => `وأضاف ${role} ${who}: "${quote.join('. ')}".`,
    ({ quote, who }) => `"${quote.join('. ')}"، بحسب ما قال ${who}.`,
  ],
  chance: ['ولم يذكر تفاصيل أخرى.', 'ولم تقع إصابات.', 'ولا يزال التحقيق مستمرا.', 'ولم تعرف الأسباب بعد.'],
  furniture: [
    'من نحن: {outlet} [تنقل أخبار|صوت|تكتب عن] {region} منذ عام {year} [وهي ملك لقرائها|ويملكها العاملون فيها|ولا تتلقى مالا من الأحزاب].',
    '[تابعوا|اقرأوا|انضموا إلى] {outlet} على [فيسبوك وتويتر|تلغرام وواتساب|يوتيوب وإنستغرام] [لمعرفة آخر الأخبار|حتى لا يفوتكم شيء|لمشاهدة صور مراسلينا].',
    '© {now} {outlet}. [جميع الحقوق محفوظة|يمنع النسخ|الحقوق للناشر]. [لا يجوز إعادة النشر دون إذن|يسمح بالاقتباس مع ذكر المصدر|الآراء لأصحابها].',
    '[هل وجدتم خطأ؟|هل لديكم معلومات؟|هل من سؤال؟] [اكتبوا إلى|راسلوا|أخبرونا عبر] desk@{host} [وسننظر فيه|أو اتصلوا بالتحرير|بسرية تامة].',
  ],
  frames: [
    'أغلقت أسهم شركة $org عند $price دينار $date بارتفاع نسبته $percent في بورصة $place .',
    'يكون الطقس في $place غدا $weather والحرارة العظمى $degrees درجة والصغرى $degrees درجة وسرعة الرياح $degrees كيلومترا .',
    'فاز فريق $org على فريق $org بنتيجة $small مقابل $small في $place أمام $count متفرج .',
  ],
  formTitles: ['إغلاق البورصة في $place', 'الطقس في $place', 'نتائج المباريات في $place'],
  weather: listOf('مشمسا غائما ماطرا عاصفا'),
};
