/** Puts `gemel` among the checkout's own commands, so that `npx gemel` finds it there instead of linking the checkout into npm's cache. */
import { rmSync, symlinkSync } from 'node:fs';
import { platform } from 'node:process';

const link = new URL('../node_modules/.bin/gemel', import.meta.url);
// Windows needs a command file in place of a link; npm's own way, which takes some seconds, works there.
if (platform !== 'win32') {
  rmSync(link, { force: true });
  symlinkSync('../../bin/gemel.js', link);
}
