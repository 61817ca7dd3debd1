// Holds delivered files against the modules they were made of: node --expose-internals same.mjs < JSON → JSON
// {sources: {path: text}, files: {path: text}, modules: {path of a file: [paths of its modules]}, properties: {name: delivered}} → {differences, globals}
// Both are parsed, every name is traced to its declaration, and both must be the same but for what things are called.

import { createRequire } from "node:module";
import { posix } from "node:path";
import { text } from "node:stream/consumers";

const acorn = createRequire(import.meta.url)("internal/deps/acorn/acorn/dist/acorn");
const { sources, files, modules, properties } = JSON.parse(await text(process.stdin));
/** What is said in two ways in one of them: one declaration for each name, whether it is constant, true and false, a number without how it is written. */
function plain(node) {
  if (node === null || typeof node !== "object" || node instanceof RegExp) return node;
  if (node.type === "UnaryExpression" && node.operator === "!" && typeof node.argument.value === "number") return { type: "Literal", value: !node.argument.value };
  if (node.type === "Literal" && ["number", "boolean"].includes(typeof node.value)) delete node.raw;
  if (node.type === "VariableDeclaration" && node.kind === "const") node.kind = "let";
  if (Array.isArray(node)) return node.map(plain).flatMap((one) => (one?.type === "VariableDeclaration" ? one.declarations.map((own) => ({ ...one, declarations: [own] })) : [one]));
  for (const key of Object.keys(node)) node[key] = plain(node[key]);
  return node;
}
const parse = (script) => plain(acorn.parse(script, { ecmaVersion: "latest", sourceType: "module" }));
const globals = new Set();
const renamed = new Map(Object.entries(properties));
const differences = [];
const homeOf = Object.fromEntries(Object.entries(modules).flatMap(([file, paths]) => paths.map((path) => [path, file])));

const scopeOf = (outer) => ({ outer, names: new Map() });
const declare = (scope, name) => {
  if (scope.names.has(name)) differences.push(`${name} is declared twice`);
  scope.names.set(name, { name });
};
function pattern(node, scope) {
  if (!node) return;
  if (node.type === "Identifier") declare(scope, node.name);
  else if (node.type === "ObjectPattern") node.properties.forEach((one) => pattern(one.value ?? one.argument, scope));
  else if (node.type === "ArrayPattern") node.elements.forEach((one) => pattern(one, scope));
  else pattern(node.left ?? node.argument, scope);
}
function hoist(statements, scope) {
  for (const node of statements.map((one) => one.declaration ?? one)) {
    if (node.type === "VariableDeclaration" && node.kind === "var") differences.push("var is not ours");
    if (node.type === "VariableDeclaration") node.declarations.forEach(({ id }) => pattern(id, scope));
    if (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") declare(scope, node.id.name);
  }
}
function enter(node, outer) {
  const scope = scopeOf(outer);
  if (/Function/.test(node.type)) node.params.forEach((one) => pattern(one, scope));
  else if (node.type === "BlockStatement") hoist(node.body, scope);
  else if (/^For/.test(node.type)) hoist([node.init ?? node.left ?? {}].filter(({ type }) => type), scope);
  else if (node.type === "CatchClause") pattern(node.param, scope);
  else return outer;
  return scope;
}
const find = (name, scope) => (!scope ? null : scope.names.get(name) ?? find(name, scope.outer));

// The scope of a file or module, where what is imported is what the other one declares.
const tops = { source: {}, file: {} };
const exportsOf = { source: {}, file: {} };
function open(kind, path, script) {
  const tree = parse(script);
  const scope = scopeOf(null);
  hoist(tree.body.filter(({ type }) => type !== "ImportDeclaration"), scope);
  tops[kind][path] = { tree, scope };
  exportsOf[kind][path] = new Map();
  for (const node of tree.body.filter(({ type }) => type === "ExportNamedDeclaration")) {
    const named = node.declaration ? (node.declaration.declarations ?? [node.declaration]).map(({ id }) => [id.name, id.name]) : node.specifiers.map(({ exported, local }) => [exported.name, local.name]);
    named.forEach(([outside, inside]) => exportsOf[kind][path].set(outside, inside));
  }
}
function link(kind, path) {
  const { tree, scope } = tops[kind][path];
  for (const node of tree.body.filter(({ type }) => type === "ImportDeclaration")) {
    const from = posix.join(posix.dirname(path), node.source.value);
    for (const { imported, local } of node.specifiers) {
      const inside = exportsOf[kind][from]?.get(imported.name);
      const found = inside && tops[kind][from].scope.names.get(inside);
      if (!found) differences.push(`${path}: ${from} gives no ${imported.name}`);
      else scope.names.set(local.name, found);
    }
  }
}

const pairs = [new Map(), new Map()];
function pair(one, other, where) {
  for (const [map, key, value] of [[pairs[0], one, other], [pairs[1], other, one]]) {
    if (!map.has(key)) map.set(key, value);
    else if (map.get(key) !== value) differences.push(`${where}: ${one.name} and ${other.name} are not the same`);
  }
}
function variable(one, other, known) {
  const [declared, renamed] = [find(one.name, known.scopes[0]), find(other.name, known.scopes[1])];
  if (declared && renamed) return pair(declared, renamed, known.path);
  if (!declared) globals.add(one.name);
  if (declared || renamed || one.name !== other.name) differences.push(`${known.path}: ${one.name} became ${other.name}`);
}
const IGNORED = new Set(["start", "end", "type", "shorthand", "sourceFile"]);
function compare(one, other, known) {
  if (one === null || typeof one !== "object") {
    if (one !== other) differences.push(`${known.path}: ${one} became ${other}`);
    return;
  }
  if (one.type !== other?.type || (Array.isArray(one) && one.length !== other.length)) { differences.push(`${known.path}: ${one.type} became ${other?.type}`); return; }
  if (one.type === "EmptyStatement") differences.push(`${known.path}: an empty statement`);
  if (one.type === "ImportExpression") return later(one, other, known);
  if (one.type === "Identifier") return variable(one, other, known);
  const inner = one.type ? { ...known, scopes: [enter(one, known.scopes[0]), enter(other, known.scopes[1])] } : known;
  for (const key of Object.keys(one).filter((name) => !IGNORED.has(name))) {
    const ofProperty = (key === "key" || key === "property") && !one.computed;
    if (ofProperty && one[key].type === "Identifier") compare(renamed.get(one[key].name) ?? one[key].name, other[key].name, inner);
    else if (one[key] instanceof RegExp) compare(String(one[key]), String(other[key]), inner);
    else if (one.type === "MetaProperty") compare(one[key].name, other[key].name, inner);
    else compare(one[key], other[key], inner);
  }
}
// What is loaded later must be the file of just that module.
function later(one, other, { path }) {
  const wanted = posix.join(posix.dirname(path), one.source.value);
  const found = posix.join(posix.dirname(homeOf[path]), other.source.value);
  if (wanted !== found || homeOf[wanted] !== wanted) differences.push(`${path}: ${wanted} became ${found}`);
}

const body = (tree) => tree.body.filter((node) => node.type !== "ImportDeclaration" && (node.type !== "ExportNamedDeclaration" || node.declaration)).map((node) => (node.type === "ExportNamedDeclaration" ? node.declaration : node));
Object.entries(files).forEach(([path, script]) => open("file", path, script));
Object.keys(homeOf).forEach((path) => open("source", path, sources[path]));
Object.keys(files).forEach((path) => link("file", path));
Object.keys(homeOf).forEach((path) => link("source", path));
for (const [file, paths] of Object.entries(modules)) {
  const { tree, scope } = tops.file[file];
  const rest = body(tree);
  for (const path of paths) {
    const own = body(tops.source[path].tree);
    compare(own, rest.splice(0, own.length), { path, scopes: [tops.source[path].scope, scope] });
  }
  if (rest.length) differences.push(`${file} holds more than its modules`);
  for (const [outside, inside] of exportsOf.source[file]) pair(tops.source[file].scope.names.get(inside), scope.names.get(exportsOf.file[file].get(outside)) ?? {}, file);
}
process.stdout.write(JSON.stringify({ differences, globals: [...globals].sort() }));
