/** A directory of files of all kinds, each with articles of its own; every hundredth is broken on purpose. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { seeded } from './plant.mjs';

const words =
  'council harbour boat winter report minister talks border river bridge school vote court police market price harvest storm train fire league match singer museum border treaty visit army village hospital doctor strike union factory export energy pipeline summit quarter inflation budget reform election party coalition'.split(
    ' ',
  );

/** Writes `count` files below `folder`, in folders of a thousand. */
export function makeMixedFiles(folder, count) {
  const random = seeded(42);
  for (let index = 0; index < count; index++) {
    const place = join(folder, `part-${Math.floor(index / 1000)}`);
    if (index % 1000 === 0) mkdirSync(place, { recursive: true });
    const [ending, content] = makeFile(index, random);
    writeFileSync(join(place, `${index}.${ending}`), content);
  }
}

function makeFile(index, random) {
  const sentence = () => {
    const chosen = Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]);
    return `${chosen[0][0].toUpperCase()}${chosen.join(' ').slice(1)} ${Math.floor(random() * 1e6)}.`;
  };
  const paragraphs = Array.from({ length: 8 }, () => `${sentence()} ${sentence()}`);
  const title = sentence().replace('.', '');
  const text = paragraphs.join('\n\n');
  if (index % 100 === 99) return ['xml', '<?xml version="1.0"?><newsItem><broken'];
  const markup = paragraphs.map((part) => `<p>${part}</p>`).join('');
  switch (index % 10) {
    case 0:
      return ['txt', `${title}\n\n${text}\n`];
    case 1:
      return [
        'html',
        `<!DOCTYPE html><html><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${markup}</article></body></html>`,
      ];
    case 2:
      return ['json', JSON.stringify({ id: `j${index}`, title, text, date: '2020-03-03' })];
    case 3:
      return ['md', `---\ntitle: ${title}\ndate: 2020-03-03\n---\n\n${text}\n`];
    case 4:
      return [
        'xml',
        `<?xml version="1.0"?><nitf><head><title>${title}</title></head><body><body.head><hedline><hl1>${title}</hl1></hedline></body.head><body.content>${markup}</body.content></body></nitf>`,
      ];
    case 5:
      return ['txt.gz', gzipSync(`${title}\n\n${text}\n`)];
    case 6:
      return ['csv', `id,title,text\nc${index},"${title}","${text}"\n`];
    case 7:
      return [
        'rss',
        `<rss><channel><title>Feed</title><item><guid>r${index}</guid><title>${title}</title><description>${text}</description></item></channel></rss>`,
      ];
    case 8:
      return ['jsonl.gz', gzipSync(`${JSON.stringify({ id: `l${index}`, title, text })}\n`)];
    default:
      return ['txt', Buffer.from(`${title}\n\n${text}\n`, 'utf16le')];
  }
}
