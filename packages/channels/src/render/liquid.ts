/** The one place where Liquid templates are parsed and rendered: few tags, few filters, hard limits, nothing missing is an error. */
import { Context, Liquid } from 'liquidjs';
import type { MessageLocale, TemplateContext } from './context';
import { RenderFailure } from './failure';
import { HtmlLinkTag, TextLinkTag } from './link-tag';

// What is not listed does not exist. Left out on purpose: `raw` (undoes escaping), include/render/layout (files), and the
// filters that walk whole arrays (sort, where, group_by…), which no limit counts.
const TAGS = ['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'comment'];
const FILTERS = [
  ...['default', 'date', 'upcase', 'downcase', 'capitalize', 'strip', 'truncate', 'truncatewords'],
  ...[
    'append',
    'prepend',
    'replace',
    'replace_first',
    'remove',
    'remove_first',
    'split',
    'join',
    'first',
    'last',
    'size',
  ],
  ...['plus', 'minus', 'times', 'divided_by', 'modulo', 'round', 'floor', 'ceil', 'abs', 'at_least', 'at_most'],
  'url_encode',
];

const LONGEST_TEMPLATE = 50_000;
const LONGEST_OUTPUT = 256_000;
// Counted, not timed: on a busy machine the same template must not fail for one customer and succeed for the next.
const MOST_STEPS = 20_000;
const MEMORY_UNITS = 300_000;

export type OutputKind = 'plain' | 'html';
export type CompiledTemplate = (context: TemplateContext) => string;

/**
 * Parses a template. With `html`, everything that a customer's data puts into it is escaped.
 * Throws a RenderFailure `template-invalid`; the function returned throws one with `template-too-costly`.
 */
export function compileTemplate(
  part: string,
  source: string,
  output: OutputKind,
  locale: MessageLocale,
): CompiledTemplate {
  if (!source.includes('{')) return () => source;
  const engine = engineFor(output, locale);
  const templates = parse(engine, part, source);
  return (context) => {
    try {
      const text: unknown = engine.renderSync(templates, countingContext(engine, context));
      if (typeof text === 'string' && text.length <= LONGEST_OUTPUT) return text;
    } catch (error) {
      throw new RenderFailure('template-too-costly', part, messageOf(error));
    }
    throw new RenderFailure('template-too-costly', part, `The ${part} grew beyond ${LONGEST_OUTPUT} characters.`);
  };
}

/** Liquid asks its time limit before every step; this one counts the steps instead of looking at the clock. */
function countingContext(engine: Liquid, context: TemplateContext): Context {
  const counting = new Context(context, engine.options, { sync: true });
  let steps = 0;
  counting.renderLimit.check = () => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Error(`The template takes more than ${MOST_STEPS} steps.`);
  };
  return counting;
}

function parse(engine: Liquid, part: string, source: string): ReturnType<Liquid['parse']> {
  try {
    return engine.parse(source);
  } catch (error) {
    throw new RenderFailure('template-invalid', part, messageOf(error));
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const engines = new Map<string, Liquid>();

/** Dates and numbers depend on language and zone, and Liquid fixes those per engine. */
function engineFor(output: OutputKind, locale: MessageLocale): Liquid {
  const key = `${output} ${locale.language} ${locale.timeZone}`;
  let engine = engines.get(key);
  if (!engine) {
    engine = createEngine(output, locale);
    engines.set(key, engine);
  }
  return engine;
}

function createEngine(output: OutputKind, locale: MessageLocale): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: false,
    ownPropertyOnly: true,
    templates: {},
    locale: locale.language,
    timezoneOffset: locale.timeZone,
    dateFormat: '%-d %B %Y',
    parseLimit: LONGEST_TEMPLATE,
    memoryLimit: MEMORY_UNITS,
    ...(output === 'html' ? { outputEscape: 'escape' as const } : {}),
  });
  keepOnly(engine.tags, TAGS);
  keepOnly(engine.filters, FILTERS);
  useWorkspaceClock(engine);
  const numbers = new Map<number, Intl.NumberFormat>();
  engine.registerFilter('number', (value: unknown, digits: unknown) => {
    const places = Math.min(6, Math.max(0, Number(digits) || 0));
    const format = numbers.get(places) ?? new Intl.NumberFormat(locale.language, fixed(places));
    numbers.set(places, format);
    return Number.isFinite(Number(value)) ? format.format(Number(value)) : value;
  });
  engine.registerTag('link', output === 'html' ? HtmlLinkTag : TextLinkTag);
  return engine;
}

const fixed = (places: number) => ({ minimumFractionDigits: places, maximumFractionDigits: places });

function keepOnly(registry: Record<string, unknown>, names: readonly string[]): void {
  for (const name of Object.keys(registry)) if (!names.includes(name)) delete registry[name];
}

// Liquid would read the machine's clock for "now"; a message lives in its workspace's time.
function useWorkspaceClock(engine: Liquid): void {
  const original = engine.filters.date;
  if (typeof original !== 'function') throw new Error('The date filter of liquidjs is not a function any more.');
  engine.registerFilter('date', function (value: unknown, ...rest: unknown[]) {
    const isNow = value === 'now' || value === 'today';
    return original.call(this, isNow ? this.context.getSync(['message', 'sentAt']) : value, ...rest);
  });
}
