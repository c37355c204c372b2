/** The contract that every node kind fulfils; the engine, the canvas and the compiler know kinds only through it. */
import type { z } from 'zod';
import type { JourneyDocument, JourneyNode } from '../document/document';
import type { Problem } from '../plan/problem';
import type { ActingBehaviour } from './acting';
import type { FormField } from './form';
import type { ScoreRule } from './readings';
import type { SensingBehaviour } from './sensing';

/** Palette group and colour of a kind; `sense`, `score` and `trigger` also name the zones above the campaign. */
export type KindCategory = 'sense' | 'score' | 'trigger' | 'reach' | 'act' | 'time' | 'decide' | 'end';

/**
 * What flows along an edge. A port accepts or emits exactly one of these:
 * `signal` from an indicator, `points` from a score, `step` through the campaign.
 */
export type PortType = 'signal' | 'points' | 'step';

export interface PortDefinition {
  id: string;
  type: PortType;
}

/** Languages in which a kind speaks to people. */
export type Language = 'en' | 'nl';

/**
 * A sentence for people: a key into the kind's words with the values to fill in.
 * A value may be a phrase itself ("90 days" inside "No purchase for 90 days"); `count` chooses between `_one` and `_other`.
 */
export interface Phrase {
  key: string;
  values?: Record<string, string | number | Phrase>;
}

/** The words of one kind in one language: flat keys, ICU-free `{name}` placeholders, `_one`/`_other` plural suffixes. */
export type KindWords = Record<string, string>;

export interface CheckContext {
  document: JourneyDocument;
  node: JourneyNode;
  /** Nodes with an edge into this node, and out of it. */
  before: JourneyNode[];
  after: JourneyNode[];
}

/**
 * Everything the product knows about a kind of node, except how it runs.
 * `Config` is the output of `schema`; a stored config that fails the schema is a problem on the node, never an exception.
 */
export interface KindDefinition<Config = unknown> {
  /** kebab-case, equal to the folder name, permanent. */
  id: string;
  version: number;
  category: KindCategory;
  /** Icon name known to the canvas' icon set (see `apps/web/src/ui/icons.tsx`). */
  icon: KindIcon;
  /** Order within its palette group. */
  order: number;
  schema: z.ZodType<Config>;
  /** A config that passes the schema as soon as the named gaps are filled; what a fresh node starts with. */
  defaults: unknown;
  /** Port types accepted by the single input; empty for indicators. */
  accepts: PortType[];
  /** Whether several edges may arrive (fan-in). */
  manyInputs: boolean;
  /** Output ports, which may depend on the config (the branches of a split). Order is left to right. */
  outputs(config: Config): PortDefinition[];
  /** Second line of the card: the one setting that matters. Never throws on an incomplete config. */
  summary(config: Config): Phrase;
  /** Title of the card where the marketer gave no name. */
  title(config: Config): Phrase;
  /** Label of an output port, if it deserves one. */
  portLabel?(port: string, config: Config): Phrase | undefined;
  /** Its name alone, where the label says more than that. */
  portName?(port: string, config: Config): Phrase | undefined;
  /** Points carried along this node's edges into a score; shown on the edge. */
  points?(config: Config): number;
  /** How those points count, where the marketer said so here instead of leaving it to the score. */
  rule?(config: Config): ScoreRule | undefined;
  /** The settings form, in order; the canvas renders it from this and the schema. */
  form: FormField[];
  /** Rules beyond the schema that look at the neighbours. */
  check?(config: Config, context: CheckContext): Problem[];
}

export type KindIcon =
  | 'signal'
  | 'clock'
  | 'database'
  | 'score'
  | 'bolt'
  | 'mail'
  | 'sms'
  | 'bell'
  | 'hourglass'
  | 'ear'
  | 'split'
  | 'dice'
  | 'flag'
  | 'exit'
  | 'shield'
  | 'gauge'
  | 'loop'
  | 'merge'
  | 'card'
  | 'stop'
  | 'route'
  | 'clipboard'
  | 'plug'
  | 'steps'
  | 'sum'
  | 'change'
  | 'calendar'
  | 'join'
  | 'level'
  | 'silent';

/** A kind with its behaviour. Exactly one of `sensing` and `acting` is present. */
export interface NodeKind<Config = unknown, State = unknown> {
  definition: KindDefinition<Config>;
  words: Record<Language, KindWords>;
  sensing?: SensingBehaviour<Config, State>;
  acting?: ActingBehaviour<Config>;
}

/** All kinds by id. The engine is handed one; it never imports a kind. */
export type KindRegistry = ReadonlyMap<string, NodeKind>;
