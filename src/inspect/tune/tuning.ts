/** Describes what was found under every threshold and variant that was tried. */
import type { SweepRow } from '../../detect/sweep.js';
import type { DetectOptions } from '../../model/options.js';
import type { RelatedPair } from '../../model/pair.js';
import type { Heading } from '../../write/page/passage-texts.js';
import type { Join } from './exact-join.js';
import type { Share } from './share.js';

export interface Variant {
  readonly sketch: DetectOptions['sketch'];
  readonly shingleSize: number;
}

export interface GoldFigures {
  readonly precision: Share;
  readonly recall: Share;
  readonly f1: Share;
}

export interface TuneRow extends SweepRow {
  /** The share of planted revisions found. */
  readonly planted: Share;
  readonly gold: GoldFigures | null;
}

export interface TunedVariant extends Variant {
  readonly rows: readonly TuneRow[];
}

/** A pair with its longest passage, as it stands in a; null where there is none. */
export interface QuotedPair extends RelatedPair {
  readonly quote: string | null;
  /** What a and b are known by; null for what can no longer be read. */
  readonly headings: readonly [Heading | null, Heading | null];
}

export interface Tuning {
  readonly documents: number;
  readonly planted: number;
  /** The first is the one that was asked for; its rows have intervals. */
  readonly variants: readonly TunedVariant[];
  readonly join: Join & { readonly containment: number };
  readonly recommended: Variant & { readonly threshold: number; readonly why: string };
  /** All pairs of the recommended variant, and those nearest to its threshold on either side. */
  readonly pairs: readonly RelatedPair[];
  readonly below: readonly QuotedPair[];
  readonly above: readonly QuotedPair[];
}
