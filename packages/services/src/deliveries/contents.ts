/** The compiled content of steps: made once per version, step, language and zone, then only filled in per customer. */
import { type CompiledContent, compileContent, type MessageLocale, RenderFailure } from '@kairos/channels';
import type { Channel, Plan } from '@kairos/engine';

/** Each entry is a few parsed templates; the oldest are compiled again when needed. */
const MOST_CONTENTS = 2_000;

export class ContentCache {
  private readonly contents = new Map<string, CompiledContent | RenderFailure>();

  /** Throws a RenderFailure, also when it is found again. `versionId` must be the plan's: versions never change. */
  contentOf(
    step: { channel: Channel; versionId: string; nodeId: string },
    plan: Plan,
    locale: MessageLocale,
  ): CompiledContent {
    const key = `${step.versionId}/${step.nodeId}/${step.channel}/${locale.language}/${locale.timeZone}`;
    const known = this.contents.get(key) ?? this.compile(key, step, plan, locale);
    if (known instanceof RenderFailure) throw known;
    return known;
  }

  private compile(
    key: string,
    step: { channel: Channel; nodeId: string },
    plan: Plan,
    locale: MessageLocale,
  ): CompiledContent | RenderFailure {
    if (this.contents.size >= MOST_CONTENTS) this.contents.clear();
    const content = attempt(() => compileContent(step.channel, plan.acting[step.nodeId]?.config, locale));
    this.contents.set(key, content);
    return content;
  }
}

function attempt(compile: () => CompiledContent): CompiledContent | RenderFailure {
  try {
    return compile();
  } catch (error) {
    if (error instanceof RenderFailure) return error;
    throw error;
  }
}
