/** Describes what may differ between two outputs. */
import type { Edition } from '../../model/edition.js';
import type { Rule } from '../../model/rule.js';

/** What is compared of an output. */
export interface Found {
  readonly version: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** SHA-256 by document; null where it could not be read. */
  readonly documents: ReadonlyMap<string, string | null>;
  /** Documents by cluster id. */
  readonly clusters: ReadonlyMap<string, readonly string[]>;
  readonly relations: readonly RelationRow[];
  /** By cluster id; empty after `scan`. */
  readonly editions: ReadonlyMap<string, Edition>;
}

export interface RelationRow {
  readonly a: string;
  readonly b: string;
  readonly relation: string;
  readonly tier: string;
  readonly score: number;
  /** Outputs of versions that named no rules lack it. */
  readonly rule?: Rule;
  readonly reason: string;
}

export interface OptionChange {
  readonly option: string;
  readonly left: unknown;
  readonly right: unknown;
}

export type ChangeKind = 'new' | 'gone' | 'grown' | 'shrunk' | 'joined' | 'divided' | 'regrouped';

/** Reports of either output that share documents and do not hold the same ones. */
export interface ClusterChange {
  readonly kind: ChangeKind;
  readonly left: readonly (readonly string[])[];
  readonly right: readonly (readonly string[])[];
  /** Documents of these that only one output read, or read with other bytes. */
  readonly inputs: readonly string[];
  /** Pairs inside them that were judged otherwise. */
  readonly verdicts: readonly ChangedVerdict[];
  readonly cause: Cause;
  /** The options that made the difference, where options did. */
  readonly causedBy: readonly string[];
}

export type Cause = 'input' | 'options' | 'version' | 'unknown';

/** A report with the same documents in both, printed otherwise. */
export interface ReadingChange {
  readonly title: string;
  readonly documents: readonly string[];
  readonly onlyLeft: readonly string[];
  readonly onlyRight: readonly string[];
  readonly cause: Cause;
  readonly causedBy: readonly string[];
}

export interface Comparison {
  readonly versions: readonly [string, string];
  readonly options: readonly OptionChange[];
  readonly inputs: {
    readonly onlyLeft: readonly string[];
    readonly onlyRight: readonly string[];
    readonly changed: readonly string[];
  };
  /** Both outputs name the rule behind each verdict, so that causes can be read from them. */
  readonly hasRules: boolean;
  readonly sameClusters: number;
  readonly clusters: readonly ClusterChange[];
  readonly readings: readonly ReadingChange[];
}

export type VerdictRule = Rule | 'not-examined';

export interface ChangedVerdict {
  readonly a: string;
  readonly b: string;
  readonly left: string;
  readonly right: string;
  /** What decided in each output; null where an older version did not name it. */
  readonly rules: readonly [VerdictRule | null, VerdictRule | null];
}
