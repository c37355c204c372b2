/** The form of the preference page: channels, topics, pace, hours, a break, and what may be used. */
import { type Channel, type Language, type OwnPace, PACES, type Schedule } from '@kairos/engine';
import { isWanted, type PreferenceView } from '@kairos/services';
import { FIELDS, pairValue } from './fields';
import { escapeHtml, WORDS, type Words } from './html';

export function preferenceForm(view: PreferenceView, language: Language): string {
  const words = WORDS[language];
  return `<form method="post">
<input type="hidden" name="${FIELDS.form}" value="choices">
${group(words.channels, view.channels.map((each) => channelBox(each, words)).join('\n'))}
${group(words.topics, topicTable(view, words))}
${group(words.pace, paceChoice(view.wishes.pace, words))}
${group(words.hours, hoursChoice(view.wishes.hours, words))}
${group(words.pause, pauseChoice(view, language))}
${group(words.data, `${box(FIELDS.behaviour, 'yes', view.wishes.mayUseBehaviour, words['data-behaviour'])}\n<p class="hint">${words['data-hint']}</p>`)}
<button>${words.save}</button>
</form>`;
}

const group = (legend: string, content: string) => `<fieldset><legend>${legend}</legend>\n${content}\n</fieldset>`;

const box = (name: string, value: string, isTicked: boolean, label: string, isLabelHidden = false) =>
  `<label><input type="checkbox" name="${name}" value="${escapeHtml(value)}"${isTicked ? ' checked' : ''}> <span${isLabelHidden ? ' class="hidden"' : ''}>${escapeHtml(label)}</span></label>`;

const radio = (name: string, value: string, chosen: string, label: string) =>
  `<label><input type="radio" name="${name}" value="${value}"${value === chosen ? ' checked' : ''}> <span>${escapeHtml(label)}</span></label>`;

/** What was shown is told as well: a box that is not ticked would else look like one that was not there. */
const shown = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

function channelBox({ channel, isAllowed }: PreferenceView['channels'][number], words: Words): string {
  return shown(FIELDS.shownChannel, channel) + box(FIELDS.channel, channel, isAllowed, words[`channel-${channel}`]);
}

function topicTable({ topics, channels, wishes }: PreferenceView, words: Words): string {
  if (topics.length === 0) return `<p>${words['topics-none']}</p>`;
  const names = channels.map(({ channel }) => channel);
  const head = names.map((channel) => `<th scope="col">${words[`channel-${channel}`]}</th>`).join('');
  const cell = (topic: string, channel: Channel) => {
    const pair = pairValue({ topic, channel });
    const label = `${topic}: ${words[`channel-${channel}`]}`;
    return `<td>${shown(FIELDS.shownTopic, pair)}${box(FIELDS.topic, pair, isWanted(wishes, { topic, channel }), label, true)}</td>`;
  };
  const rows = topics.map(
    (topic) =>
      `<tr><th scope="row">${escapeHtml(topic)}</th>${names.map((channel) => cell(topic, channel)).join('')}</tr>`,
  );
  return `<table><thead><tr><td></td>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function paceChoice(pace: OwnPace | null, words: Words): string {
  const names = ['daily', 'weekly', 'monthly'] as const;
  const named = names.find((name) => JSON.stringify(PACES[name]) === JSON.stringify(pace));
  const chosen = pace === null ? 'any' : (named ?? 'keep');
  return [
    radio(FIELDS.pace, 'any', chosen, words['pace-any']),
    ...names.map((name) => radio(FIELDS.pace, name, chosen, words[`pace-${name}`])),
    ...(chosen === 'keep' ? [radio(FIELDS.pace, 'keep', chosen, words['pace-keep'])] : []),
  ].join('\n');
}

/** Hours of every day are the only ones that can be chosen here; others can be kept. */
function hoursChoice(hours: Schedule | null, words: Words): string {
  const [window, ...others] = hours?.windows ?? [];
  const isSimple =
    window !== undefined && others.length === 0 && window.weekdays.length === 7 && hours?.holidays === 'as-usual';
  const chosen = hours === null ? 'any' : isSimple ? 'between' : 'keep';
  const { from, to } = isSimple ? window : { from: '09:00', to: '18:00' };
  const time = (name: string, value: string, label: string) =>
    `<label><span class="hidden">${label}</span><input type="time" name="${name}" value="${value}"></label>`;
  return [
    radio(FIELDS.hours, 'any', chosen, words['hours-any']),
    `<div class="times">${radio(FIELDS.hours, 'between', chosen, words['hours-between'])}${time(FIELDS.from, from, words['hours-from'])} <span>${words['hours-and']}</span> ${time(FIELDS.to, to, words['hours-to'])}</div>`,
    ...(chosen === 'keep' ? [radio(FIELDS.hours, 'keep', chosen, words['hours-keep'])] : []),
  ].join('\n');
}

function pauseChoice({ wishes, now }: PreferenceView, language: Language): string {
  const words = WORDS[language];
  const { pausedUntil } = wishes;
  const isOn = pausedUntil !== null && pausedUntil > now;
  const chosen = isOn ? 'keep' : '0';
  const date = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long' });
  return [
    radio(FIELDS.pause, '0', chosen, words['pause-none']),
    ...(isOn
      ? [radio(FIELDS.pause, 'keep', chosen, words['pause-keep'].replace('{date}', date.format(pausedUntil)))]
      : []),
    ...(['7', '30', '90'] as const).map((days) => radio(FIELDS.pause, days, chosen, words[`pause-${days}`])),
  ].join('\n');
}
