import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { LOCALES } from '../../demo/languages.ts';

it('offers every language of the package', () => {
  const files = globSync('src/react/messages/*.ts').map((path) => basename(path, '.ts'));
  expect(LOCALES.map(({ tag }) => tag.replace('-', '')).toSorted()).toEqual(files.toSorted());
});
