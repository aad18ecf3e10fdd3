/** Builds pages that are read from right to left, and pages in scripts without spaces between words. */
import {
  arabic,
  chinese,
  french,
  german,
  hebrew,
  japanese,
  persian,
  russian,
  thai,
} from './articles-languages.mjs';
import { footer, page, paragraphs } from './surroundings.mjs';

const menu = (names, attributes) =>
  `<nav ${attributes}><ul>${names.map((name) => `<li><a href="#">${name}</a></li>`).join('')}</ul></nav>`;
const cards = (items, name) =>
  `<section class="${name}">${items.map(([title, text]) => `<div class="${name}__item"><a href="#"><h3>${title}</h3></a><p>${text}</p></div>`).join('\n')}</section>`;

const arabicPage = page({
  title: arabic.headline,
  lang: 'ar',
  dir: 'rtl',
  body: `<header class="main-header">${menu(['الرئيسية', 'سياسة', 'اقتصاد', 'رياضة', 'ثقافة', 'منوعات'], 'class="navbar"')}</header>
<div class="container"><div class="row"><div class="col-lg-8"><h1 class="news-title">${arabic.headline}</h1><div class="news-info"><span>مرسى الزان</span> <time datetime="2020-03-03">3 مارس 2020</time></div>
<div class="news-body">${arabic.paragraphs
    .slice(0, 2)
    .map((text) => `<p style="text-align: right;">${text}</p>`)
    .join('\n')}
<div class="read-more"><strong>اقرأ أيضا:</strong> <a href="#">إلغاء جميع رحلات العبارات حتى يوم الخميس</a></div>
${arabic.paragraphs
  .slice(2)
  .map((text) => `<p style="text-align: right;">${text}</p>`)
  .join('\n')}</div>
<div class="news-tags"><a href="#">ميناء</a> <a href="#">مجلس المدينة</a></div></div>
<div class="col-lg-4"><h2>الأكثر قراءة</h2>${cards(
    [
      [
        'المعلمون يرفضون عرض الأجور بأغلبية كبيرة',
        'وتقول النقابة إن الإضراب قبل العطلة لم يعد مستبعدا، بينما تتحدث الوزارة عن فرصة ضائعة.',
      ],
      [
        'حديقة للنحل على سطح مصلحة الضرائب',
        'أربعون ألف ساكن جديد منذ مايو، والموظفون في الطابق العلوي تعلموا إغلاق نوافذهم.',
      ],
    ],
    'side-list',
  )}</div></div></div>
<footer><p>جميع الحقوق محفوظة © 2020</p></footer>`,
});

const hebrewPage = page({
  title: hebrew.headline,
  lang: 'he',
  dir: 'rtl',
  body: `${menu(['ראשי', 'חדשות', 'כלכלה', 'ספורט', 'דעות'], 'id="nav_main"')}
<div id="site_content"><div class="article_wrap"><h1>${hebrew.headline}</h1><div class="author_line">מאת: רון פורד | 3.3.2020 08:00</div>
<div class="text_editor_paragraph_wrap">${hebrew.paragraphs.map((text) => `<div class="text_editor_paragraph rtl"><span>${text}</span></div>`).join('\n')}</div>
<div class="share_box"><a href="#">שתפו בפייסבוק</a> <a href="#">שלחו במייל</a></div></div>
<div class="talkbacks"><h2>תגובות</h2>${['עד עכשיו לא ראיתי מועצה אחת שמחליטה על משהו, וטוב שסוף סוף מישהו עשה את זה בלי לחכות לעוד חורף אחד.', 'מי ישלם את הריבית? על זה לא דיברו באף אחת מהישיבות שהייתי בהן, ואני הייתי בכולן.'].map((text) => `<div class="talkback"><b>אנונימי</b><p>${text}</p><a href="#">הגב</a></div>`).join('')}</div></div>
<div id="footer"><a href="#">תנאי שימוש</a> <a href="#">צור קשר</a> כל הזכויות שמורות</div>`,
});

const persianPage = page({
  title: persian.headline,
  lang: 'fa',
  dir: 'rtl',
  body: `<div class="top_menu">${menu(['صفحه نخست', 'سیاسی', 'اقتصادی', 'ورزشی', 'فرهنگی'], 'class="m"')}</div>
<table class="main_table" width="100%"><tr><td class="right_col" valign="top"><div class="box_title">پربیننده‌ها</div>${['لغو همه سفرهای کشتی تا پنج‌شنبه', 'باغی برای زنبورها بر بام اداره مالیات', 'معلمان پیشنهاد دستمزد را رد کردند'].map((text) => `<div class="box_item"><a href="#">${text}</a></div>`).join('')}</td>
<td class="center_col" valign="top"><div class="news_toolbar">کد خبر: ۱۲۳۴۵ | تاریخ انتشار: ۱۳ اسفند ۱۳۹۸</div><div class="title"><h1>${persian.headline}</h1></div>
<div class="body" id="newsbody">${persian.paragraphs.map((text) => `<div style="text-align:justify">${text}</div>`).join('\n')}</div>
<div class="news_tags">برچسب‌ها: <a href="#">بندر</a>، <a href="#">شورای شهر</a></div></td></tr></table>
<div class="footer">تمامی حقوق این سایت محفوظ است. استفاده از مطالب با ذکر منبع بلامانع است.</div>`,
});

const japanesePage = page({
  title: japanese.headline,
  lang: 'ja',
  body: `<header class="l-header">${menu(['トップ', '社会', '政治', '経済', 'スポーツ', '地域'], 'class="l-gnav"')}</header>
<div class="l-contents"><main class="l-main"><div class="article-header"><h1 class="ttl">${japanese.headline}</h1><p class="date">2020年3月3日 8時00分</p></div>
<div class="article-body"><div class="txt">${japanese.paragraphs.map((text) => `<p>　${text}</p>`).join('\n')}</div></div>
<p class="article-limit">この記事は有料会員限定記事です。残り：1200文字／全文：1800文字。続きを読むには会員登録が必要です。</p>
<div class="sns"><a href="#">シェア</a><a href="#">ツイート</a></div></main>
<aside class="l-side"><h2>アクセスランキング</h2><ol>${['フェリー会社、木曜日まで全便欠航', '税務署の屋上に蜂の庭', '教員組合、賃金案を大差で否決'].map((text) => `<li><a href="#">${text}</a></li>`).join('')}</ol></aside></div>
<footer class="l-footer"><p>掲載の記事・写真の無断転載を禁じます。すべての内容は日本の著作権法並びに国際条約により保護されています。</p></footer>`,
});

const chinesePage = page({
  title: chinese.headline,
  lang: 'zh-CN',
  body: `<div class="header-top">${menu(['首页', '时政', '财经', '体育', '文化', '图片'], 'class="channel"')}</div>
<div class="main-wrap"><div class="main-left"><div class="h-title">${chinese.headline}</div><div class="h-info"><span class="h-time">2020-03-03 08:00:00</span> 来源：桤港日报</div>
<div id="p-detail">${chinese.paragraphs.map((text) => `<p>　　${text}</p>`).join('\n')}<p class="editor">责任编辑：王小明</p></div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div></div>
<div class="main-right">${cards(
    [
      ['渡轮公司取消周四之前的全部航班', '驾车旅客被要求改走南港，公司本周在那里增开了班次。'],
      ['税务局屋顶上的蜜蜂花园', '自五月以来已有四万名住户迁入，顶楼的职员学会了关窗。'],
    ],
    'hot',
  )}</div></div>
<div class="footer"><p>本网站所刊载信息，不代表本网站观点。刊用本网站稿件，务经书面授权。未经授权禁止转载、摘编、复制及建立镜像，违者将依法追究法律责任。</p></div>`,
});

const thaiPage = page({
  title: thai.headline,
  lang: 'th',
  body: `<div class="navbar">${menu(['หน้าแรก', 'การเมือง', 'เศรษฐกิจ', 'กีฬา', 'บันเทิง'], 'class="menu"')}</div>
<section class="content-detail"><h1>${thai.headline}</h1><p class="meta">3 มี.ค. 2563 08:00 น.</p><div class="detail">${paragraphs(thai.paragraphs)}</div>
<div class="tags"><a href="#">ท่าเรือ</a><a href="#">สภาเมือง</a></div></section>
<section class="relate"><h2>ข่าวที่เกี่ยวข้อง</h2>${cards(
    [
      ['บริษัทเรือข้ามฟากยกเลิกทุกเที่ยวจนถึงวันพฤหัสบดี', 'ผู้โดยสารที่มีรถยนต์ขอให้ใช้ท่าเรือด้านใต้ซึ่งเพิ่มเที่ยวเรือตลอดสัปดาห์'],
      ['สวนผึ้งบนหลังคาสำนักงานสรรพากร', 'ผู้เช่าใหม่สี่หมื่นรายย้ายเข้ามาตั้งแต่เดือนพฤษภาคม'],
    ],
    'relate-list',
  )}</section>
<footer><p>สงวนลิขสิทธิ์ พ.ศ. 2563 ห้ามนำส่วนหนึ่งส่วนใดไปเผยแพร่โดยไม่ได้รับอนุญาต</p></footer>`,
});

const russianPage = page({
  title: russian.headline,
  lang: 'ru',
  body: `<div class="b-head">${menu(['Новости', 'Политика', 'Экономика', 'Спорт', 'Культура'], 'class="b-menu"')}</div>
<div class="b-layout"><div class="b-text__header"><h1>${russian.headline}</h1><div class="b-text__date">3 марта 2020, 08:00</div></div>
<div class="b-text clearfix" itemprop="articleBody">${paragraphs(russian.paragraphs.slice(0, 2))}
<aside class="b-inline-topics-box"><h4>Материалы по теме</h4><div class="b-item"><a href="#">Паром не выйдет в море до четверга</a> Пассажиров с автомобилями просят пользоваться южным портом, где на этой неделе назначены дополнительные рейсы.</div></aside>
${paragraphs(russian.paragraphs.slice(2))}</div>
<div class="b-subscribe">Больше важных новостей — в нашем телеграм-канале. <a href="#">Подписывайтесь!</a></div></div>
<div class="b-footer">Все права защищены. При использовании материалов ссылка на сайт обязательна. За достоверность информации в рекламных материалах редакция ответственности не несёт.</div>`,
});

const twoTongues = page({
  title: german.headline,
  lang: 'de',
  body: `${menu(['Startseite', 'Region', 'Sport', 'Kultur'], 'class="hauptmenue"')}
<main><h1>${german.headline}</h1><div class="artikel-text">${paragraphs(german.paragraphs)}</div>
<div class="sprachversion" lang="fr"><h2><a href="/fr">Lire cet article en français</a></h2><p>${french.paragraphs[0]} <a href="/fr">Lire la suite</a></p></div></main>${footer()}`,
});

const shape = (name, markup, { paragraphs: kept }, absent, optional = []) => ({
  name: `language: ${name}`,
  markup,
  kept,
  absent,
  optional,
});

export const languageShapes = [
  shape('Arabic, with a link to another report in the text', arabicPage, arabic, [
    'اقرأ أيضا',
    'إلغاء جميع رحلات',
    'الأكثر قراءة',
    'حديقة للنحل',
    'الحقوق محفوظة',
  ]),
  shape('Hebrew, a division for each paragraph', hebrewPage, hebrew, [
    'שתפו',
    'תגובות',
    'מי ישלם את הריבית',
    'כל הזכויות',
  ]),
  shape('Persian, in a cell of a table', persianPage, persian, [
    'پربیننده',
    'باغی برای زنبورها',
    'کد خبر',
    'برچسب',
    'تمامی حقوق',
  ]),
  shape('Japanese', japanesePage, japanese, ['有料会員', 'アクセスランキング', '蜂の庭', '無断転載']),
  shape(
    'Chinese',
    chinesePage,
    chinese,
    ['分享到', '蜜蜂花园', '未经授权'],
    ['2020-03-03 08:00:00 来源：桤港日报', '责任编辑：王小明'],
  ),
  shape('Thai', thaiPage, thai, ['ข่าวที่เกี่ยวข้อง', 'สวนผึ้ง', 'สงวนลิขสิทธิ์'], ['3 มี.ค. 2563 08:00 น.']),
  shape('Russian, with a box of related stories in the text', russianPage, russian, [
    'Материалы по теме',
    'Паром не выйдет',
    'телеграм-канале',
    'Все права защищены',
  ]),
  shape('German, with a teaser for its French version', twoTongues, german, [
    'Lire cet article',
    'Lire la suite',
    'Le conseil municipal',
  ]),
];
