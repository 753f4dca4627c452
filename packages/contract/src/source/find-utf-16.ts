// Texts that were read as UTF-8, and that are UTF-16.

/** A byte order mark of UTF-16, or characters where every second byte is zero. */
const UTF_16 = /^(?:\ufffd\ufffd[^]*\0|(?:[^\0]\0){2}|(?:\0[^\0]){2})/;

interface OtherEncoding {
  /** The rest of a sentence about the file. */
  readonly message: string;
  readonly hint: string;
}

export const NOT_UTF_8: OtherEncoding = {
  message: 'is not UTF-8 text.',
  hint: 'Save it as text in UTF-8.',
};

export function findUtf16(text: string): OtherEncoding | undefined {
  if (!UTF_16.test(text)) return undefined;
  return { ...NOT_UTF_8, message: `${NOT_UTF_8.message} It seems to be UTF-16.` };
}
