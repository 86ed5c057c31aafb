import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { LOCALES } from '../../demo/languages.ts';

it('offers every language of the package', () => {
  const files = globSync('src/react/messages/*.ts').map((path) => basename(path, '.ts'));
  const offered = LOCALES.map(({ tag }) => tag.replace('-', ''));
  expect(offered.toSorted(), 'import it in demo/languages.ts, and put it into LOCALES').toEqual(
    files.toSorted(),
  );
});
