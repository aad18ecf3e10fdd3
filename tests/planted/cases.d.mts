/** Types of the planted cases for the tests that are typed. */
import type { PlantedRecord } from './corpus.mjs';

export declare function familyBesideFurniture(size: number, pages: number): PlantedRecord[];
export declare function filledInForm(copies: number): PlantedRecord[];
export declare function banners(pages: number): PlantedRecord[];
export declare function unlikeEnds(): PlantedRecord[];
export declare function roundUp(): PlantedRecord[];
export declare function runningStory(days: number): PlantedRecord[];
export declare function falseBridge(size: number): PlantedRecord[];
export declare function nearCopies(size: number, pages: number): PlantedRecord[];
export declare function outletItems(outlets: number, items: number): Pick<PlantedRecord, 'id' | 'text'>[];
