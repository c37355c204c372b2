/** The preferences behind the link in a message: read and saved without signing in, and without a word about who it is. */

import type { Database } from '@kairos/db';
import { insertConsent, listConsents, type MessageTarget, type TransactionSql } from '@kairos/db';
import { type Channel, type CustomerWishes, channelSchema, customerAddress, type Language } from '@kairos/engine';
import { customerOf } from '../customers/customer';
import { sayWishes, topicsFor, wishesOf } from '../customers/wishes';
import { workspaceTime } from '../customers/workspace-time';
import { languageOf, withTarget } from '../deliveries/unsubscribe';
import { type ChosenPreferences, changedWishes } from './chosen';

export interface PreferenceView {
  /** Name of the sender. */
  brand: string;
  /** Language of the message; null when it was never written. */
  language: Language | null;
  /** The one that the message came over. */
  channel: Channel;
  /** Those over which the customer can be reached. */
  channels: { channel: Channel; isAllowed: boolean }[];
  topics: string[];
  wishes: CustomerWishes;
  /** The workspace's clock, epoch ms, and its zone. */
  now: number;
}

/** What can be chosen and what holds; changes nothing. Null when the link is not one of ours. */
export function readPreferences(database: Database, secret: Buffer, token: string): Promise<PreferenceView | null> {
  return withTarget(database, secret, token, viewOf);
}

/** Puts what was chosen in force at once, and answers what holds then. Null when the link is not one of ours. */
export function savePreferences(
  database: Database,
  secret: Buffer,
  token: string,
  chosen: ChosenPreferences,
): Promise<PreferenceView | null> {
  return withTarget(database, secret, token, async (sql, target, workspaceId) => {
    const before = await viewOf(sql, target, workspaceId);
    const { customerId } = target;
    // Nobody allows over this page what it did not offer.
    const channels = chosen.channels.filter(({ channel, isAllowed }) =>
      before.channels.some((each) => each.channel === channel && each.isAllowed !== isAllowed),
    );
    const topics = chosen.topics.filter(({ topic }) => before.topics.includes(topic));
    const now = new Date(before.now);
    for (const { channel, isAllowed } of channels) {
      const state = isAllowed ? 'granted' : 'withdrawn';
      await insertConsent(sql, workspaceId, { customerId, channel, state, source: 'preference-page', now });
    }
    const wishes = changedWishes(before.wishes, { ...chosen, topics }, before.now);
    await sayWishes(
      sql,
      workspaceId,
      wishes.map((wish) => ({ customerId, wish, onBehalf: null })),
    );
    return viewOf(sql, target, workspaceId);
  });
}

async function viewOf(sql: TransactionSql, target: MessageTarget, workspaceId: string): Promise<PreferenceView> {
  const { customerId, brand, channel } = target;
  const { attributes } = await customerOf(sql, workspaceId, customerId);
  const consents = await listConsents(sql, workspaceId, customerId);
  const wishes = await wishesOf(sql, customerId);
  return {
    ...{ brand, channel, wishes, language: languageOf(target) },
    channels: channelSchema.options
      .filter((each) => each === channel || customerAddress(each, attributes) !== null)
      .map((each) => ({
        channel: each,
        isAllowed: consents.find((consent) => consent.channel === each)?.state === 'granted',
      })),
    topics: await topicsFor(sql, wishes),
    now: (await workspaceTime(sql)).getTime(),
  };
}
