/** Holds the words of consent banners, as consent platforms print them in several languages. */

export const english = [
  'We and our 843 partners store and access information on a device, such as unique identifiers in cookies, to process personal data.',
  'You may accept or manage your choices by clicking below, including your right to object where legitimate interest is used, or at any time in the privacy policy page. These choices will be signalled to our partners and will not affect browsing data.',
  'We and our partners process data to provide: use precise geolocation data. Actively scan device characteristics for identification. Store and access information on a device. Personalised advertising and content, advertising and content measurement, audience research and services development.',
];

export const englishPurposes = [
  [
    'Strictly necessary cookies',
    'These cookies are necessary for the website to function and cannot be switched off in our systems. They are usually only set in response to actions made by you which amount to a request for services, such as setting your privacy preferences, logging in or filling in forms.',
  ],
  [
    'Performance cookies',
    'These cookies allow us to count visits and traffic sources so we can measure and improve the performance of our site. They help us to know which pages are the most and least popular and see how visitors move around the site.',
  ],
  [
    'Targeting cookies',
    'These cookies may be set through our site by our advertising partners. They may be used by those companies to build a profile of your interests and show you relevant adverts on other sites.',
  ],
  [
    'Social media cookies',
    'These cookies are set by a range of social media services that we have added to the site to enable you to share our content with your friends and networks. They are capable of tracking your browser across other sites.',
  ],
];

export const german = [
  'Diese Webseite verwendet Cookies',
  'Wir verwenden Cookies, um Inhalte und Anzeigen zu personalisieren, Funktionen für soziale Medien anbieten zu können und die Zugriffe auf unsere Website zu analysieren. Außerdem geben wir Informationen zu Ihrer Verwendung unserer Website an unsere Partner für soziale Medien, Werbung und Analysen weiter.',
  'Unsere Partner führen diese Informationen möglicherweise mit weiteren Daten zusammen, die Sie ihnen bereitgestellt haben oder die sie im Rahmen Ihrer Nutzung der Dienste gesammelt haben.',
  'Notwendige Cookies helfen dabei, eine Webseite nutzbar zu machen, indem sie Grundfunktionen wie Seitennavigation und Zugriff auf sichere Bereiche der Webseite ermöglichen. Die Webseite kann ohne diese Cookies nicht richtig funktionieren.',
];

export const french = [
  'Avec votre accord, nos 214 partenaires et nous utilisons des cookies ou technologies similaires pour stocker, consulter et traiter des données personnelles telles que votre visite sur ce site internet, les adresses IP et les identifiants de cookie.',
  'Certains partenaires ne demandent pas votre consentement pour traiter vos données et se fondent sur leur intérêt commercial légitime. Vous pouvez retirer votre consentement ou vous opposer au traitement des données fondé sur l’intérêt légitime à tout moment en cliquant sur « En savoir plus ».',
  'Nos partenaires et nous traitons les données suivantes avec votre consentement : publicités et contenu personnalisés, mesure de performance des publicités et du contenu, études d’audience et développement de services.',
];

export const spanish = [
  'Nosotros y nuestros 611 socios almacenamos o accedemos a información en un dispositivo, como cookies, y procesamos datos personales, como identificadores únicos e información estándar enviada por un dispositivo.',
  'Con su permiso, nosotros y nuestros socios podemos utilizar datos de geolocalización precisa e identificación mediante análisis de dispositivos. Puede hacer clic para otorgarnos su consentimiento o acceder a información más detallada y cambiar sus preferencias.',
];

export const polish = [
  'Szanowny Użytkowniku, dbamy o Twoją prywatność. Klikając „Zgadzam się”, wyrażasz zgodę na przetwarzanie Twoich danych osobowych przez nas i naszych 902 zaufanych partnerów w celach marketingowych, w tym na profilowanie.',
  'Administratorem Twoich danych osobowych jest wydawca serwisu. Dane przetwarzamy na podstawie art. 6 ust. 1 lit. a RODO. Masz prawo do żądania dostępu do danych, ich sprostowania, usunięcia lub ograniczenia przetwarzania, a także do cofnięcia zgody w dowolnym momencie.',
  'Wyrażenie zgody jest dobrowolne. Wycofanie zgody nie wpływa na zgodność z prawem przetwarzania, którego dokonano przed jej wycofaniem. Szczegóły znajdziesz w Polityce prywatności.',
];

export const russian = [
  'Продолжая пользоваться сайтом, вы даёте согласие на обработку файлов cookie и пользовательских данных: сведений о местоположении, типе и версии операционной системы, типе и версии браузера, типе устройства и разрешении его экрана, источнике, откуда вы пришли на сайт.',
  'Настоящее согласие действует с момента его предоставления и в течение всего периода использования сайта. Оператор вправе передавать обезличенные данные третьим лицам в целях функционирования сайта, проведения ретаргетинга и статистических исследований.',
  'Согласие может быть отозвано субъектом персональных данных путём направления письменного заявления по адресу оператора. В случае отзыва согласия оператор вправе продолжить обработку данных при наличии оснований, указанных в пунктах 2–11 части 1 статьи 6 Федерального закона «О персональных данных».',
  'Если вы не хотите, чтобы ваши данные обрабатывались, покиньте сайт или отключите файлы cookie в настройках браузера. Отключение файлов cookie может привести к тому, что отдельные разделы сайта станут недоступны или будут работать неправильно.',
  'Подробнее об условиях обработки персональных данных можно узнать в Политике конфиденциальности, утверждённой приказом главного редактора, и в Пользовательском соглашении, действующая редакция которого размещена на сайте.',
];

export const arabic = [
  'نستخدم نحن وشركاؤنا ملفات تعريف الارتباط على هذا الموقع لتحسين تجربة التصفح وعرض إعلانات مخصصة وتحليل حركة الزيارات. بالنقر على زر الموافقة فإنك توافق على استخدامنا لملفات تعريف الارتباط وفقا لسياسة الخصوصية.',
  'يمكنك سحب موافقتك في أي وقت أو تعديل تفضيلاتك من خلال صفحة إعدادات الخصوصية. لمعرفة المزيد عن البيانات التي نجمعها وكيفية استخدامها يرجى قراءة سياسة ملفات تعريف الارتباط.',
];

export const italian = [
  'Noi e terze parti selezionate utilizziamo cookie o tecnologie simili per finalità tecniche e, con il tuo consenso, anche per altre finalità come specificato nella cookie policy. Il rifiuto del consenso può rendere non disponibili le relative funzioni.',
  'Puoi liberamente prestare, rifiutare o revocare il tuo consenso, in qualsiasi momento, accedendo al pannello delle preferenze. Usa il pulsante “Accetta” per acconsentire. Usa il pulsante “Rifiuta” per continuare senza accettare.',
];
