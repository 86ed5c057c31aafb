import { describe, expect, it } from 'vitest';
import { createCooldownStorage, parseCooldownRecord } from '../../src/core/cooldownStorage.ts';
import type { CooldownRecord, KeyValueStorage } from '../../src/core/cooldownStorage.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';

const NOW = 1_000_000;
const RECORD: CooldownRecord = {
  after: 'sent',
  deadline: NOW + 60_000,
  durationMs: 60_000,
  idempotencyKey: 'k1',
};
/** As it is stored. */
const STORED = { v: 1, ...RECORD };

function open() {
  const browser = createFakeBrowser();
  const items = browser.openTab().storage;
  return { items, names: browser.items, storage: createCooldownStorage(items) };
}

describe('a record', () => {
  it.each(['sent', 'unknown', 'too_early', 'blocked', 'sending'] as const)(
    'after %s is read as written',
    (after) => {
      const { storage } = open();
      storage.write('a', { ...RECORD, after }, NOW);
      expect(storage.read('a')).toMatchObject({ ...RECORD, after });
      expect(storage.read('b')).toBeNull();
    },
  );

  it('is gone when removed', () => {
    const { names, storage } = open();
    storage.write('a', RECORD, NOW);
    storage.remove('a');
    expect(storage.read('a')).toBeNull();
    expect(names.size).toBe(0);
  });

  it.each([
    ['of another version', { ...STORED, v: 2 }],
    ['without a version', { ...STORED, v: undefined }],
    ['after an unknown cause', { ...STORED, after: 'lunch' }],
    ['without a deadline', { ...STORED, deadline: undefined }],
    ['with a deadline that is a word', { ...STORED, deadline: 'tomorrow' }],
    ['with a deadline below zero', { ...STORED, deadline: -1 }],
    ['without a length', { ...STORED, durationMs: null }],
    ['with a length of zero', { ...STORED, durationMs: 0 }],
    ['longer than a day', { ...STORED, durationMs: 86_400_001 }],
    ['that is a list', [1]],
    ['that is a number', 7],
    ['that is null', null],
  ])('%s is ignored', (_, value) => {
    expect(parseCooldownRecord(JSON.stringify(value))).toBeNull();
  });

  it.each(['', '{', '{"v":1,', 'undefined', '\u0000'])(
    'corrupted to %j is ignored, and does not throw',
    (text) => {
      const { items, storage } = open();
      items.setItem('react-sms-code:a', text);
      expect(storage.read('a')).toBeNull();
    },
  );

  it('contains nothing but the wait', () => {
    const { names, storage } = open();
    storage.write('a', RECORD, NOW);
    expect([...names]).toEqual([
      [
        'react-sms-code:a',
        '{"v":1,"after":"sent","deadline":1060000,"durationMs":60000,"idempotencyKey":"k1"}',
      ],
    ]);
  });
});

describe('a write', () => {
  it('removes 200 records that are over and one that is corrupt', () => {
    const { items, names, storage } = open();
    for (let index = 0; index < 200; index++)
      items.setItem(`react-sms-code:${index}`, JSON.stringify({ ...STORED, deadline: NOW - index }));
    items.setItem('react-sms-code:corrupt', '{');
    storage.write('a', RECORD, NOW);
    expect([...names.keys()]).toEqual(['react-sms-code:a']);
  });

  it('keeps 200 records that still run: its own, and those that end last', () => {
    const { items, names, storage } = open();
    for (let index = 1; index <= 250; index++)
      items.setItem(`react-sms-code:${index}`, JSON.stringify({ ...STORED, deadline: NOW + index }));
    storage.write('a', RECORD, NOW);
    expect(names.size).toBe(200);
    expect([storage.read('a'), storage.read('51'), storage.read('250')?.deadline]).toMatchObject([
      RECORD,
      null,
      NOW + 250,
    ]);
    expect(storage.read('52')?.deadline).toBe(NOW + 52);
  });

  it('keeps what still runs, and what is not ours', () => {
    const { items, storage } = open();
    items.setItem('theirs', '{');
    items.setItem('react-sms-code.other', '{');
    storage.write('a', RECORD, NOW);
    storage.write('b', RECORD, NOW + 59_999);
    expect(storage.read('a')).toMatchObject(RECORD);
    expect([items.getItem('theirs'), items.getItem('react-sms-code.other')]).toEqual(['{', '{']);
  });
});

describe('a storage', () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const blocked: KeyValueStorage = {
    getItem: refuse,
    setItem: refuse,
    removeItem: refuse,
    key: refuse,
    get length() {
      return refuse();
    },
  };

  it.each([
    ['blocked', blocked],
    ['null', null],
  ])('that is %s remembers nothing and does not throw', (_, items) => {
    const storage = createCooldownStorage(items);
    storage.write('a', RECORD, NOW);
    storage.remove('a');
    expect(storage.read('a')).toBeNull();
  });

  it('that is full or read-only can still be read', () => {
    const { items } = open();
    items.setItem('react-sms-code:a', JSON.stringify(STORED));
    const storage = createCooldownStorage({ getItem: items.getItem, setItem: refuse, removeItem: refuse });
    storage.write('a', { ...RECORD, after: 'unknown' }, NOW);
    storage.remove('a');
    expect(storage.read('a')).toMatchObject(RECORD);
  });

  it('needs only the three methods', () => {
    const map = new Map<string, string>();
    const storage = createCooldownStorage({
      getItem: (name) => map.get(name) ?? null,
      setItem: (name, text) => map.set(name, text),
      removeItem: (name) => map.delete(name),
    });
    storage.write('a', RECORD, NOW);
    expect(storage.read('a')).toMatchObject(RECORD);
  });
});
