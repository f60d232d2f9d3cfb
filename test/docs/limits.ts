// The limits as a document: docs/limits.md. Every figure is taken from the source that enforces it, so that none can be told wrong.
import { settings } from '../../src/config.js';
import { DEFAULT_SECURITY_LIMITS, type SecurityLimits } from '../../src/security/evidence.js';
import { DEFAULT_LIMITS, type XmlLimits } from '../../src/xml/limits.js';

const FAULT = 'signed Fault, key `XML_LIMIT` in the log: *The message exceeds a size limit.*';
const ERR_025 = 'signed Fault `ERR_025: Verification failure`, key';
const tooLarge = 'HTTP 413, plain text, unsigned; nothing was read as an envelope';
const seconds = (ms: number): string => `${ms / 1000} s`;
const octets = (count: number): string => `${count.toLocaleString('en')} octets`;

type Row = {
  readonly limit: string;
  readonly value: string;
  readonly setting: string | undefined;
  readonly seen: string;
};

/** Each bound of the parser, by its name in src/xml/limits.ts. */
const XML: Readonly<Record<keyof XmlLimits, Row>> = {
  octets: {
    limit: 'message, counted before decoding',
    value: octets(DEFAULT_LIMITS.octets),
    setting: 'maxBody',
    seen: tooLarge,
  },
  depth: { limit: 'elements open at once', value: String(DEFAULT_LIMITS.depth), setting: 'maxDepth', seen: FAULT },
  elements: {
    limit: 'elements in a message',
    value: String(DEFAULT_LIMITS.elements),
    setting: 'maxElements',
    seen: FAULT,
  },
  attributes: {
    limit: 'attributes on an element, namespace declarations included',
    value: String(DEFAULT_LIMITS.attributes),
    setting: 'maxAttributes',
    seen: FAULT,
  },
  name: {
    limit: 'a name with its prefix, UTF-16 code units',
    value: String(DEFAULT_LIMITS.name),
    setting: 'maxName',
    seen: FAULT,
  },
  text: {
    limit: 'a text node, an attribute value, a comment',
    value: octets(DEFAULT_LIMITS.text),
    setting: 'maxText',
    seen: FAULT,
  },
  comments: { limit: 'comments in a message', value: String(DEFAULT_LIMITS.comments), setting: undefined, seen: FAULT },
  references: {
    limit: 'character and entity references in a message',
    value: String(DEFAULT_LIMITS.references),
    setting: undefined,
    seen: FAULT,
  },
};

/** Each bound of the verifier, by its name in src/security/evidence.ts. */
const SECURITY: Readonly<Record<keyof SecurityLimits, Row>> = {
  references: {
    limit: 'References in a signature',
    value: String(DEFAULT_SECURITY_LIMITS.references),
    setting: 'maxReferences',
    seen: `${ERR_025} \`SECURITY_STRUCTURE\``,
  },
  certificates: {
    limit: 'certificates in a PKIPath',
    value: String(DEFAULT_SECURITY_LIMITS.certificates),
    setting: 'maxCertificates',
    seen: `${ERR_025} \`TOKEN_INVALID\``,
  },
  token: {
    limit: 'a security token, characters of base64',
    value: String(DEFAULT_SECURITY_LIMITS.token),
    setting: 'maxToken',
    seen: `${ERR_025} \`TOKEN_INVALID\``,
  },
  timestampTtl: {
    limit: 'age of Created (of Context/Tijdstip where the profile has no Timestamp)',
    value: seconds(DEFAULT_SECURITY_LIMITS.timestampTtl),
    setting: 'timestampTtl',
    seen: `${ERR_025} \`TIMESTAMP_EXPIRED\``,
  },
  timestampFuture: {
    limit: 'how far Created may lie in the future',
    value: seconds(DEFAULT_SECURITY_LIMITS.timestampFuture),
    setting: 'timestampFuture',
    seen: `${ERR_025} \`TIMESTAMP_EXPIRED\``,
  },
  replayMemory: {
    limit: 'how long a message, and an Afzender/Referte, is remembered',
    value: seconds(DEFAULT_SECURITY_LIMITS.replayMemory),
    setting: 'replayMemory',
    seen: `within it, the same again: ${ERR_025} \`REPLAY\``,
  },
};

const fallbackOf = (name: string): unknown => settings.find((setting) => setting.name === name)?.fallback;

const HTTP: readonly Row[] = [
  {
    limit: 'HTTP headers together, and one SOAP header block of others',
    value: octets(Number(fallbackOf('maxHeaderBlock'))),
    setting: 'maxHeaderBlock',
    seen: `HTTP headers: 431, plain text, connection closed; a SOAP header block: ${FAULT}`,
  },
  {
    limit: 'messages in progress',
    value: String(fallbackOf('maxQueue')),
    setting: 'maxQueue',
    seen: 'HTTP 503 with `Retry-After: 1` and a signed Fault that names 99996, before anything is read as an envelope; what is still on its way holds no place',
  },
  {
    limit: 'the same, of requests whose client still waits for an earlier answer (pipelining)',
    value: String(Math.ceil(Number(fallbackOf('maxQueue')) / 2)),
    setting: 'maxQueue',
    seen: 'the same; half of the above',
  },
  {
    limit: 'octets of messages on their way',
    value: octets(Number(fallbackOf('maxQueue')) * Number(fallbackOf('maxBody'))),
    setting: 'maxQueue',
    seen: 'the same; times `--max-body`',
  },
  {
    limit: 'disclosed dossiers remembered by a process',
    value: String(fallbackOf('maxViews')),
    setting: 'maxViews',
    seen: 'nothing: what is not remembered is disclosed anew',
  },
  {
    limit: 'time to receive the HTTP headers',
    value: `${fallbackOf('headersTimeout')} s`,
    setting: 'headersTimeout',
    seen: 'HTTP 408, plain text, connection closed',
  },
  {
    limit: 'time to receive the whole request',
    value: `${fallbackOf('requestTimeout')} s`,
    setting: 'requestTimeout',
    seen: 'HTTP 408, plain text, connection closed',
  },
];

const HEAD = `# Limits

Generated by \`npm run docs:faults\` from the sources that enforce them; a test keeps it true. A message that reaches a limit
exactly is accepted. Every limit is checked before what it bounds costs time; crossing one is a refusal, never a truncation.
`;

const TAIL = `Fixed, because another value would be another promise:

- one transform in a Reference, exclusive C14N; more is \`SECURITY_STRUCTURE\`
- keys: RSA of 2048 to 4096 bits with an exponent of 65537 or more, ECDSA on P-256 or P-384; certificates signed with SHA-256 or more
- exactly one Vraag in a question; texts of a question as long as the schema says (\`?xsd=\`), else 10001
- a partner's own quota stands in its row of the world (\`quotum\`) and is answered with 99996 at level 2; see [world.md](world.md)
`;

/** Flags by setting, for the table. */
const flagOf = (name: string | undefined): string => {
  const flag = settings.find((setting) => setting.name === name)?.flag;
  return flag === undefined ? 'fixed' : `\`${flag}\``;
};

/** docs/limits.md. */
export const writeLimitsDocument = (): string => {
  const rows = [...Object.values(XML), ...Object.values(SECURITY), ...HTTP];
  const lines = rows.map(({ limit, value, setting, seen }) => `| ${limit} | ${value} | ${flagOf(setting)} | ${seen} |`);
  const table = ['| limit | default | setting | what a sender sees beyond it |', '|---|---|---|---|', ...lines];
  return `${HEAD}\n${table.join('\n')}\n\n${TAIL}`;
};

/** The defaults of src/settings.ts beside those of the code, by setting: [setting, code]. They must be equal. */
export const LIMIT_DEFAULTS: readonly (readonly [string, unknown, number])[] = [
  ...(Object.entries(XML) as [keyof XmlLimits, Row][]).flatMap(([name, { setting }]) =>
    setting === undefined ? [] : [[setting, fallbackOf(setting), DEFAULT_LIMITS[name]] as const],
  ),
  ...(Object.entries(SECURITY) as [keyof SecurityLimits, Row][]).map(([name, { setting = '' }]) => {
    const inSeconds = ['timestampTtl', 'timestampFuture', 'replayMemory'].includes(name);
    return [setting, fallbackOf(setting), DEFAULT_SECURITY_LIMITS[name] / (inSeconds ? 1000 : 1)] as const;
  }),
];
