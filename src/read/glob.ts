/**
 * A glob in, a test for paths with `/` out: `*` and `?` within a folder, `**` across folders, `[abc]`, `{a,b}`.
 * A glob without `/` is held against the last part of a path, as in .gitignore.
 */

/** Whether `pattern` is a glob and no plain name. */
export function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern);
}

/**
 * @example
 * toMatcher('2019/**' + '/*.html')('2019/08/a.html') // true
 */
export function toMatcher(glob: string): (path: string) => boolean {
  const pattern = new RegExp(`^${translate(glob.replace(/^\.\//, ''))}$`, 'u');
  return glob.includes('/')
    ? (path) => pattern.test(path)
    : (path) => pattern.test(path.slice(path.lastIndexOf('/') + 1));
}

function translate(glob: string): string {
  let source = '';
  let braces = 0;
  for (let index = 0; index < glob.length; index++) {
    const character = glob[index]!;
    if (character === '*' && glob[index + 1] === '*') {
      // "**/" may stand for no folder at all.
      const isFolder = glob[index + 2] === '/';
      source += isFolder ? '(?:[^/]+/)*' : '.*';
      index += isFolder ? 2 : 1;
    } else if (character === '*') source += '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (character === '[') {
      const end = glob.indexOf(']', index + 2);
      if (end === -1) source += '\\[';
      else {
        source += `[${glob
          .slice(index + 1, end)
          .replace(/^!/, '^')
          .replace(/[\\[\]]/g, '\\$&')}]`;
        index = end;
      }
    } else if (character === '{' && glob.indexOf('}', index) !== -1) {
      source += '(?:';
      braces++;
    } else if (character === '}' && braces > 0) {
      source += ')';
      braces--;
    } else if (character === ',' && braces > 0) source += '|';
    else source += character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  }
  return source;
}
