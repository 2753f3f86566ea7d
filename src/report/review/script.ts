/** What runs in the page of groups: draws a window of them, searches, and keeps what is marked. Plain JavaScript, since nothing translates it. */
export const reviewScript = String.raw`
'use strict';
const { name, groups } = JSON.parse(document.getElementById('data').textContent);
const WINDOW = 50;
const MEMBERS = 12;
const STORE = 'gemel review ' + name;
const find = (id) => document.getElementById(id);
const list = find('cards'), search = find('search'), order = find('order'), which = find('which');
let marks = {};
try { marks = JSON.parse(localStorage.getItem(STORE)) ?? {}; } catch {}
let shown = [], drawn = 0, here = -1;
const least = groups.map(({ s }) => s.reduce((a, b) => Math.min(a, b), Infinity));
const folded = groups.map(({ t }) => t.join('\n').toLowerCase());

const split = (text) => text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
const words = (text) => new Set(split(text.toLowerCase()));

function element(tag, options = {}, ...children) {
  const { data, ...rest } = options;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, data);
  made.append(...children);
  return made;
}

/** A text with the words marked that the other one has not. */
function differing(text, other) {
  const known = words(other);
  return split(text).map((part) => /[\p{L}\p{N}]/u.test(part) && !known.has(part.toLowerCase()) ? element('mark', {}, part) : part);
}

function card(at) {
  const g = shown[at], { t, s } = groups[g];
  const others = t.slice(1).map((text, i) => [text, s[i + 1]]);
  const row = ([text, score]) => element('li', {}, element('span', { className: 'similarity' }, score.toFixed(3)), element('span', { dir: 'auto' }, ...differing(text, t[0])));
  const members = element('ul', { className: 'members' }, ...others.slice(0, MEMBERS).map(row));
  const more = others.length > MEMBERS && element('button', { type: 'button' }, 'Show ' + (others.length - MEMBERS).toLocaleString('en') + ' more');
  if (more) more.onclick = () => { members.append(...others.slice(MEMBERS).map(row)); more.remove(); };
  const button = (value, label) => {
    const made = element('button', { type: 'button', onclick: () => { go(at); mark(g, value); } }, label);
    made.setAttribute('aria-pressed', String(marks[g] === value));
    return made;
  };
  const made = element('li', { className: at === here ? 'card here' : 'card', id: 'group' + g, tabIndex: -1 },
    element('div', { className: 'top' },
      element('small', {}, 'Group ' + (g + 1) + ' · ' + t.length.toLocaleString('en') + ' texts · lowest ' + least[g].toFixed(3)),
      element('div', { className: 'marks' }, button(1, 'Right'), button(0, 'Wrong'))),
    element('p', { className: 'representative', dir: 'auto' }, t[0]), members, ...(more ? [more] : []));
  if (g in marks) made.dataset.mark = marks[g];
  return made;
}

function extend(to) {
  const end = Math.min(shown.length, Math.max(to, drawn));
  while (drawn < end) list.append(card(drawn++));
  find('more').hidden = drawn >= shown.length;
}

function count() {
  const marked = Object.keys(marks).length;
  find('count').textContent = shown.length.toLocaleString('en') + ' of ' + groups.length.toLocaleString('en') + ' groups, ' + marked.toLocaleString('en') + ' marked';
  find('export').disabled = marked === 0;
}

function draw() {
  const wanted = search.value.trim().toLowerCase();
  shown = [...groups.keys()].filter((g) => folded[g].includes(wanted) && (which.value === 'all' || (which.value === 'open' ? !(g in marks) : String(marks[g]) === which.value)));
  if (order.value === 'doubtful') shown.sort((a, b) => least[a] - least[b] || a - b);
  drawn = 0; here = -1;
  list.replaceChildren();
  extend(WINDOW);
  count();
}

function go(at) {
  if (at < 0 || at >= shown.length) return;
  extend(at + 1);
  if (here >= 0) list.children[here]?.classList.remove('here');
  here = at;
  const to = list.children[at];
  to.classList.add('here');
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: 'nearest' });
}

/** Right or wrong; the same again takes it back. */
function mark(g, value) {
  if (marks[g] === value) delete marks[g]; else marks[g] = value;
  try { localStorage.setItem(STORE, JSON.stringify(marks)); } catch {}
  const at = shown.indexOf(g);
  if (at < drawn) list.children[at].replaceWith(card(at));
  list.children[at]?.focus({ preventScroll: true });
  count();
}

/** Each text of a marked group with its representative. */
function save() {
  const cell = (text) => '"' + String(text).replaceAll('"', '""') + '"';
  const rows = Object.entries(marks).flatMap(([g, label]) => groups[g].t.slice(1).filter((text) => text !== groups[g].t[0]).map((text) => cell(groups[g].t[0]) + ',' + cell(text) + ',' + label));
  const url = URL.createObjectURL(new Blob(['left,right,label\n' + rows.map((row) => row + '\n').join('')], { type: 'text/csv' }));
  element('a', { href: url, download: 'labels.csv' }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') return document.activeElement.blur();
  if (/^(INPUT|SELECT)$/.test(event.target.tagName) || (event.key === ' ' && event.target.tagName === 'BUTTON')) return;
  const g = shown[here];
  const act = {
    j: () => go(here + 1), k: () => go(here - 1), '/': () => search.focus(),
    y: () => g !== undefined && mark(g, 1), n: () => g !== undefined && mark(g, 0),
    ' ': () => { if (g === undefined) return go(0); if (!(g in marks)) mark(g, 1); go(here + 1); },
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
let pause;
search.oninput = () => { clearTimeout(pause); pause = setTimeout(draw, 150); };
order.onchange = which.onchange = draw;
find('export').onclick = save;
find('more').onclick = () => extend(drawn + WINDOW);
new IntersectionObserver(([seen]) => { if (seen.isIntersecting && drawn < shown.length) extend(drawn + WINDOW); }, { rootMargin: '600px' }).observe(find('more'));
draw();
`;
