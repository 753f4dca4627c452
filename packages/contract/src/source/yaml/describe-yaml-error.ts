// The errors of the YAML library in everyday words: what is wrong at the place, and what to do.

interface YamlError {
  readonly code: string;
  readonly message: string;
  /** Offset in the text. */
  readonly at: number;
}

interface Words {
  readonly message: string;
  readonly hint?: string;
}

const ALIGN = 'Start all keys of a mapping, and all items of a list, in the same column.';
const QUOTE = 'Put the value in double quotes.';
const KEY_AND_VALUE = 'Write `key: value`, with a space after the colon.';

export function describeYamlError(error: YamlError, text: string): Words {
  const { code, message, at } = error;
  if (code === 'TAG_RESOLVE_FAILED') return describeTag(message, text, at);
  if (code === 'TAB_AS_INDENT') {
    return { message: 'A tab is used as indentation.', hint: 'Indent with spaces.' };
  }
  const syntax = describeSyntax(error, lineFrom(text, at));
  const reason = syntax.message.charAt(0).toLowerCase() + syntax.message.slice(1);
  return { ...syntax, message: `The file is not valid YAML: ${reason}` };
}

function describeSyntax({ code, message }: YamlError, line: string): Words {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return describeTwoColons(line);
    case 'MULTILINE_IMPLICIT_KEY':
      return /^-\s/.test(line)
        ? { message: 'A list item is not allowed here, among the keys of a mapping.', hint: ALIGN }
        : { message: 'This line does not have the form `key: value`.', hint: KEY_AND_VALUE };
    case 'BAD_INDENT':
      return describeIndentation(message);
    case 'MISSING_CHAR':
      return describeMissing(message);
    case 'BAD_SCALAR_START':
      return { message: `A value without quotes cannot begin with \`${line[0]}\`.`, hint: QUOTE };
    case 'BAD_DQ_ESCAPE':
      return {
        message: `\`${/\\.*$/.exec(message)?.[0] ?? '\\'}\` is not an escape that YAML knows.`,
        hint: 'Write `\\\\` for a backslash, or put the value in single quotes.',
      };
    case 'BAD_ALIAS':
      return {
        message: `A name is missing after \`${line[0]}\`.`,
        hint: 'Put the value in double quotes if it is text.',
      };
    case 'UNEXPECTED_TOKEN':
      return describeUnexpected(message);
    default:
      return FIXED_WORDS.get(code) ?? { message: asSentence(message) };
  }
}

/** Errors whose words do not depend on the text. */
const FIXED_WORDS: ReadonlyMap<string, Words> = new Map([
  [
    'BLOCK_IN_FLOW',
    {
      message: 'A list or mapping in lines is not allowed inside of brackets.',
      hint: 'Remove the brackets, or separate what is in them by commas.',
    },
  ],
  [
    'KEY_OVER_1024_CHARS',
    {
      message: 'A key with its colon must be at most 1024 characters long.',
      hint: 'Shorten the key.',
    },
  ],
]);

/** A value that itself looks like `key: value`, or like a key with deeper lines below it. */
function describeTwoColons(line: string): Words {
  if (/^[^#"']*:\s*$/.test(line)) {
    return {
      message: 'A value that ends with `:` must be in quotes.',
      hint: 'Remove the colon, or put the value in double quotes.',
    };
  }
  if (/^[^#"']*:\s/.test(line)) {
    return { message: 'A value that contains `: ` must be in quotes.', hint: QUOTE };
  }
  return {
    message: 'The line below this value is indented deeper than the value allows.',
    hint: ALIGN,
  };
}

function describeIndentation(message: string): Words {
  if (message.includes('same column')) {
    return { message: 'This line is indented differently from the lines beside it.', hint: ALIGN };
  }
  return {
    message: `The closing ${lastCharacter(message)} is missing before this line.`,
    hint: 'Close the bracket, or indent the lines up to it.',
  };
}

function describeMissing(message: string): Words {
  if (message.startsWith('Sequence item')) {
    return {
      message: 'This line is neither a list item nor a key of the item above.',
      hint: ALIGN,
    };
  }
  if (message.startsWith('Missing closing')) {
    return {
      message: `The closing ${message.includes('"') ? 'double' : 'single'} quote of this text is missing.`,
      hint: 'Close the quotes at the end of the text.',
    };
  }
  if (message.startsWith('Implicit map keys')) {
    return { message: 'The colon after a key is missing.', hint: KEY_AND_VALUE };
  }
  if (message.startsWith('Comments')) {
    return { message: 'A space is missing before `#`.', hint: 'Put a space before a comment.' };
  }
  return { message: asSentence(message) };
}

function describeUnexpected(message: string): Words {
  if (message.includes('at node end') || message === 'Unexpected scalar token') {
    return {
      message: 'The value ends before this place, so nothing may follow here.',
      hint: "Put the whole value in quotes. Write `''` for a quote inside of single quotes.",
    };
  }
  return { message: asSentence(message) };
}

function describeTag(message: string, text: string, at: number): Words {
  const [tag = ''] = /^\S+/.exec(text.slice(at)) ?? [];
  if (/:(?:bool|int|float|null)$/.test(message)) {
    return {
      message: `The value does not fit its tag \`${tag}\`.`,
      hint: 'Remove the tag, or correct the value.',
    };
  }
  return {
    message: `The tag \`${tag}\` is not accepted.`,
    hint: 'Remove the tag. Put the value in quotes if it is text that begins with `!`.',
  };
}

function lastCharacter(message: string): string {
  return `\`${message.slice(-1)}\``;
}

function lineFrom(text: string, at: number): string {
  return /^.*/.exec(text.slice(at))![0];
}

function asSentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
