// Which prefix means which namespace at this point of the document (Namespaces in XML 1.0 §2–§6).
// One map with an undo list: finding a prefix costs the same whatever a hostile document nests and redeclares.
import { NS } from '../namespaces.js';
import type { XmlDeclaration } from '../tree.js';

/** The bindings in force. `fallback` is the default namespace; `prefix` and `uri` remember the last one found. */
export type Scope = {
  readonly bindings: Map<string, string>;
  readonly undo: (string | undefined)[];
  fallback: string;
  prefix: string;
  uri: string;
};

/** The scope of a document before its root: only `xml` is bound. */
export const openScope = (): Scope => ({
  bindings: new Map([['xml', NS.xml]]),
  undo: [],
  fallback: '',
  prefix: 'xml',
  uri: NS.xml,
});

/** Why a declaration is not allowed (§3 reserved names, §5 no undeclaring of prefixes), or undefined when it is. */
export const declarationFault = (prefix: string, uri: string): string | undefined => {
  if (prefix === 'xmlns') return 'the prefix xmlns declared';
  if (uri === NS.xmlns) return 'the namespace of xmlns bound to a prefix';
  if ((prefix === 'xml') !== (uri === NS.xml)) return 'the prefix xml and its namespace bound to something else';
  if (uri === '' && prefix !== '') return 'a prefix undeclared';
  return undefined;
};

const remember = (scope: Scope, prefix: string, uri: string): void => {
  scope.prefix = prefix;
  scope.uri = uri;
};

/** Enters the declarations of a start tag. */
export const enterScope = (scope: Scope, declarations: readonly XmlDeclaration[]): void => {
  for (const { prefix, uri } of declarations) {
    if (prefix === '') {
      scope.undo.push(scope.fallback);
      scope.fallback = uri;
    } else {
      scope.undo.push(scope.bindings.get(prefix));
      scope.bindings.set(prefix, uri);
      remember(scope, prefix, uri);
    }
  }
};

/** Takes back what the element's start tag declared. */
export const leaveScope = (scope: Scope, declarations: readonly XmlDeclaration[]): void => {
  for (let index = declarations.length - 1; index >= 0; index -= 1) {
    const prefix = declarations[index]?.prefix ?? '';
    const before = scope.undo.pop();
    if (prefix === '') scope.fallback = before ?? '';
    else if (before === undefined) scope.bindings.delete(prefix);
    else scope.bindings.set(prefix, before);
  }
  if (declarations.length > 0) remember(scope, 'xml', NS.xml);
};

/** The namespace of a prefix that is not empty, or undefined when it is not bound. */
export const findNamespace = (scope: Scope, prefix: string): string | undefined => {
  if (prefix === scope.prefix) return scope.uri;
  const uri = scope.bindings.get(prefix);
  if (uri !== undefined) remember(scope, prefix, uri);
  return uri;
};
