/** The script of a server's page, as text: it runs in browsers, and the build copies TypeScript alone. */

// No backquote and no backslash in it, so that what is written here is what is sent.
export const pageScript = `'use strict';
const byId = (id) => document.getElementById(id);
let token = sessionStorage.getItem('gemel-token') || '';
let about;

/** Asks the server; an answer that is a refusal is thrown. */
async function ask(path, body, signal) {
  const headers = {};
  if (token) headers.Authorization = 'Bearer ' + token;
  if (body) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body), signal });
  } catch (cause) {
    if (cause.name === 'AbortError') throw cause;
    throw new Error('The server cannot be reached.', { cause });
  }
  const answer = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const error = new Error(answer && answer.error ? answer.error.message : 'status ' + response.status);
  error.status = response.status;
  throw error;
}

function element(name, { text, className, ...attributes } = {}, children = []) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const digits = (value) => (Math.abs(value) < 0.0005 ? 0 : value).toFixed(3);
const signed = (value) => (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value).toFixed(3);
const percent = (share) => (100 * share).toFixed(1) + '%';
const count = (number) => number.toLocaleString('en-US');

function showError(place, error) {
  place.replaceChildren(element('p', { className: 'error', text: error.message }));
}

/* ---- two texts ---- */

const EXAMPLES = {
  match: [
    ['How do I learn to play the guitar?', 'What is the best way to start learning guitar?'],
    ['How do I learn to play the guitar?', 'How do I learn to play the piano?'],
    ['Why is the sky blue?', 'What makes the sky look blue?'],
  ],
  ranking: [
    ['Who wrote the first novel about Robinson Crusoe?', 'Daniel Defoe published Robinson Crusoe in 1719.'],
    ['Who wrote the first novel about Robinson Crusoe?', 'The island lies off the coast of Chile.'],
  ],
  classes: [
    ['Council opens new bridge', 'The bridge over the river was opened by the council on Monday. Traffic is flowing again.'],
    ['Council opens new bridge', 'A recipe for soup: cut the onions, and fry them slowly in butter.'],
  ],
};
let nextExample = 0;

const WORDS = {
  match: ['These two match.', 'These two do not match.'],
  ranking: ['The right text answers the left one.', 'The right text does not answer the left one.'],
  classes: ['These two belong together.', 'These two have nothing to do with each other.'],
  graded: ['These two are alike.', 'These two are not alike.'],
  retrieval: ['These two belong together.', 'These two do not belong together.'],
};

let running;

async function compare() {
  const [left, right] = [byId('left').value, byId('right').value];
  const place = byId('pair-result');
  if (running) running.abort();
  const mine = new AbortController();
  running = mine;
  place.setAttribute('aria-busy', 'true');
  try {
    const pair = { left, right };
    const longest = about.limits.explained;
    const isShort = left.length <= longest && right.length <= longest;
    // What is too long to be explained is not too long to be scored.
    const explained = isShort && await ask('/explain', pair, mine.signal).catch((error) => {
      if (error.status !== 413) throw error;
    });
    const answer = explained || (await ask('/score', { pairs: [pair] }, mine.signal)).results[0];
    showAnswer(place, answer);
    byId('words').hidden = !explained;
    if (explained) showWords(pair, explained);
  } catch (error) {
    if (error.name === 'AbortError') return;
    byId('words').hidden = true;
    showError(place, error);
    if (error.status === 401) askForToken('This token is not that of the server any more.');
  } finally {
    if (running === mine) place.removeAttribute('aria-busy');
  }
}

function showAnswer(place, { score, probability, match }) {
  const bar = element('i');
  bar.style.width = percent(probability);
  const line = element('b');
  line.style.left = percent(about.thresholdProbability);
  const name = element('small', { text: 'threshold ' + percent(about.thresholdProbability) });
  name.style.left = percent(about.thresholdProbability);
  if (about.thresholdProbability > 0.7) name.className = 'near-end';
  if (about.thresholdProbability < 0.3) name.className = 'near-start';
  place.replaceChildren(
    element('div', { className: 'answer' }, [
      element('strong', { id: 'decision', text: (WORDS[about.task] || WORDS.match)[match ? 0 : 1] }),
      element('p', { text: 'Score ' + digits(score) + (match ? ', which reaches' : ', below') + ' the threshold of ' + digits(about.threshold) + '. Probability of a match: ' + percent(probability) + '.' }),
      element('div', { className: match ? 'gauge' : 'gauge no', 'aria-hidden': 'true' }, [bar, line, name]),
      element('div', { className: 'ends', 'aria-hidden': 'true' }, [element('span', { text: 'no match' }), element('span', { text: 'match' })]),
    ]),
  );
}

function showWords(pair, answer) {
  const strongest = Math.max(0, ...answer.left.concat(answer.right).map(({ weight }) => Math.abs(weight)));
  for (const side of ['left', 'right']) {
    const parts = [];
    let at = 0;
    for (const { text, start, end, weight } of answer[side]) {
      parts.push(pair[side].slice(at, start));
      parts.push(shaded(text, weight, strongest));
      at = end;
    }
    parts.push(pair[side].slice(at));
    byId(side + '-words').replaceChildren(...parts);
  }
  const rows = ['left', 'right'].flatMap((side) => answer[side].map((part) => ({ side, ...part })));
  rows.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
  byId('weights').replaceChildren(
    element('table', {}, [
      element('thead', {}, [element('tr', {}, ['word', 'side', 'weight', 'speaks'].map((text) => element('th', { text, scope: 'col' })))]),
      element('tbody', {}, rows.map(({ text, side, weight }) =>
        element('tr', {}, [
          element('th', { text, scope: 'row', dir: 'auto' }),
          element('td', { text: side }),
          element('td', { text: signed(weight) }),
          element('td', { text: weight > 0 ? 'for' : weight < 0 ? 'against' : '–' }),
        ]),
      )),
    ]),
  );
}

function shaded(text, weight, strongest) {
  const share = strongest === 0 ? 0 : Math.round((100 * Math.abs(weight)) / strongest);
  const word = element('span', { text, title: text + ': ' + signed(weight) + (weight > 0 ? ' for a match' : weight < 0 ? ' against a match' : '') });
  if (share === 0) return word;
  word.className = weight > 0 ? 'for' : 'against';
  word.style.setProperty('--weight', share + '%');
  return word;
}

function swap() {
  const [left, right] = [byId('left'), byId('right')];
  [left.value, right.value] = [right.value, left.value];
  if (left.value && right.value) compare();
}

function example() {
  const examples = EXAMPLES[about.task] || EXAMPLES.match;
  const [left, right] = examples[nextExample++ % examples.length];
  byId('left').value = left;
  byId('right').value = right;
  compare();
}

/* ---- search ---- */

async function search() {
  const message = byId('search-message');
  try {
    const { metric, hits } = await ask('/search', { query: byId('query').value, k: 20 });
    message.textContent = hits.length + (hits.length === 1 ? ' hit' : ' hits') + ', the best first; by ' + metric + '.';
    byId('hits').replaceChildren(...hits.map(({ key, text, fields, value, reranked }) => {
      const facts = Object.entries(fields).map(([name, field]) => name + ': ' + field);
      return element('li', {}, [
        element('p', { text, dir: 'auto' }),
        element('p', { className: 'where', text: [digits(value)].concat(reranked === undefined ? [] : ['second model ' + digits(reranked)], ['key ' + key], facts).join(' · ') }),
      ]);
    }));
  } catch (error) {
    byId('hits').replaceChildren();
    showError(message, error);
  }
}

/* ---- groups ---- */

const PAGE = 20;
const SHOWN = 6;
let from = 0;
let groupsShown = false;

async function showGroups() {
  groupsShown = true;
  const message = byId('groups-message');
  try {
    const query = new URLSearchParams({ from, count: PAGE, query: byId('groups-query').value });
    const { total, groups } = await ask('/groups?' + query);
    message.textContent = total === 0 ? 'No group.' : 'Groups ' + count(from + 1) + ' to ' + count(from + groups.length) + ' of ' + count(total) + '.';
    byId('previous').disabled = from === 0;
    byId('next').disabled = from + groups.length >= total;
    byId('groups').start = from + 1;
    byId('groups').replaceChildren(...groups.map(({ representative, members }) => element('li', {}, [
      element('h3', { text: representative, dir: 'auto' }),
      ...listMembers(otherMembers(representative, members)),
    ])));
  } catch (error) {
    byId('groups').replaceChildren();
    showError(message, error);
  }
}

/** The first of them, and the others folded away: a group may have thousands. */
function listMembers(members) {
  const list = (some) => element('ul', {}, some.map(({ text, similarity }) => element('li', {}, [
    element('span', { className: 'similarity', text: digits(similarity) }), ' ', element('bdi', { text }),
  ])));
  if (members.length <= SHOWN + 1) return [list(members)];
  const rest = element('details', {}, [element('summary', { text: count(members.length - SHOWN) + ' more' })]);
  rest.addEventListener('toggle', () => rest.children.length === 1 && rest.append(list(members.slice(SHOWN))));
  return [list(members.slice(0, SHOWN)), rest];
}

/** All but the representative itself, once. */
function otherMembers(representative, members) {
  const own = members.findIndex(({ text }) => text === representative);
  return members.filter((_, i) => i !== own);
}

async function turnTo(first) {
  from = Math.max(0, first);
  await showGroups();
  byId('groups-message').scrollIntoView({ block: 'nearest' });
}

/* ---- tabs ---- */

const tabs = [...document.querySelectorAll('[role=tab]')];

function select(tab) {
  for (const other of tabs) {
    const isIt = other === tab;
    other.setAttribute('aria-selected', String(isIt));
    other.tabIndex = isIt ? 0 : -1;
    byId(other.getAttribute('aria-controls')).hidden = !isIt;
  }
  if (tab.id === 'tab-groups' && !groupsShown) showGroups();
}

function moveTab(event) {
  const shown = tabs.filter((tab) => !tab.hidden);
  const at = shown.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + shown.length, Home: 0, End: shown.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const tab = shown[to % shown.length];
  select(tab);
  tab.focus();
}

/* ---- the beginning ---- */

function askForToken(message) {
  byId('views').hidden = true;
  byId('token-form').hidden = false;
  byId('token-message').textContent = message;
  byId('token').focus();
}

async function open() {
  try {
    about = await ask('/model');
  } catch (error) {
    if (error.status === 401) return askForToken(token ? 'That is not the token.' : 'Whoever started the server knows it.');
    return showError(byId('about'), error);
  }
  byId('token-form').hidden = true;
  byId('views').hidden = false;
  byId('name').textContent = about.name;
  const index = about.index ? ', an index of ' + count(about.index.entries) + ' entries' : '';
  const groups = about.groups ? ', ' + count(about.groups) + ' groups' : '';
  byId('about').textContent = 'A trained matcher' + index + groups + '. Type two texts to see how well they match, and why.';
  // A link cannot carry the token.
  byId('links').hidden = token !== '';
  byId('tab-search').hidden = !about.index;
  byId('tab-groups').hidden = !about.groups;
}

function onSubmit(id, act) {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault();
    act();
  });
}

onSubmit('pair-form', compare);
onSubmit('search-form', search);
onSubmit('groups-form', () => turnTo(0));
onSubmit('token-form', () => {
  token = byId('token').value;
  sessionStorage.setItem('gemel-token', token);
  open();
});
byId('pair-form').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) byId('pair-form').requestSubmit();
});
byId('swap').addEventListener('click', swap);
byId('example').addEventListener('click', example);
byId('previous').addEventListener('click', () => turnTo(from - PAGE));
byId('next').addEventListener('click', () => turnTo(from + PAGE));
byId('tabs').addEventListener('keydown', moveTab);
for (const tab of tabs) tab.addEventListener('click', () => select(tab));
open();
`;
