/**
 * Lists what a slip of the hand could make of a source file: each place where one operator, limit or condition may be
 * another one. Places are found in the syntax tree, so that no type, text or comment is taken for a rule.
 */
import { parseSync, Visitor } from 'rolldown/utils';

const swapped = new Map([
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['===', '!=='],
  ['!==', '==='],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
  ['+=', '-='],
  ['-=', '+='],
  ['&&', '||'],
  ['||', '&&'],
]);
const swappedCalls = new Map([
  ['min', 'max'],
  ['max', 'min'],
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
]);

/**
 * Lists the mutations of a file, in the order of their places: `{kind, start, end, text}`, to put `text` between `start`
 * and `end`.
 */
export function listMutations(source) {
  const { program, errors } = parseSync('source.ts', source, { lang: 'ts' });
  if (errors.length > 0) throw new Error(`Cannot parse a source: ${errors[0].message}`);
  const found = [];
  const put = (kind, { start, end }, text) => found.push({ kind, start, end, text });
  const textOf = ({ start, end }) => source.slice(start, end);
  const swapBetween = (kind, { left, right, operator }) => {
    const at = source.indexOf(operator, left.end);
    if (swapped.has(operator) && at < right.start)
      put(kind, { start: at, end: at + operator.length }, swapped.get(operator));
  };
  // What ends a run with a sentence is a contract and no rule, and its words are prose.
  let contracts = 0;
  let comparators = 0;
  const rule = (visit) => (node) => {
    if (contracts === 0) visit(node);
  };
  const isThrow = ({ consequent }) =>
    consequent.type === 'ThrowStatement' || consequent.body?.[0]?.type === 'ThrowStatement';
  const isSort = ({ callee }) => /^(?:sort|toSorted)$/.test(callee.property?.name ?? '');
  const isComparator = ({ id }) => /^by[A-Z]/.test(id?.name ?? '');

  new Visitor({
    ThrowStatement: () => contracts++,
    'ThrowStatement:exit': () => contracts--,
    FunctionDeclaration: (node) => {
      if (isComparator(node)) comparators++;
    },
    'FunctionDeclaration:exit': (node) => {
      if (isComparator(node)) comparators--;
    },
    BinaryExpression: rule((node) => {
      // What is sorted has ids that are all distinct, so that less and no more are the same.
      if (comparators > 0 && /[<>]/.test(node.operator)) return;
      if (!isText(node.left) && !isText(node.right)) swapBetween(`operator ${node.operator}`, node);
    }),
    AssignmentExpression: rule((node) => {
      if (!isText(node.right)) swapBetween(`operator ${node.operator}`, node);
    }),
    LogicalExpression: rule((node) => {
      if (comparators > 0 && node.operator === '||') put('tie-break removed', node, textOf(node.left));
      else swapBetween(`operator ${node.operator}`, node);
    }),
    IfStatement: (node) => {
      if (isThrow(node)) contracts++;
      if (contracts > 0) return;
      put('condition negated', node.test, `!(${textOf(node.test)})`);
      put('rule removed', node.test, `false && (${textOf(node.test)})`);
    },
    'IfStatement:exit': (node) => {
      if (isThrow(node)) contracts--;
    },
    ConditionalExpression: rule(({ test }) => put('condition negated', test, `!(${textOf(test)})`)),
    UnaryExpression: rule((node) => {
      if (node.operator === '!') put('negation removed', node, textOf(node.argument));
    }),
    CallExpression: (node) => {
      if (isSort(node)) comparators++;
      const name = node.callee.property;
      if (contracts > 0 || node.callee.type !== 'MemberExpression') return;
      if (swappedCalls.has(name.name)) put(`call of ${name.name}()`, name, swappedCalls.get(name.name));
      if (isSort(node)) put('sort removed', node, `[...${textOf(node.callee.object)}]`);
    },
    'CallExpression:exit': (node) => {
      if (isSort(node)) comparators--;
    },
    ReturnStatement: rule(({ argument }) => {
      if (typeof argument?.value === 'boolean') put('answer reversed', argument, `${!argument.value}`);
    }),
    ExpressionStatement: rule(({ expression }) => {
      if (expression.type === 'CallExpression') put('step removed', expression, 'void 0');
    }),
  }).visit(program);
  for (const literal of limitsOf(program)) put('limit moved', literal, nudge(literal.value));
  return found.sort((left, right) => left.start - right.start || left.end - right.end);
}

function isText(node) {
  return node.type === 'TemplateLiteral' || typeof node.value === 'string';
}

/** Finds the numbers that stand as constants of a file, alone or in a table by name. */
function limitsOf(program) {
  const numbers = (node) => {
    if (typeof node?.value === 'number') return [node];
    if (node?.type === 'UnaryExpression' && node.operator === '-') return numbers(node.argument);
    if (node?.type === 'TSAsExpression') return numbers(node.expression);
    return node?.type === 'ObjectExpression' ? node.properties.flatMap(({ value }) => numbers(value)) : [];
  };
  return program.body
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .filter((statement) => statement?.type === 'VariableDeclaration')
    .flatMap(({ declarations }) => declarations.flatMap(({ init }) => numbers(init)));
}

/** Moves a limit by about a quarter, and by one at least where it counts things. */
function nudge(value) {
  if (Number.isInteger(value)) return `${value + Math.max(1, Math.round(value / 4))}`;
  const moved = value < 0.8 ? value * 1.25 : value - (1 - value) / 2;
  return `${Number(moved.toPrecision(3))}`;
}
