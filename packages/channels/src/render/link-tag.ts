/** Liquid block around a link: it writes the finished link, or nothing when following it could do harm. */
import {
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  TypeGuards,
} from 'liquidjs';
import { safeLink } from './safe-link';

/** Stands where a link was dropped; whoever rendered removes it and flags the message. */
export const DROPPED_LINK = '\uE010';

abstract class LinkTag extends Tag {
  private readonly inner: Template[] = [];

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid);
    for (let next = remaining.shift(); next; next = remaining.shift()) {
      if (TypeGuards.isTagToken(next) && next.name === 'endlink') return;
      this.inner.push(parser.parseToken(next, remaining));
    }
    throw new Error('A link is not closed.');
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const written = yield this.liquid.renderer.renderTemplates(this.inner, context);
    const link = safeLink(written);
    emitter.write(link === null ? DROPPED_LINK : this.write(link));
  }

  protected abstract write(link: string): string;
}

/** `<a{% link %}…{% endlink %}>`: what arrives is escaped for HTML already, so it can stand in the attribute. */
export class HtmlLinkTag extends LinkTag {
  protected write(link: string): string {
    return ` href="${link}"`;
  }
}

/** `words{% link %}…{% endlink %}` */
export class TextLinkTag extends LinkTag {
  protected write(link: string): string {
    return ` (${link})`;
  }
}
