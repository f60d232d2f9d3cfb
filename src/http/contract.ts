// The contracts of `wsdl/`: the operation table is read from them, and they are served from here. The door of `soap`.
// Trusts the files that came with the product; whatever does not fit the house stops the start, with the next step.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WSDL } from 'soap';
import { Fault } from '../faults/fault.js';
import { type ContractDocument, createServer, gatherSchemas, type ServedContract } from './contract-serve.js';

/** One operation of one WSDL. `service` is its name in the WSDL; `versie` `01.00` (magda) or `v1` (ksz); `namespace` that of both roots. */
export type Operation = {
  readonly service: string;
  readonly versie: string;
  readonly path: string;
  readonly namespace: string;
  readonly root: string;
  readonly responseRoot: string;
  readonly soapAction: string;
  readonly dialect: 'magda' | 'ksz';
};

/**
 * Everything the contracts say. `serve` answers a GET on a service path (status 200, or 404 for an unknown schema), and
 * undefined when the path is none of ours or the query asks no contract. `baseUrl`: scheme and host as the client sees them.
 */
export type Contracts = {
  readonly operations: readonly Operation[];
  serve(path: string, query: URLSearchParams, baseUrl: string): ServedContract | undefined;
};

const PATHS = [
  { dialect: 'magda', pattern: /^\/(\w+)Dienst-(\d\d\.\d\d)\/soap\/WebService$/ },
  { dialect: 'ksz', pattern: /^\/(\w+)Service\/(v\d+)$/ },
] as const;

const mismatch = (detail: string, cause?: unknown): Fault => new Fault('CONTRACT_MISMATCH', detail, {}, cause);

type Reader = typeof import('soap');

const openWsdl = ({ WSDL }: Reader, file: string, text: string): Promise<WSDL> =>
  new Promise((resolve, reject) => {
    const wsdl = new WSDL(text, file, {});
    wsdl.onReady((cause: unknown) =>
      cause ? reject(mismatch(`${file} cannot be read: ${String(cause)}`, cause)) : resolve(wsdl),
    );
  });

/** The local name that node-soap keeps of a root element; its types leave it out. */
const rootName = (element: { readonly $name?: string } | null | undefined): string => element?.$name ?? '';

const operationsOf = (file: string, { definitions }: WSDL): readonly Operation[] => {
  const found = new Map<string, Operation>();
  for (const service of Object.values(definitions.services)) {
    for (const { location, binding } of Object.values(service.ports)) {
      const path = new URL(location).pathname;
      const place = PATHS.find(({ pattern }) => pattern.test(path));
      const versie = place?.pattern.exec(path)?.[2];
      if (place === undefined || versie === undefined) throw mismatch(`${file}: no service lives at ${path}`);
      for (const [name, method] of Object.entries(binding.methods)) {
        found.set(`${path} ${name}`, {
          service: name,
          versie,
          path,
          namespace: method.input.targetNamespace ?? '',
          root: rootName(method.input),
          responseRoot: rootName(method.output),
          soapAction: method.soapAction,
          dialect: place.dialect,
        });
      }
    }
  }
  if (found.size === 0) throw mismatch(`${file} has no operation`);
  return [...found.values()];
};

const readTexts = async (folder: string, extension: string): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(extension)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
};

/** Reads `wsdl/*.wsdl` and `xsd/*.xsd` of a folder. Throws Fault CONTRACT_MISMATCH naming the file that cannot be used. */
export const loadContracts = async (folder: string): Promise<Contracts> => {
  const wsdls = await readTexts(join(folder, 'wsdl'), '.wsdl');
  const schemas = await readTexts(join(folder, 'xsd'), '.xsd');
  const reader: Reader = await import('soap');
  const operations: Operation[] = [];
  const documents = new Map<string, ContractDocument>();
  for (const [name, text] of wsdls) {
    const document = { wsdl: text, schemas: gatherSchemas(text, schemas) };
    for (const operation of operationsOf(name, await openWsdl(reader, join(folder, 'wsdl', name), text))) {
      if ((documents.get(operation.path) ?? document) !== document)
        throw mismatch(`${name}: ${operation.path} stands in two contracts`);
      operations.push(operation);
      documents.set(operation.path, document);
    }
  }
  return { operations, serve: createServer(documents) };
};

/** Services that the other side offers and the gateway calls: their contract is served here, and nobody here answers them. */
export const CALLBACKS: readonly string[] = ['InvalidatieKBIDossier'];

/** Refuses a contract that nobody answers and an operation that no contract publishes: Fault CONTRACT_MISMATCH with the next step. */
export const checkHandlers = (contracts: Contracts, handlerNames: readonly string[]): void => {
  const services = new Set(contracts.operations.map(({ service }) => service));
  const handlers = new Set(handlerNames);
  for (const service of services) {
    if (!handlers.has(service) && !CALLBACKS.includes(service))
      throw mismatch(`${service} has a WSDL and no operation: add src/operations/${service}.ts`);
  }
  for (const handler of handlers) {
    if (!services.has(handler)) throw mismatch(`${handler} has an operation and no WSDL: add it to wsdl/`);
  }
};
