/** Types the comparison of page shapes for the tests that are typed. */
import type { Overlap } from '../../../../shingle-overlap.mjs';
import type { Shape } from './shapes.mjs';

export declare function squeeze(text: string): string;
export declare function overlapOfShape(shape: Shape, text: string): Overlap;
