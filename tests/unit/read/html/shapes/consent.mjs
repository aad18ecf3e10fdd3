/** Builds pages with consent banners: ten kinds of platforms and home-made ones, in eight languages. */

import { court, essay, harbour, market, museum, storm, trains } from './articles.mjs';
import * as tongues from './articles-languages.mjs';
import * as words from './consent-words.mjs';
import { footer, masthead, mostRead, page, paragraphs, related, share } from './surroundings.mjs';

/** A newspaper's page around `article`, with the banner where its platform puts it. */
const newspaper = (article, { lang, dir, before = '', after = '', within = '', head = '' }) =>
  page({
    title: article.headline,
    lang,
    dir,
    head,
    body: `${before}
${masthead()}
<main id="content" class="layout">
  <div class="layout__main">
    ${within}
    <article class="story">
      <header class="story__header">
        <h1 class="story__headline">${article.headline}</h1>
        <div class="story__meta"><span class="story__author">Ray Ford</span> <time datetime="2020-03-03T08:00">3.3.2020</time></div>
        ${share}
      </header>
      <div class="story__body">
${paragraphs(article.paragraphs, 'class="story__paragraph"')}
      </div>
    </article>
    ${related()}
  </div>
  <div class="layout__side">${mostRead()}</div>
</main>
${footer()}
${after}`,
  });

const shape = (name, article, banner, absent) => ({
  name: `consent: ${name}`,
  markup: newspaper(article, banner),
  kept: article.paragraphs,
  absent,
});

const oneTrust = `<div id="onetrust-consent-sdk">
  <div class="onetrust-pc-dark-filter ot-fade-in"></div>
  <div id="onetrust-banner-sdk" class="otFlat bottom ot-wo-title" role="region" aria-label="Cookie banner"><div role="dialog" aria-describedby="onetrust-policy-text"><div class="ot-sdk-container"><div class="ot-sdk-row">
    <div id="onetrust-group-container" class="ot-sdk-eight ot-sdk-columns"><div id="onetrust-policy"><h2 id="onetrust-policy-title">We value your privacy</h2>
      <div id="onetrust-policy-text">${words.english[0]} ${words.english[1]}<a class="ot-cookie-policy-link" href="/cookies">More information</a></div>
      <div class="ot-dpd-container"><h3 class="ot-dpd-title">We and our partners process data to provide:</h3><div class="ot-dpd-content"><p class="ot-dpd-desc">${words.english[2]}</p></div></div></div></div>
    <div id="onetrust-button-group-parent"><div id="onetrust-button-group"><button id="onetrust-pc-btn-handler">Show purposes</button><button id="onetrust-accept-btn-handler">I accept</button></div></div>
  </div></div></div></div>
  <div id="onetrust-pc-sdk" class="otPcCenter ot-hide" role="dialog"><div class="ot-pc-content"><h2 id="ot-pc-title">Privacy preference centre</h2>
    <div id="ot-pc-desc">When you visit any website, it may store or retrieve information on your browser, mostly in the form of cookies. This information might be about you, your preferences or your device and is mostly used to make the site work as you expect it to.</div>
    <section class="ot-cat-grp">${words.englishPurposes
      .map(
        ([title, text], index) =>
          `<div class="ot-accordion-layout ot-cat-item"><h4 class="ot-cat-header" id="ot-header-id-C000${index}">${title}</h4><p class="ot-category-desc" id="ot-desc-id-C000${index}">${text}</p></div>`,
      )
      .join('\n')}</section></div></div>
</div>`;

const cookiebot = `<div id="CybotCookiebotDialog" name="CybotCookiebotDialog" role="dialog" class="CybotEdge" data-template="popup">
  <div class="CybotCookiebotDialogContentWrapper"><div class="CybotCookiebotScrollContainer"><div id="CybotCookiebotDialogBody">
    <div class="CybotCookiebotDialogBodyContent"><h2 id="CybotCookiebotDialogBodyContentTitle">${words.german[0]}</h2>
      <div id="CybotCookiebotDialogBodyContentText">${words.german[1]} ${words.german[2]}</div></div>
    <div id="CybotCookiebotDialogDetail"><div class="CookieCard"><p class="CybotCookiebotDialogDetailBodyContentCookieTypeIntro">${words.german[3]}</p>
      <table class="CybotCookiebotDialogDetailBodyContentCookieTypeTable"><tr><th>Name</th><th>Anbieter</th><th>Zweck</th><th>Ablauf</th></tr>
      <tr><td>CookieConsent</td><td>Cookiebot</td><td>Speichert den Zustimmungsstatus des Benutzers für Cookies auf der aktuellen Domäne.</td><td>1 Jahr</td></tr>
      <tr><td>PHPSESSID</td><td>Altenhafener Bote</td><td>Behält die Zustände des Benutzers bei allen Seitenanfragen bei.</td><td>Session</td></tr></table></div></div>
    <div id="CybotCookiebotDialogFooter"><button id="CybotCookiebotDialogBodyButtonDecline">Ablehnen</button><button id="CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll">Alle zulassen</button></div>
  </div></div></div></div>`;

const didomi = `<div id="didomi-host" data-nosnippet="true" aria-hidden="false"><div class="didomi-popup-container"><div id="didomi-popup" class="didomi-popup-backdrop didomi-popup-notice" role="dialog">
  <div class="didomi-exterior-border"><div class="didomi-popup__dialog"><div class="didomi-popup-view">
    <h1 id="didomi-notice-title">Le respect de votre vie privée est notre priorité</h1>
    <div class="didomi-popup-notice-text">${paragraphs(words.french)}</div>
    <div class="didomi-popup-notice-buttons"><button id="didomi-notice-learn-more-button">En savoir plus</button><button id="didomi-notice-agree-button">Accepter &amp; fermer</button></div>
  </div></div></div></div></div></div>`;

const quantcast = `<div class="qc-cmp2-container" id="qc-cmp2-container" data-nosnippet><div id="qc-cmp2-main" class="qc-cmp-cleanslate css-1w8pz9b"><div id="qc-cmp2-ui" role="dialog" class="css-hjyk8y">
  <div class="qc-cmp2-summary-section"><div class="qc-cmp2-publisher-logo-container"><h2>Valoramos su privacidad</h2></div>
    <div class="qc-cmp2-summary-info">${words.spanish.map((text) => `<div><p>${text}</p></div>`).join('')}</div></div>
  <div class="qc-cmp2-footer"><div class="qc-cmp2-summary-buttons"><button mode="secondary">MÁS OPCIONES</button><button mode="primary">ACEPTO</button></div></div>
  <ul class="qc-cmp2-partners">${['Almacenar la información en un dispositivo y/o acceder a ella', 'Selección de anuncios básicos, medición de anuncios', 'Desarrollar y mejorar los servicios', 'Crear un perfil para la personalización de contenidos'].map((text) => `<li><span>${text}</span><button>ACTIVAR</button></li>`).join('')}</ul>
</div></div></div>`;

const wall = (texts) => `<div class="fullscreen-wall" style="position:fixed;inset:0;z-index:99999">
  <div class="fullscreen-wall__inner"><h2>Политика обработки данных</h2>
${paragraphs(texts)}
  <div><a class="btn" href="#ok">Принять</a> <a class="btn" href="#more">Подробнее</a></div></div></div>`;

const googleBlogger = (text) =>
  `<div class="cookie-choices-info" id="cookieChoiceInfo"><div class="cookie-choices-inner"><span class="cookie-choices-text">${text}</span><span class="cookie-choices-buttons"><a class="cookie-choices-button" href="https://policies.example/cookies">LEARN MORE</a><a class="cookie-choices-button" id="cookieChoiceDismiss" href="#">OK</a></span></div></div>`;

export const consentShapes = [
  shape('OneTrust at the end of the body, with its preference centre', harbour, { after: oneTrust }, [
    '843 partners',
    'Performance cookies',
    'count visits and traffic sources',
    'Privacy preference centre',
  ]),
  shape('Cookiebot before the page, in German', tongues.german, { lang: 'de', before: cookiebot }, [
    'verwendet Cookies',
    'Anzeigen zu personalisieren',
    'Grundfunktionen',
    'PHPSESSID',
  ]),
  shape('Didomi with a heading of its own, in French', tongues.french, { lang: 'fr', before: didomi }, [
    'nos 214 partenaires',
    'votre consentement',
    'Le respect de votre vie privée',
  ]),
  shape('Quantcast with purposes, in Spanish', tongues.spanish, { lang: 'es', after: quantcast }, [
    'nuestros 611 socios',
    'geolocalización',
    'anuncios básicos',
  ]),
  shape(
    'Usercentrics wall before the page, in Polish',
    tongues.polish,
    {
      lang: 'pl',
      before: `<div id="usercentrics-root" data-created-at="1583222400"><div data-testid="uc-default-wall" role="dialog" class="sc-eDvSVe gkXQnh"><div class="sc-bcXHqe"><h2 class="sc-gswNZR">Twoja prywatność</h2><div class="sc-dkrFOg">${paragraphs(words.polish, 'class="sc-hLBbgP"')}</div></div><div class="sc-evZas"><button data-testid="uc-deny-all-button">Odrzuć</button><button data-testid="uc-accept-all-button">Zgadzam się</button></div></div></div>`,
    },
    ['zaufanych partnerów', 'RODO', 'Wyrażenie zgody'],
  ),
  shape(
    'paragraphs without any telling name above the page',
    market,
    {
      before: `<div class="w-full bg-gray-100 px-4 py-3 text-sm"><div class="mx-auto max-w-4xl">${paragraphs(words.english, 'class="mb-2"')}<div class="flex gap-2"><button class="rounded border px-3">Reject all</button><button class="rounded border px-3">Accept all</button></div></div></div>`,
    },
    ['843 partners', 'legitimate interest', 'precise geolocation'],
  ),
  shape(
    'first paragraphs inside the main column',
    trains,
    {
      within: `<div class="notice-box"><p><strong>Your privacy matters.</strong> ${words.english[0]}</p><p>${words.english[1]}</p><p><a href="#accept">Accept</a> <a href="#settings">Settings</a></p></div>`,
    },
    ['Your privacy matters', '843 partners', 'right to object'],
  ),
  shape(
    'full-screen wall longer than the article, in Russian',
    { ...tongues.russian, paragraphs: tongues.russian.paragraphs.slice(0, 2) },
    { lang: 'ru', before: wall(words.russian) },
    ['Продолжая пользоваться', 'персональных данных', 'Согласие может быть отозвано'],
  ),
  shape(
    'bar behind the page, in Arabic',
    tongues.arabic,
    {
      lang: 'ar',
      dir: 'rtl',
      after: `<div class="gdpr gdpr-bar" role="alert" lang="ar">${paragraphs(words.arabic)}<button>موافق</button></div>`,
    },
    ['تعريف الارتباط', 'سحب موافقتك'],
  ),
  shape(
    'iubenda on an English page, in Italian',
    storm,
    {
      after: `<div id="iubenda-cs-banner" class="iubenda-cs-default-floating iubenda-cs-bottom iubenda-cs-visible" role="alertdialog"><div class="iubenda-cs-container"><div class="iubenda-cs-content"><div id="iubenda-cs-title">Informativa</div><div id="iubenda-cs-paragraph">${paragraphs(words.italian, 'class="iub-p"')}</div><div class="iubenda-cs-opt-group"><button class="iubenda-cs-reject-btn">Rifiuta</button><button class="iubenda-cs-accept-btn">Accetta</button></div></div></div></div>`,
    },
    ['terze parti selezionate', 'revocare il tuo consenso'],
  ),
  shape(
    'Google’s bar as blogs show it',
    essay,
    {
      before: googleBlogger(
        'This site uses cookies from Google to deliver its services and to analyze traffic. Your IP address and user-agent are shared with Google along with performance and security metrics to ensure quality of service, generate usage statistics, and to detect and address abuse.',
      ),
    },
    ['cookies from Google', 'user-agent'],
  ),
  shape(
    'dialog in an <article>, marked up like a story',
    court,
    {
      after: `<dialog open class="cmp"><article class="cmp-story"><header><h1>Before you continue</h1></header><section>${paragraphs([...words.english, ...words.englishPurposes.map(([, text]) => text)])}</section></article></dialog>`,
    },
    ['Before you continue', '843 partners', 'profile of your interests'],
  ),
  {
    name: 'consent: nothing but the banner, since the article comes by script',
    markup: page({
      title: museum.headline,
      body: `${googleBlogger('This site uses cookies from Google to deliver its services, to personalize ads and to analyze traffic. Information about your use of this site is shared with Google. By using this site, you agree to its use of cookies.')}<div id="app"></div><noscript>Please enable JavaScript to read this page.</noscript>`,
    }),
    kept: [],
    absent: [],
    isWithoutArticle: true,
  },
];
