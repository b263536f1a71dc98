import path from 'node:path';
import ts from 'typescript';

/** One code that the program can end a verb with. */
export interface KnownError {
  readonly code: string;
  /** Where one code comes with several, all of them. */
  readonly kinds: readonly string[];
  readonly file: string;
  /** The comment of the function that builds it. */
  readonly meaning: string;
  /** Text of the function that builds it. */
  readonly body: string;
  /** Where a table says what to do, what it says. */
  readonly hint: string | undefined;
}

/** What is to be found out: every code, and each place whose code nobody can tell by reading it. */
export interface ErrorsInSource {
  readonly known: readonly KnownError[];
  readonly unread: readonly string[];
}

/** What is known on the way to a code: which conditions hold, and what a name stands for. */
type Told = ReadonlyMap<string, string | boolean>;

interface Case {
  readonly value: string;
  readonly told: Told;
  readonly said?: string | undefined;
  readonly hint?: string | undefined;
}

/** The property of somebody else's error that is passed on, or the code of a finding. */
const PASSED_ON = 'passed on';

/**
 * Reads, with the types of the compiler, every code of every `SosError` that is built in a folder: as it is
 * written, chosen between, put together from the words of a type, or looked up in a table.
 */
export function errorsInSource(folder: string): ErrorsInSource {
  const files = ts.sys.readDirectory(folder, ['.ts']);
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    types: ['node'],
  });
  const reader = new Reader(program.getTypeChecker());
  const sources = files.flatMap((file) => program.getSourceFile(file) ?? []);
  for (const source of sources) reader.read(source);
  return { known: reader.known, unread: reader.unread };
}

class Reader {
  readonly known: KnownError[] = [];
  readonly unread: string[] = [];
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  read(source: ts.SourceFile): void {
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'SosError') this.#error(node);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  #error(built: ts.NewExpression): void {
    const source = built.getSourceFile();
    const at = `${path.relative('.', source.fileName)}: ${built.getText().slice(0, 200)}`;
    const [details] = built.arguments ?? [];
    const code = details && ts.isObjectLiteralExpression(details) && valueOf(details, 'code');
    const cases = code ? this.#cases(code, new Map()) : undefined;
    if (cases === undefined || details === undefined) {
      this.unread.push(at);
      return;
    }
    const maker = source.statements.findLast((each) => each.pos <= built.pos) ?? built;
    for (const { value, told, said, hint } of cases) {
      if (value === PASSED_ON) continue;
      this.known.push({
        code: value,
        kinds: this.#kinds(details as ts.ObjectLiteralExpression, told),
        file: source.fileName,
        meaning: [commentOf(maker) ?? commentOf(sharedBefore(maker)), said]
          .filter((each) => each !== undefined)
          .join(' '),
        body: maker.getText(),
        hint,
      });
    }
  }

  #kinds(details: ts.ObjectLiteralExpression, told: Told): string[] {
    const kind = valueOf(details, 'kind');
    const cases = kind && this.#cases(kind, told);
    if (cases !== undefined) return [...new Set(cases.map(({ value }) => value))];
    const property = this.#checker.getTypeAtLocation(details).getProperty('kind');
    const type = property && this.#checker.getTypeOfSymbolAtLocation(property, details);
    return type === undefined ? [] : (wordsOf(type) ?? []);
  }

  /** Everything that an expression can be; undefined where that cannot be read. */
  #cases(typed: ts.Expression, told: Told): readonly Case[] | undefined {
    const node = inside(typed);
    if (ts.isStringLiteralLike(node)) return [{ value: node.text, told }];
    if (ts.isConditionalExpression(node)) return this.#choice(node, told);
    if (ts.isTemplateExpression(node)) return this.#template(node, told);
    if (isEither(node)) return both(this.#cases(node.left, told), this.#cases(node.right, told));
    return this.#named(node, told);
  }

  #choice(node: ts.ConditionalExpression, told: Told): readonly Case[] | undefined {
    const condition = node.condition.getText();
    const known = told.get(condition) ?? holds(node.condition, told);
    const branch = (holding: boolean) =>
      known === undefined || known === holding
        ? this.#cases(
            holding ? node.whenTrue : node.whenFalse,
            new Map([...told, [condition, holding]]),
          )
        : [];
    return both(branch(true), branch(false));
  }

  #template(node: ts.TemplateExpression, told: Told): readonly Case[] | undefined {
    let cases: readonly Case[] = [{ value: node.head.text, told }];
    for (const { expression, literal } of node.templateSpans) {
      const words = wordsOf(this.#checker.getTypeAtLocation(expression));
      if (words === undefined) return undefined;
      cases = cases.flatMap((each) =>
        words.map((word) => ({
          value: `${each.value}${word}${literal.text}`,
          told: new Map([...each.told, [expression.getText(), word]]),
        })),
      );
    }
    return cases;
  }

  #named(node: ts.Expression, told: Told): readonly Case[] | undefined {
    const type = this.#checker.getTypeAtLocation(node);
    const found = this.#isOfFinding(type) || this.#isOfError(node);
    if (found) return [{ value: PASSED_ON, told }];
    const words = wordsOf(type);
    if (words !== undefined)
      return this.#chosen(node, told) ?? words.map((value) => ({ value, told }));
    const start = ts.isPropertyAccessExpression(node) ? inside(node.expression) : node;
    const initial = this.#initial(start);
    if (initial === undefined) return undefined;
    return start === node ? this.#cases(initial, told) : this.#table(initial, told);
  }

  /** What a name was given, where that was chosen by something that is known by now. */
  #chosen(node: ts.Expression, told: Told): readonly Case[] | undefined {
    const initial = this.#initial(node);
    return initial && ts.isConditionalExpression(initial) ? this.#choice(initial, told) : undefined;
  }

  /** Codes of a table that is looked up in, each with what stands beside it. */
  #table(looked: ts.Expression, told: Told): readonly Case[] | undefined {
    if (!ts.isElementAccessExpression(looked)) return undefined;
    const table = this.#initial(looked.expression);
    if (table === undefined || !ts.isObjectLiteralExpression(table)) return undefined;
    const rows = table.properties.flatMap((row) =>
      ts.isPropertyAssignment(row) && ts.isObjectLiteralExpression(row.initializer)
        ? [row.initializer]
        : [],
    );
    return rows.map((row) => ({
      value: textAt(row, 'code') ?? '',
      told,
      said: `Here: ${textAt(row, 'said') ?? ''}.`,
      hint: textAt(row, 'hint'),
    }));
  }

  /** What a name was given where it was declared. */
  #initial(node: ts.Expression): ts.Expression | undefined {
    const symbol = this.#symbolOf(node);
    const declared = symbol?.valueDeclaration;
    const isGiven = declared !== undefined && ts.isVariableDeclaration(declared);
    return isGiven ? declared.initializer : undefined;
  }

  /** The code of another error, taken out of it. */
  #isOfError(node: ts.Expression): boolean {
    const declared = this.#symbolOf(node)?.valueDeclaration;
    if (declared === undefined || !ts.isBindingElement(declared)) return false;
    const from = this.#checker.getTypeAtLocation(declared.parent);
    return from.getSymbol()?.getName() === 'SosError';
  }

  /** The code of any finding: those stand in a list of their own. */
  #isOfFinding(type: ts.Type): boolean {
    const words = wordsOf(type) ?? [];
    return words.includes('trust.bad-signature') && words.includes('brief.unknown');
  }

  #symbolOf(node: ts.Expression): ts.Symbol | undefined {
    const isShort = ts.isShorthandPropertyAssignment(node.parent);
    return isShort
      ? this.#checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.#checker.getSymbolAtLocation(node);
  }
}

function valueOf(details: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = details.properties.find((each) => each.name?.getText() === name);
  if (property === undefined) return undefined;
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

function textAt(details: ts.ObjectLiteralExpression, name: string): string | undefined {
  const value = valueOf(details, name);
  return value !== undefined && ts.isStringLiteralLike(value) ? value.text : undefined;
}

function inside(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node)
    ? inside(node.expression)
    : node;
}

function isEither(node: ts.Expression): node is ts.BinaryExpression {
  const kind = ts.isBinaryExpression(node) ? node.operatorToken.kind : undefined;
  return kind === ts.SyntaxKind.QuestionQuestionToken;
}

function both(
  some: readonly Case[] | undefined,
  others: readonly Case[] | undefined,
): readonly Case[] | undefined {
  return some === undefined || others === undefined ? undefined : [...some, ...others];
}

/** Whether `name === 'word'` holds, where it is known what the name stands for. */
function holds(condition: ts.Expression, told: Told): boolean | undefined {
  if (!ts.isBinaryExpression(condition) || !ts.isStringLiteralLike(condition.right)) {
    return undefined;
  }
  const word = told.get(condition.left.getText());
  return word === undefined ? undefined : word === condition.right.text;
}

/** The words that a type allows; undefined where it allows any. */
function wordsOf(type: ts.Type): string[] | undefined {
  const parts = type.isUnion() ? type.types : [type];
  const words = parts.filter((part) => (part.flags & ts.TypeFlags.Undefined) === 0);
  if (words.length === 0 || !words.every((part) => part.isStringLiteral())) return undefined;
  return words.map((part) => part.value);
}

/** The function before one that only others of its file call: it is the one that says more. */
function sharedBefore(node: ts.Node): ts.Node {
  const before = node.getSourceFile().statements.filter((each) => each.pos < node.pos);
  const isShared = (each: ts.Statement) =>
    ts.isFunctionDeclaration(each) &&
    each.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  return before.findLast(isShared) ?? node;
}

function commentOf(node: ts.Node): string | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  const said = comment?.comment;
  return typeof said === 'string' ? said : ts.getTextOfJSDocComment(said);
}
