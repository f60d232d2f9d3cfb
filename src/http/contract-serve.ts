// Answers `?wsdl`, `?xsd=`, `&flat=1` and `&policy=1` with addresses that follow the request (docs/contract.md).
// Trusts that the base address was decided by the caller (KBI_PUBLIC_URL, trusted proxy headers, Host); bounds what it remembers.
import { createHash } from 'node:crypto';
import { Fault } from '../faults/fault.js';
import { addPolicy } from './contract-policy.js';
import { fileOf, flatten, importsOf, relocateImports, relocateService } from './contract-text.js';

/** What a client gets: `etag` with its quotes, absent on a refusal. */
export type ServedContract = {
  readonly status: 200 | 404;
  readonly contentType: string;
  readonly body: string;
  readonly etag?: string;
};

/** One WSDL with everything it imports, dependencies first, by file name. */
export type ContractDocument = { readonly wsdl: string; readonly schemas: ReadonlyMap<string, string> };

const REMEMBERED = 64;

/** Gathers what a WSDL imports, each file once and after its own imports. Throws Fault CONTRACT_MISMATCH for a file that is not there. */
export const gatherSchemas = (wsdl: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const gathered = new Map<string, string>();
  const visited = new Set<string>();
  const visit = (file: string): void => {
    if (visited.has(file)) return;
    visited.add(file);
    const text = files.get(file);
    if (text === undefined) throw new Fault('CONTRACT_MISMATCH', `xsd/${file} is imported and does not exist`);
    importsOf(text).forEach(visit);
    gathered.set(file, text);
  };
  importsOf(wsdl).forEach(visit);
  return gathered;
};

const served = (body: string): ServedContract => ({
  status: 200,
  contentType: 'text/xml; charset=utf-8',
  body,
  etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
});

const unknownSchema = (document: ContractDocument): ServedContract => ({
  status: 404,
  contentType: 'text/plain; charset=utf-8',
  body: `No such schema. This service has: ${[...document.schemas.keys()].join(', ')}.\n`,
});

const isOn = (value: string | undefined): boolean => value !== undefined && value !== '0' && value !== 'false';

/** The parameters by lower-case name: clients write ?wsdl and ?WSDL. */
const byLowerName = (query: URLSearchParams): ReadonlyMap<string, string> =>
  new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));

/** Texts by document, variant and address, the oldest forgotten first: the Host header must not fill the memory. */
export const createServer = (
  documents: ReadonlyMap<string, ContractDocument>,
): ((path: string, query: URLSearchParams, baseUrl: string) => ServedContract | undefined) => {
  const remembered = new Map<string, ServedContract>();
  const remember = (key: string, make: () => string): ServedContract => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const [oldest] = remembered.keys();
    if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    const made = served(make());
    remembered.set(key, made);
    return made;
  };
  return (path, query, baseUrl) => {
    const document = documents.get(path);
    if (document === undefined) return undefined;
    const asked = byLowerName(query);
    const address = baseUrl.replace(/\/+$/, '') + path;
    const schemaAddress = (file: string): string => `${address}?xsd=${encodeURIComponent(file)}`;
    const xsd = asked.get('xsd');
    if (xsd !== undefined) {
      const schema = document.schemas.get(fileOf(xsd));
      if (schema === undefined || fileOf(xsd) !== xsd) return unknownSchema(document);
      return remember(`xsd ${xsd} ${address}`, () => relocateImports(schema, schemaAddress));
    }
    if (!asked.has('wsdl')) return undefined;
    const flat = isOn(asked.get('flat'));
    const policy = isOn(asked.get('policy'));
    return remember(`wsdl ${flat} ${policy} ${address}`, () => {
      const addressed = relocateService(document.wsdl, address);
      const linked = flat
        ? flatten(addressed, [...document.schemas.values()])
        : relocateImports(addressed, schemaAddress);
      return policy ? addPolicy(linked) : linked;
    });
  };
};
