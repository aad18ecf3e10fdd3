/** Says what a schema offers, without the types of the package that does it, which are not shipped. */

/** Checks values against a shape. */
export interface Schema<T> {
  /** Returns the value. Throws where it does not fit, with the first place where it does not. */
  parse(value: unknown): T;
  /** As `parse`, with the misfits as a value. */
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Misfit[] } };
}

export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
