/** Tells what the operating system refused from faults of the program: only the former names a call of the system. */

/** An error of the operating system; `code` is its own, such as `EACCES`. */
export type SystemError = Error & { readonly code: string; readonly syscall: unknown };

export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
