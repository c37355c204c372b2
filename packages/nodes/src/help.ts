/** The help page of every kind, as Markdown. */
import type { Language } from '@kairos/engine';
import pages from './generated/help.json';

export const KIND_HELP: Readonly<Record<string, Record<Language, string>>> = pages;
