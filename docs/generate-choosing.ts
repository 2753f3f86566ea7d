/** Writes docs/choosing.md anew: `npx tsx docs/generate-choosing.ts`. */
import { writeFile } from 'node:fs/promises';
import { choosingPage } from './choosing/page.ts';

await writeFile(new URL('choosing.md', import.meta.url), await choosingPage());
