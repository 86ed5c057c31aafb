import { ar } from '../src/react/messages/ar.ts';
import { de } from '../src/react/messages/de.ts';
import { en } from '../src/react/messages/en.ts';
import { es } from '../src/react/messages/es.ts';
import { fr } from '../src/react/messages/fr.ts';
import { ja } from '../src/react/messages/ja.ts';
import { ko } from '../src/react/messages/ko.ts';
import { ptBR } from '../src/react/messages/ptBR.ts';
import { ru } from '../src/react/messages/ru.ts';
import { zhCN } from '../src/react/messages/zhCN.ts';
import { zhTW } from '../src/react/messages/zhTW.ts';
import type { SmsLocale } from '../src/react/SmsMessages.ts';

/** Every language of the package, in the order of the page's list. */
export const LOCALES = [en, zhCN, zhTW, ja, ko, es, fr, de, ptBR, ru, ar];

/** The language with this tag; English if there is none. */
export function findLocale(tag: string | undefined): SmsLocale {
  return LOCALES.find((locale) => locale.tag === tag) ?? en;
}

export const LANGUAGES = LOCALES.map(({ tag }) => {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return [tag, name] as const;
});
