/** Where unsubscribe links lead. Looking changes nothing, since mail scanners follow every link; the button, or a mail program's one click, does. */
import type { Language } from '@kairos/engine';
import { readUnsubscribeLink, unsubscribe } from '@kairos/services';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteRegistrar } from '../index';
import { donePage, ONE_CLICK, questionPage, unknownPage } from './page';

interface LinkRoute {
  Params: { token: string };
}

const FORM_LIMIT = 10_000;

export const registerUnsubscribe: RouteRegistrar = (server, { database, settings }) => {
  server.register(async (scope) => {
    // Mail programs send either kind of form (RFC 8058); all that matters in it is one field.
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
    scope.addContentTypeParser(forms, { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, done) =>
      done(null, body),
    );

    scope.get<LinkRoute>('/u/:token', async (request, reply) => {
      const view = await readUnsubscribeLink(database, settings.secret, request.params.token);
      const language = view?.language ?? acceptedLanguage(request);
      return show(reply, view ? 200 : 404, view ? questionPage(view, language) : unknownPage(language));
    });

    scope.post<LinkRoute>('/u/:token', async (request, reply) => {
      if (!isOneClick(request.body)) return show(reply, 400, unknownPage(acceptedLanguage(request)));
      const view = await unsubscribe(database, settings.secret, request.params.token);
      const language = view?.language ?? acceptedLanguage(request);
      return show(reply, view ? 200 : 404, view ? donePage(view, language) : unknownPage(language));
    });
  });
};

function show(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'content-type': 'text/html; charset=utf-8',
    })
    .send(html);
}

const MULTIPART_FIELD = new RegExp(
  `name="?${ONE_CLICK.name}"?[^\\n]*\\r?\\n(?:[^\\n]+\\r?\\n)*\\r?\\n${ONE_CLICK.value}\\s`,
);

function isOneClick(body: unknown): boolean {
  if (typeof body !== 'string') return false;
  return new URLSearchParams(body).get(ONE_CLICK.name) === ONE_CLICK.value || MULTIPART_FIELD.test(body);
}

function acceptedLanguage(request: FastifyRequest): Language {
  return /^\s*nl\b/i.test(request.headers['accept-language'] ?? '') ? 'nl' : 'en';
}
