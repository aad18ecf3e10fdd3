/**
 * Says in plain words whose quotations a paragraph holds, where the paragraph itself says only "he", says nothing, or
 * quotes more than one. Every output for people uses these words.
 */
import type { EditionParagraph, SpeakerNote } from '../model/edition.js';

/** So much of a quotation's beginning tells which one is meant. */
const openingLength = 40;

/** Says whose words they are, where the passage itself does not; what it leans on, where nothing tells; else null. */
export function explainSpeakers({ speech, leansOn }: EditionParagraph, siglum: string | null): string | null {
  const notes = speech === null ? [] : [speech, ...speech.quotations];
  const said = new Set(notes.flatMap(explainSpeaker));
  if (said.size > 0) return [...said].join('; ');
  if (leansOn === undefined) return null;
  return siglum === null ? `it followed “${leansOn}”` : `in ${siglum} it follows “${leansOn}”`;
}

function explainSpeaker({ speaker, antecedent, isCarried, isUnresolved }: SpeakerNote): string[] {
  if (isUnresolved) return [];
  if (antecedent !== undefined) return [`here “${speaker}” is ${antecedent.text}`];
  return isCarried ? [`the speaker is ${speaker}`] : [];
}

/** Lists each quotation with its speaker, where a paragraph quotes more than one; else null. */
export function listSpeakers({ speech, text, source }: EditionParagraph): string | null {
  if (speech === null) return null;
  const named = speech.quotations.map((note) => ({ name: nameSpeaker(note), ...note }));
  if (new Set(named.map(({ name }) => name.toLowerCase())).size < 2) return null;
  const bytes = Buffer.from(text);
  const words = named.map(({ name, span }) => {
    const quotation = bytes.toString('utf8', span[0] - source.span[0], span[1] - source.span[0]);
    return `${name}, ${shorten(quotation.replace(/\s+/g, ' '))}`;
  });
  return `Quoted: ${words.join('; ')}`;
}

/** Names a speaker; a pronoun that nothing explains names nobody. */
function nameSpeaker({ speaker, antecedent, isUnresolved }: SpeakerNote): string {
  return isUnresolved ? `“${speaker}”, who is not named` : (antecedent?.text ?? speaker);
}

/** Cuts a quotation to its first words, its closing mark kept. */
function shorten(quotation: string): string {
  if (quotation.length <= openingLength) return quotation;
  const cut = quotation.lastIndexOf(' ', openingLength);
  const words = quotation.slice(0, cut > 1 ? cut : openingLength).replace(/[\ud800-\udbff]$/, '');
  return `${words} …${quotation.at(-1)}`;
}
