import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';

const STYLES = fileURLToPath(new URL('../../../src/react/styles.css', import.meta.url));
/** The oldest browsers that the styles support, as in the README. */
const OLDEST = ['chrome121', 'safari17', 'firefox121'];

/** The styles as a bundler writes them for these browsers, with the prefixes that they need. */
async function bundleFor(cssTarget: string | string[]): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, cssTarget, cssMinify: 'lightningcss', rolldownOptions: { input: STYLES } },
  });
  const files = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  const styles = files.find(({ fileName }) => fileName.endsWith('.css'));
  return styles?.type === 'asset' ? String(styles.source) : '';
}

it('the styles have every prefix that the oldest browsers need', async () => {
  const styles = await bundleFor('esnext');
  const rules = (await bundleFor(OLDEST)).split('}');
  expect(rules.length).toBeGreaterThan(100);
  expect(rules.filter((rule) => !styles.includes(rule))).toEqual([]);
});

it('the styles have `:host` outside `:where()` and `:is()`, in which Safari 17 does not match it', async () => {
  const styles = await bundleFor(OLDEST);
  expect(styles).toMatch(/[{},]:host[{,]/);
  expect(styles.match(/:(?:where|is)\([^{})]*:host/g)).toBeNull();
});
