/** Where the links in messages lead, to leave or to choose. Looking changes nothing, since mail scanners follow every link; a button, or a mail program's one click, does. */
import type { Language } from '@kairos/engine';
import { readPreferences, savePreferences, unsubscribe } from '@kairos/services';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteRegistrar } from '../index';
import { FIELDS, readPreferenceForm } from './fields';
import { donePage, invalidPage, ONE_CLICK, preferencePage, unknownPage } from './page';

interface LinkRoute {
  Params: { token: string };
}

/** Room for a long list of topics. */
const FORM_LIMIT = 200_000;

export const registerPreferences: RouteRegistrar = (server, { database, settings }) => {
  server.register(async (scope) => {
    // Mail programs send either kind of form (RFC 8058); all that matters in it is one field.
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
    scope.addContentTypeParser(forms, { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, done) =>
      done(null, body),
    );

    scope.get<LinkRoute>('/u/:token', async (request, reply) => {
      const view = await readPreferences(database, settings.secret, request.params.token);
      const language = view?.language ?? acceptedLanguage(request);
      const page = view ? preferencePage(view, language, { isSaved: false }) : unknownPage(language);
      return show(reply, view ? 200 : 404, page);
    });

    scope.post<LinkRoute>('/u/:token', async (request, reply) => {
      const { token } = request.params;
      if (isOneClick(request.body)) return leave(request, reply, token);
      if (isChoice(request.body)) return choose(request, reply, { token, body: request.body });
      return show(reply, 400, unknownPage(acceptedLanguage(request)));
    });

    async function leave(request: FastifyRequest, reply: FastifyReply, token: string) {
      const view = await unsubscribe(database, settings.secret, token);
      const language = view?.language ?? acceptedLanguage(request);
      return show(reply, view ? 200 : 404, view ? donePage(view, language) : unknownPage(language));
    }

    async function choose(request: FastifyRequest, reply: FastifyReply, sent: { token: string; body: string }) {
      const chosen = readPreferenceForm(sent.body);
      if (!chosen) return show(reply, 400, invalidPage(acceptedLanguage(request)));
      const view = await savePreferences(database, settings.secret, sent.token, chosen);
      const language = view?.language ?? acceptedLanguage(request);
      const page = view ? preferencePage(view, language, { isSaved: true }) : unknownPage(language);
      return show(reply, view ? 200 : 404, page);
    }
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

function isChoice(body: unknown): body is string {
  return typeof body === 'string' && new URLSearchParams(body).has(FIELDS.form);
}

function acceptedLanguage(request: FastifyRequest): Language {
  return /^\s*nl\b/i.test(request.headers['accept-language'] ?? '') ? 'nl' : 'en';
}
