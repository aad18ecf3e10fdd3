/** Lists the page shapes: pages as sites print them, each with the paragraphs that a reader would keep. */
import { blogShapes } from './blogs.mjs';
import { hostedShapes } from './blogs-hosted.mjs';
import { consentShapes } from './consent.mjs';
import { freshShapes } from './fresh.mjs';
import { insideShapes } from './inside.mjs';
import { kindShapes } from './kinds.mjs';
import { languageShapes } from './languages.mjs';
import { layoutShapes } from './layouts.mjs';
import { paywallShapes } from './paywalls.mjs';
import { sourceShapes } from './sources.mjs';
import { surroundingWords } from './surroundings.mjs';

export const shapes = [
  ...consentShapes,
  ...blogShapes,
  ...hostedShapes,
  ...paywallShapes,
  ...layoutShapes,
  ...insideShapes,
  ...languageShapes,
  ...kindShapes,
  ...sourceShapes,
  ...freshShapes,
].map((shape) => ({
  ...shape,
  absent: [
    ...shape.absent,
    ...surroundingWords.filter((words) => shape.markup.includes(words) && !shape.absent.includes(words)),
  ],
}));
