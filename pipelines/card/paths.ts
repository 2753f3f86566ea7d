/** Paths as strangers may read them. */

/** Every path from the root, the home or a folder above becomes its last part; `data/quora` and `owner/name` stay. */
export function withoutFolders(text: string): string {
  return text.replace(/'[^']*'|[^\s']+/g, (word) => word.replace(BEFORE_LAST_PART, '$1'));
}

const BEFORE_LAST_PART = /(^'?|=)(?:~|\.{1,2}|[A-Za-z]:)?[\\/](?:.*[\\/])?(?=[^\\/])/;
