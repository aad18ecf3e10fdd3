/** Types what stands between the program and the disk for the tests that are typed. */

interface Named {
  readonly name: 'mkdir' | 'rmdir' | 'unlink' | 'sync';
  readonly path: string;
}

export type Call =
  | { readonly name: 'write'; readonly path: string; readonly bytes: Buffer; readonly isNew: boolean }
  | Named
  | { readonly name: 'rename' | 'exchange' | 'link'; readonly from: string; readonly to: string }
  /** A program was asked to exchange two folders, which it may not be able to. */
  | { readonly name: 'asked' };

export declare class Stopped extends Error {}

export declare function watchDisk(options: {
  readonly root: string;
  readonly stopAt?: number;
  readonly isHalf?: boolean;
  readonly onStop?: () => void;
  /** Fails one call instead, after which the program goes on. */
  readonly error?: Error;
  /** All calls after it fail, too. */
  readonly isLasting?: boolean;
  /** A folder that is to look like a disk of its own. */
  readonly mount?: string;
}): { readonly calls: readonly Call[]; wasStopped(): boolean; restore(): void };
