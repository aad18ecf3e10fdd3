/** Tells the addresses of other machines and stores, such as `s3a://bucket/news`, from paths of this one. */
export function isAddress(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
}
