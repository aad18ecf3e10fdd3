/**
 * Lists the days of the week in the languages of the tables, all at once: a form letter filled in again names
 * another.
 */
export const weekdayNames: readonly string[] = [
  'понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье',
  'понеділок вівторок середа середу четвер пятниця пятницю субота суботу неділя неділю',
  'панядзелак аўторак серада сераду чацвер пятніца пятніцу субота суботу нядзеля нядзелю',
  'понеделник вторник сряда четвъртък петък събота неделя',
  'понедељак уторак среда среду четвртак петак субота суботу недеља недељу',
  'ponedjeljak ponedeljak utorak srijeda srijedu sreda sredu četvrtak petak subota subotu nedjelja nedjelju nedelja',
  'четврток петок сабота недела luni marți miercuri joi vineri sâmbătă duminică',
  'hënë martë mërkurë enjte premte shtunë diel hétfő kedd szerda csütörtök péntek szombat vasárnap',
  'pazartesi salı çarşamba perşembe cuma cumartesi pazar çərşənbə cümə şənbə',
  'дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби',
  'dushanba seshanba chorshanba payshanba juma shanba yakshanba duşenbe sişenbe çarşenbe penşenbe şenbe ýekşenbe',
  'душанбе сешанбе чоршанбе панҷшанбе ҷумъа шанбе якшанбе',
  'ორშაბათს ორშაბათი სამშაბათი სამშაბათს ოთხშაბათი ოთხშაბათს ხუთშაბათი ხუთშაბათს პარასკევი პარასკევს შაბათი შაბათს',
  'երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի',
  'الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه',
  'پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار دونۍ درېنۍ څلرنۍ پينځنۍ',
  'सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार',
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
  'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo',
  'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  'poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę',
  'senin selasa rabu kamis jumat sabtu minggu tue tues thur thurs fri',
].flatMap((names) => names.split(' '));
