// Content-Type of a question: which SOAP version, which charset, which action (SOAP 1.1 §6, SOAP 1.2 part 2 §7, RFC 2045 §5.1).
// Only text/xml and application/soap+xml are taken; multipart (MTOM, attachments) is not offered.
import type { SoapVersion } from '../envelope/envelope.js';

/** `action`: of the SOAP 1.2 media type, '' when absent. */
export type MediaType = {
  readonly version: SoapVersion;
  readonly charset: string | undefined;
  readonly action: string;
};

const VERSIONS: ReadonlyMap<string, SoapVersion> = new Map([
  ['text/xml', '1.1'],
  ['application/soap+xml', '1.2'],
]);

const PARAMETER = /;\s*([A-Za-z0-9_-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]+)/g;

const unquote = (value: string): string => (value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value);

/** The media type, or nothing when it is not one of ours: the server then answers 415. */
export const findMediaType = (header: string | undefined): MediaType | undefined => {
  if (header === undefined) return undefined;
  // A connection says the same in every request; SOAP 1.2 puts an action in it, which callers may make up: one is kept.
  if (header !== latest.header) latest = { header, found: readMediaType(header) };
  return latest.found;
};

let latest: { readonly header: string; readonly found: MediaType | undefined } = { header: '', found: undefined };

const readMediaType = (header: string): MediaType | undefined => {
  const [type = ''] = header.split(';', 1);
  const version = VERSIONS.get(type.trim().toLowerCase());
  if (version === undefined) return undefined;
  let charset: string | undefined;
  let action = '';
  if (header.length > type.length) {
    for (const [, name = '', value = ''] of header.slice(type.length).matchAll(PARAMETER)) {
      if (name.toLowerCase() === 'charset') charset = unquote(value);
      if (name.toLowerCase() === 'action') action = unquote(value);
    }
  }
  return { version, charset, action };
};
