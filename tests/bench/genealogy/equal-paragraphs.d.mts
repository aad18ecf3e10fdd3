/** Types of the naive way for the tests that are typed. */
import type { PlantedGenealogies } from '../../planted/genealogies.mjs';
import type { ToldThread } from './score.mjs';

export declare function equalParagraphs(world: PlantedGenealogies): readonly ToldThread[];
