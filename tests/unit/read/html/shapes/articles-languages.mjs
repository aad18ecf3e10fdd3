/** Holds reports in other languages than English for the page shapes. Places, people and figures are invented. */

export const german = {
  headline: 'Stadtrat von Altenhafen stimmt für zweite Hafenmauer',
  paragraphs: [
    'Der Stadtrat von Altenhafen hat am Dienstagabend mit neun gegen sechs Stimmen den Bau einer zweiten Hafenmauer beschlossen und damit einen Streit beendet, der Fischer und Hoteliers fast zehn Jahre lang entzweit hatte.',
    'Die Mauer soll 640 Meter lang werden und vom alten Zollhaus bis zum Leuchtturm reichen. Die Kosten werden auf 38 Millionen Euro geschätzt, von denen das Land etwas mehr als die Hälfte trägt.',
    '„Wir haben in vier Wintern elf Boote verloren“, sagte Hafenmeisterin Ellen Marsch, die mit ihrem Rücktritt gedroht hatte. „Wer im Januar dort unten war, konnte nicht dagegen stimmen.“',
    'Die Gegner werfen dem Rat vor, billigere Lösungen nicht geprüft zu haben. Der Baubeginn ist für das Frühjahr vorgesehen, sobald die Denkmalbehörde dem Abriss einer Rampe von 1811 zugestimmt hat.',
  ],
};

export const french = {
  headline: 'À Port-Aulnay, le conseil municipal vote la seconde digue',
  paragraphs: [
    'Le conseil municipal de Port-Aulnay a voté mardi soir, par neuf voix contre six, la construction d’une seconde digue, mettant fin à une querelle qui opposait depuis près de dix ans les pêcheurs aux hôteliers.',
    'L’ouvrage, long de 640 mètres, reliera l’ancienne douane au phare. Son coût est estimé à 38 millions d’euros, dont la région paiera un peu plus de la moitié.',
    '« Nous avons perdu onze bateaux en quatre hivers », a rappelé la capitaine du port, Hélène Marchais, qui menaçait de démissionner. « Ceux qui étaient là en janvier ne pouvaient pas voter contre. »',
    'Les opposants reprochent à la mairie de ne pas avoir étudié de solution moins chère. Les travaux doivent commencer au printemps, si les monuments historiques autorisent la dépose d’une cale de 1811.',
  ],
};

export const spanish = {
  headline: 'El ayuntamiento de Puerto Olmo aprueba el segundo dique',
  paragraphs: [
    'El pleno de Puerto Olmo aprobó en la noche del martes, por nueve votos a seis, la construcción de un segundo dique, con lo que pone fin a una disputa que ha enfrentado a pescadores y hoteleros durante casi una década.',
    'El dique tendrá 640 metros, desde la antigua aduana hasta el faro, y costará unos 38 millones de euros, de los que la región pagará algo más de la mitad.',
    '«Hemos perdido once barcos en cuatro inviernos», dijo la capitana del puerto, Elena Marzo, que había amenazado con dimitir. «Quien estuvo allí en enero no podía votar en contra».',
    'La oposición reprocha al gobierno local que no haya estudiado soluciones más baratas. Las obras empezarán en primavera, cuando Patrimonio autorice retirar una rampa de 1811.',
  ],
};

export const polish = {
  headline: 'Rada miasta Olszyn zgodziła się na drugi falochron',
  paragraphs: [
    'Rada miasta Olszyn we wtorek wieczorem stosunkiem głosów dziewięć do sześciu zgodziła się na budowę drugiego falochronu, kończąc spór, który niemal od dziesięciu lat dzielił rybaków i hotelarzy.',
    'Falochron będzie miał 640 metrów długości i połączy dawny urząd celny z latarnią morską. Ma kosztować 38 milionów złotych, z czego nieco ponad połowę zapłaci województwo.',
    '„W ciągu czterech zim straciliśmy jedenaście łodzi” – powiedziała kapitan portu Elżbieta Marzec, która groziła rezygnacją. „Kto był tam w styczniu, nie mógł głosować przeciw”.',
    'Przeciwnicy twierdzą, że władze nie rozważyły tańszych rozwiązań. Prace mają ruszyć wiosną, gdy konserwator zabytków zgodzi się na rozbiórkę pochylni z 1811 roku.',
  ],
};

export const russian = {
  headline: 'Городской совет Ольховска одобрил строительство второго мола',
  paragraphs: [
    'Городской совет Ольховска во вторник вечером девятью голосами против шести одобрил строительство второго мола, положив конец спору, который почти десять лет разделял рыбаков и владельцев гостиниц.',
    'Мол длиной 640 метров протянется от старой таможни до маяка. Его стоимость оценивают в 380 миллионов рублей, чуть больше половины заплатит область.',
    '«За четыре зимы мы потеряли одиннадцать лодок», — сказала капитан порта Елена Маркова, грозившая уйти в отставку. — «Кто был там в январе, тот не мог голосовать против».',
    'Противники упрекают власти в том, что более дешёвые решения не рассматривались. Работы начнутся весной, когда управление по охране памятников разрешит разобрать слип 1811 года.',
  ],
};

export const arabic = {
  headline: 'مجلس مدينة مرسى الزان يقر بناء حاجز ثان للميناء',
  paragraphs: [
    'صوت مجلس مدينة مرسى الزان مساء الثلاثاء بتسعة أصوات مقابل ستة لصالح بناء حاجز ثان للميناء، منهيا بذلك خلافا فرق بين الصيادين وأصحاب الفنادق طوال ما يقرب من عشر سنوات.',
    'ويمتد الحاجز على طول 640 مترا من مبنى الجمارك القديم إلى المنارة، وتقدر كلفته بثمانية وثلاثين مليونا، تدفع المنطقة ما يزيد قليلا على نصفها.',
    'وقالت مديرة الميناء هالة مرسي، التي كانت قد هددت بالاستقالة: «فقدنا أحد عشر قاربا في أربعة فصول شتاء، ومن كان هناك في يناير لم يكن ليصوت ضد المشروع».',
    'ويأخذ المعارضون على المجلس أنه لم يدرس حلولا أقل كلفة. ومن المقرر أن تبدأ الأعمال في الربيع بعد موافقة هيئة الآثار على إزالة منحدر يعود إلى عام 1811.',
  ],
};

export const hebrew = {
  headline: 'מועצת נמל אלון אישרה את בניית שובר הגלים השני',
  paragraphs: [
    'מועצת העיר נמל אלון אישרה ביום שלישי בערב, בתשעה קולות מול שישה, את בנייתו של שובר גלים שני, ובכך סיימה מחלוקת שפילגה את הדייגים ואת בעלי המלונות במשך כמעט עשור.',
    'אורכו של שובר הגלים יהיה 640 מטרים, מבית המכס הישן ועד המגדלור, ועלותו מוערכת ב-38 מיליון שקלים, שמעט יותר ממחציתם ישלם המחוז.',
    '"איבדנו אחת עשרה סירות בארבעה חורפים", אמרה מנהלת הנמל, אלה מרש, שאיימה להתפטר. "מי שהיה שם בינואר לא היה יכול להצביע נגד".',
    'המתנגדים טוענים שהמועצה לא בחנה פתרונות זולים יותר. העבודות צפויות להתחיל באביב, לאחר שרשות העתיקות תאשר את פירוק הרציף משנת 1811.',
  ],
};

export const persian = {
  headline: 'شورای شهر بندر توسکا ساخت موج‌شکن دوم را تصویب کرد',
  paragraphs: [
    'شورای شهر بندر توسکا سه‌شنبه شب با نه رأی در برابر شش رأی ساخت موج‌شکن دوم را تصویب کرد و به اختلافی پایان داد که نزدیک به ده سال ماهیگیران و هتل‌داران را از هم جدا کرده بود.',
    'این موج‌شکن با ۶۴۰ متر درازا از گمرک قدیم تا فانوس دریایی کشیده می‌شود و هزینه آن ۳۸ میلیارد تومان برآورد شده است که استان اندکی بیش از نیمی از آن را می‌پردازد.',
    'الهام مرادی، رئیس بندر، که تهدید به استعفا کرده بود، گفت: «در چهار زمستان یازده قایق از دست داده‌ایم. کسی که در دی‌ماه آنجا بود نمی‌توانست رأی مخالف بدهد.»',
    'مخالفان می‌گویند شورا راه‌های ارزان‌تر را بررسی نکرده است. کار در بهار آغاز می‌شود، پس از آنکه میراث فرهنگی با برداشتن سرسره قایق از سال ۱۸۱۱ موافقت کند.',
  ],
};

export const japanese = {
  headline: '榛港市議会、第二防波堤の建設を可決',
  paragraphs: [
    '榛港市議会は火曜日の夜、第二防波堤の建設を賛成九、反対六で可決し、漁業者とホテル経営者を十年近く二分してきた論争に終止符を打った。',
    '防波堤は旧税関から灯台までの六百四十メートルで、建設費は三十八億円と見込まれ、県がその半分余りを負担する。',
    '「四度の冬で十一隻を失いました」と、辞任も辞さない構えだった港長の丸山恵理さんは語った。「一月にあの場にいた人なら、反対はできなかったはずです」',
    '反対派は、より安価な方法を市が検討しなかったと批判している。工事は、千八百十一年に造られた船揚げ場の撤去が認められ次第、春に始まる予定だ。',
  ],
};

export const chinese = {
  headline: '桤港市议会批准修建第二道防波堤',
  paragraphs: [
    '桤港市议会周二晚以九票赞成、六票反对批准修建第二道防波堤，结束了近十年来令渔民与旅馆业主对立的争论。',
    '防波堤全长六百四十米，从旧海关延伸至灯塔，预计耗资三点八亿元，其中略多于一半由省里承担。',
    '曾以辞职相威胁的港务长马爱莲说：“四个冬天我们失去了十一条船，一月份在现场的人，谁也不会投反对票。”',
    '反对者指责市议会没有研究更便宜的办法。工程定于春季开工，前提是文物部门同意拆除一八一一年修建的滑道。',
  ],
};

export const thai = {
  headline: 'สภาเมืองท่าสนเห็นชอบสร้างเขื่อนกันคลื่นแห่งที่สอง',
  paragraphs: [
    'สภาเมืองท่าสนลงมติเมื่อคืนวันอังคารด้วยคะแนนเก้าต่อหกให้สร้างเขื่อนกันคลื่นแห่งที่สอง ยุติข้อขัดแย้งระหว่างชาวประมงกับเจ้าของโรงแรมที่ยืดเยื้อมาเกือบสิบปี',
    'เขื่อนยาว 640 เมตรจะทอดจากด่านศุลกากรเก่าไปถึงประภาคาร คาดว่าจะใช้งบประมาณ 380 ล้านบาท โดยจังหวัดออกให้มากกว่าครึ่งเล็กน้อย',
    'นางอรุณี มาศแก้ว นายท่าเรือซึ่งเคยขู่ว่าจะลาออก กล่าวว่า “เราเสียเรือไปสิบเอ็ดลำในสี่ฤดูมรสุม ใครที่อยู่ที่นั่นในเดือนมกราคมย่อมลงคะแนนคัดค้านไม่ได้”',
    'ฝ่ายค้านตำหนิว่าสภาไม่ได้ศึกษาวิธีที่ถูกกว่า งานก่อสร้างจะเริ่มในฤดูใบไม้ผลิเมื่อกรมศิลปากรอนุญาตให้รื้อทางลาดที่สร้างในปี 2354',
  ],
};
