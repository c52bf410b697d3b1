/** What the host says of the question; `electron/faces/secret/words.ts` makes it. */
type Words = {
  readonly language: string;
  readonly direction: string;
  readonly title: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly warning: string | null;
  /** Null: nothing is typed, the press is the answer. */
  readonly field: string | null;
  readonly promise: string;
  readonly submit: string;
  readonly cancel: string;
  readonly show: string;
  readonly done: string;
  readonly over: string;
};

/** The two acts there are. Electron's preload has them; a browser page posts to the origin it came from. */
export type Acts = { readonly submit: (secret: Uint8Array<ArrayBuffer>) => void; readonly cancel: () => void };

declare global {
  interface Window {
    readonly secret?: Acts;
  }
}

const one = <Kind extends Element>(selector: string, kind: new () => Kind): Kind => {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(selector);
  return found;
};

const form = one('form', HTMLFormElement);
const password = one('input[type=password]', HTMLInputElement);
const submit = one('button[type=submit]', HTMLButtonElement);
const cancel = one('.cancel', HTMLButtonElement);
const show = one('.show input', HTMLInputElement);
const after = one('.after', HTMLParagraphElement);

const ticket = window.location.hash.slice(1);
const post = (path: string, body: BodyInit | null): Promise<Response> =>
  fetch(path, { method: 'POST', body, headers: { authorization: `Ticket ${ticket}` }, credentials: 'omit' });

const read = async (): Promise<Words | null> => {
  try {
    const response = window.secret ? await fetch('/question') : await post('/question', null);
    return response.ok ? ((await response.json()) as Words) : null;
  } catch {
    return null;
  }
};

const end = (text: string): void => {
  password.value = '';
  form.hidden = true;
  after.textContent = text;
  after.hidden = false;
  window.close();
};

const put = (selector: string, text: string): void => {
  const place = one(selector, HTMLElement);
  place.textContent = text;
  place.hidden = text === '';
};

const draw = (words: Words): void => {
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  document.title = words.title;
  put('h1', words.title);
  put('.warning', words.warning ?? '');
  put('.field', words.field ?? '');
  one('.asked', HTMLElement).hidden = words.field === null;
  put('.show span', words.show);
  put('.promise', words.promise);
  put('button[type=submit]', words.submit);
  put('.cancel', words.cancel);
  for (const { name, value } of words.facts) {
    const term = document.createElement('dt');
    const definition = document.createElement('dd');
    term.textContent = name;
    // A name keeps its own direction, whatever the page's is.
    const isolated = document.createElement('bdi');
    isolated.textContent = value;
    definition.append(isolated);
    one('dl', HTMLDListElement).append(term, definition);
  }
  form.hidden = false;
  if (words.field !== null) return password.focus();
  // What is pressed the moment this page appears was meant for another one.
  submit.disabled = true;
  setTimeout(() => (submit.disabled = false), 700);
  return cancel.focus();
};

const listen = (words: Words): void => {
  show.addEventListener('change', () => {
    password.type = show.checked ? 'text' : 'password';
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const secret = new TextEncoder().encode(password.value);
    if (window.secret) {
      window.secret.submit(secret);
      end(words.done);
      return;
    }
    void post('/answer', secret).then(
      (response) => end(response.ok ? words.done : words.over),
      () => end(words.over),
    );
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') cancel.click();
  });
  cancel.addEventListener('click', () => {
    if (window.secret) window.secret.cancel();
    else void post('/cancel', null).catch(() => {});
    end(words.over);
  });
};

const words = await read();
if (words) {
  draw(words);
  listen(words);
} else {
  // Without a question there is no language either.
  end('Nothing is being asked here any more. · Здесь больше ничего не спрашивают. · لم يعد هناك سؤال هنا.');
}
