/** A text as people write it, and the number that they mean. */
export interface PhoneGridText {
  text: string;
  /** ISO code of the country that is selected. */
  selected: string;
  /** E.164; `null` if no number may be accepted. */
  meant: string | null;
  /** Why this is the right answer. */
  because: string;
}

/** Twenty texts that end up in phone fields. */
export const phoneGridTexts: readonly PhoneGridText[] = [
  {
    text: '13800138000',
    selected: 'CN',
    meant: '+8613800138000',
    because: 'national digits belong to the selected country, though they begin with 1 as America’s do',
  },
  {
    text: '１３８００１３８０００',
    selected: 'CN',
    meant: '+8613800138000',
    because: 'Chinese input methods produce full-width digits',
  },
  {
    text: '＋８６ １３８ ００１３ ８０００',
    selected: 'US',
    meant: '+8613800138000',
    because: 'a full-width plus is a plus: what follows is a calling code',
  },
  {
    text: '٠٥٠١٢٣٤٥٦٧',
    selected: 'SA',
    meant: '+966501234567',
    because: 'Arabic digits, with the trunk zero that is not dialled from abroad',
  },
  {
    text: '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧',
    selected: 'CN',
    meant: '+966501234567',
    because: 'the calling code is written, in Arabic digits',
  },
  {
    text: '0086 138 0013 8000',
    selected: 'GB',
    meant: '+8613800138000',
    because: '00 is how Britain dials abroad, and no British number begins with it',
  },
  {
    text: '0039 02 1234567',
    selected: 'US',
    meant: '+39021234567',
    because: '00 stands for a plus on letterheads everywhere, and Italy’s zero is part of the number',
  },
  {
    text: '011 44 7911 123456',
    selected: 'US',
    meant: '+447911123456',
    because: '011 is how America dials abroad',
  },
  {
    text: '+44 (0)7911 123456',
    selected: 'CN',
    meant: '+447911123456',
    because: 'the zero in brackets is for callers within Britain',
  },
  {
    text: '07911 123456',
    selected: 'GB',
    meant: '+447911123456',
    because: 'as it is written in Britain, with the trunk zero',
  },
  {
    text: '\u202a+86 138 0013 8000\u202c',
    selected: 'US',
    meant: '+8613800138000',
    because: 'right-to-left pages put direction marks around it, which are copied along',
  },
  {
    text: 'tel:+86-138-0013-8000',
    selected: 'US',
    meant: '+8613800138000',
    because: 'the result of copying a link’s address (RFC 3966)',
  },
  {
    text: '+86 +8613800138000',
    selected: 'CN',
    meant: '+8613800138000',
    because: 'the whole number after a calling code that was already there',
  },
  {
    text: '86 138 0013 8000',
    selected: 'CN',
    meant: '+8613800138000',
    because: 'no Chinese number has thirteen digits, so 86 is the calling code',
  },
  {
    text: '138 0013 8000 转 12',
    selected: 'CN',
    meant: '+8613800138000',
    because: '转 is “extension”, which is not part of the number',
  },
  {
    text: '+1 416 234 5678',
    selected: 'US',
    meant: '+14162345678',
    because: 'a number in Toronto: the same calling code',
  },
  { text: '1380013800', selected: 'CN', meant: null, because: 'a digit is missing' },
  { text: '138001380001', selected: 'CN', meant: null, because: 'a digit too many: which one is not known' },
  {
    text: '(415) 555-2671',
    selected: 'CN',
    meant: null,
    because:
      'an American number while China is selected: nothing says so, and as a Chinese one it is somebody’s landline',
  },
  { text: '+999 123 4567', selected: 'CN', meant: null, because: 'no country has this calling code' },
];
