/** Gives Spanish for planted genealogies: smaller than the English, and of the same shape. */
import { grouped, listOf } from './draw.mjs';

const decimal = (value) => String(value).replace('.', ',');

const es = {
  months: listOf('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
  small: listOf('cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce'),
};

export const spanish = {
  code: 'es',
  gap: ' ',
  comma: ',',
  stop: '.',
  marks: ['“', '”'],
  syllables: listOf(
    'ba be bra ca car cha co da del do fe ga gra hue ja lan le lo ma mi mon na no par pe que ra ri ro sa se sol ta ter to va vi zar',
  ),
  verbEnding: 'ó',
  first: listOf(
    'Ana Bruno Carla Diego Elena Fermín Gloria Iván Javier Laura Mateo Nuria Pablo Rosa Sergio Teresa',
  ),
  lists: {
    noun: listOf(
      `gobierno consejo tribunal ejército banco sindicato partido comité puerto puente aeropuerto mercado presupuesto
      impuesto crédito contrato acuerdo tratado referéndum voto protesta paro ataque incendio terremoto brote hospital
      colegio maestro médico obrero agricultor piloto soldado juez abogado fiscal ministro alcalde gobernador diputado
      embajador portavoz inversor científico estudiante refugiado testigo sospechoso rehén proyecto decreto fallo
      recurso informe estudio documento plan programa viaje barco tren oleoducto reactor satélite misil grano petróleo
      acero algodón suministro embargo permiso censo museo estadio torneo premio`,
    ),
    adjective: listOf(
      `nuevo antiguo local federal regional nacional extranjero independiente norteño rural urbano militar civil público
      privado secreto temporal histórico frágil breve humanitario económico legal financiero industrial digital médico`,
    ),
    verb: listOf(
      `aprobó rechazó aplazó respaldó condenó criticó firmó suspendió revisó abrió cerró bloqueó destruyó reconstruyó
      evacuó registró visitó inspeccionó ordenó reanudó negó confirmó apoyó reemplazó despidió nombró detuvo liberó
      interrogó acusó duplicó amplió abandonó redujo levantó violó investigó anuló vendió compró`,
    ),
    adverb: listOf('rápidamente formalmente oficialmente repetidamente finalmente públicamente parcialmente'),
    link: listOf('cuando mientras aunque porque antes después donde como apenas'),
    prep: listOf('con sin contra durante tras desde hacia hasta mediante sobre entre bajo ante'),
    report: listOf(
      'dijo afirmó sostuvo admitió advirtió creyó sugirió insistió informó esperó temió escribió recordó',
    ),
    role: listOf('ministro presidente director gobernador alcalde embajador analista economista profesor'),
    ago: listOf('década siglo generación'),
  },
  title: ', $role $adjective del $role del $noun $adjective de $place ,',
  predicate: '$report que @phrase $verb @phrase',
  phrase: [
    'el $noun $adjective',
    'el $noun',
    '$name',
    'un $noun de $place',
    '$role $name',
    'el $noun y el $noun',
    'cada $noun',
    'todo $noun $adjective',
    'quien $verb el $noun',
  ],
  main: [
    '@phrase $verb @phrase',
    '@phrase $adverb $verb @phrase',
    '@phrase $report que @phrase $verb @phrase',
    '@phrase , que $verb @phrase , $verb @phrase',
    '@phrase $verb @phrase $prep @phrase',
    'el $percent $report que @phrase $verb',
    '@phrase pagó $money y $verb @phrase',
    'lo que @phrase $verb $adverb $verb @phrase',
  ],
  side: [
    '$link @phrase $verb @phrase',
    '$prep @phrase',
    '$date',
    'en $place',
    '$link @phrase $adverb $verb',
    '$prep $noun $adjective',
    '$link $noun $verb $count familias',
    '$prep $money',
    '$prep el $percent',
  ],
  count(value, style) {
    if (value <= 12) return [es.small[value], String(value)][style % 2];
    const millions = decimal(value / 1e6);
    if (value >= 1e6)
      return [`${millions} millones de`, `${grouped(value, '.')}`, `${millions} M de`][style % 3];
    return [grouped(value, '.'), String(value)][style % 2];
  },
  percent: (value, style) => [`${value} por ciento`, `${value}%`, `${value} %`][style % 3],
  money: (value, style) =>
    [`${grouped(Math.round(value * 1000), '.')} millones de dólares`, `US$${decimal(value)} mil millones`][
      style % 2
    ],
  date: ({ month, day }, style) =>
    [`el ${day} de ${es.months[month]}`, `en ${es.months[month]}`, 'a principios de este año'][style % 3],
  name: ({ first, last }, style) => [`${first} ${last}`, last, `el señor ${last}`][style % 3],
  said: [
    ({ quote, who, role }) => `“${quote.join('. ')}”, dijo ${who}, ${role}.`,
    ({ quote, who }) => `${who} afirmó: “${quote.join('. ')}”.`,
    ({ quote, who }) => `“${quote.join('. ')}”, aseguró ${who}.`,
  ],
  chance: [
    'No dio más detalles.',
    'No hubo heridos.',
    'Se desconoce la causa.',
    'La investigación continúa.',
  ],
  furniture: [
    'Quiénes somos: {outlet} [informa desde|cuenta lo que pasa en|es la voz de|escribe sobre] {region} desde {year} y [pertenece a sus lectores|vive de sus socios|es propiedad de una familia].',
    '[Siga a|Encuentre a|Únase a|Lea a] {outlet} en [Facebook, Twitter y WhatsApp|Instagram y Telegram|YouTube y TikTok] [para recibir las últimas noticias|y no se pierda nada|con fotos de nuestros reporteros].',
    '© {now} {outlet}. [Todos los derechos reservados|Reproducción prohibida|Derechos de la editorial]. [Se permite citar con enlace|Prohibida la copia total o parcial sin permiso|Las opiniones son de sus autores].',
    '[Suscríbase al boletín|Reciba la carta|Pida el resumen] de {outlet} [y lea cada mañana lo más importante|antes del desayuno|con cinco historias del día|que eligen nuestros editores].',
    '[¿Ha visto un error?|¿Sabe algo más?|¿Tiene preguntas?] [Escriba a|Avise a|Mande una nota a] mesa@{host} [y lo miraremos|o llame a la redacción|con toda reserva].',
  ],
  frames: [
    'Las acciones de $org cerraron $date a $price euros , una subida del $percent , en la bolsa de $place .',
    'Mañana en $place el tiempo será $weather , con máximas de $degrees grados , mínimas de $degrees y vientos de $degrees kilómetros por hora .',
    'El $org venció al $org por $small a $small en $place con goles de $last y $last ante $count espectadores .',
  ],
  formTitles: ['Cierre de la bolsa: $place', 'El tiempo en $place', 'Resultados: $place'],
  weather: listOf('soleado nublado lluvioso ventoso fresco'),
};
