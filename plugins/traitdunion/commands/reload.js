((page) => {
  const kept = "traitdunion: where the reader was";
  const host = Object.assign(document.createElement("div"), { id: "traitdunion-notice" });
  let events;

  function listen() {
    events = new EventSource(page.events);
    events.onmessage = (message) => hear(JSON.parse(message.data));
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    };
  }

  function hear(news) {
    if (news.version !== page.version) {
      sessionStorage.setItem(kept, JSON.stringify([location.pathname, scrollX, scrollY]));
      location.reload();
    } else {
      show(news.notice);
    }
  }

  // A shadow tree: the site's own styles do not reach the notice, nor the notice's styles the site.
  function show(notice) {
    const root = host.shadowRoot || host.attachShadow({ mode: "open" });
    root.innerHTML = notice && `<style>${style}</style>${notice}`;
    root.querySelector("dialog")?.showModal();
  }

  const style = `
    dialog { box-sizing: border-box; inset: 0; width: auto; height: auto; max-width: none; max-height: none; margin: 4vmin;
      padding: 0 clamp(1rem, 4vw, 3rem) 2rem; overflow: auto; border: 0; border-block-start: .5rem solid #b3261e;
      font: 1rem/1.5 system-ui, sans-serif; color: #1c1b1a; background: #fffdf8; color-scheme: light dark }
    dialog::backdrop { background: #0009 }
    form { position: sticky; top: 0; text-align: end }
    button { min-width: 2.75rem; min-height: 2.75rem; border: 0; font-size: 1.75rem; line-height: 1; color: inherit; background: none; cursor: pointer }
    :focus-visible { outline: 3px solid currentColor }
    h1 { margin: 0 0 1rem; font-size: 1.5rem }
    ol { padding: 0; list-style: none }
    li { margin-block: 1rem; padding-inline-start: 1rem; border-inline-start: 4px solid #b3261e }
    li.warning { border-color: #8a6d00 }
    p { margin: .25rem 0; max-width: 46rem; overflow-wrap: anywhere; white-space: pre-wrap }
    .place { font-family: ui-monospace, monospace }
    .what { font-weight: 600 }
    @media (prefers-color-scheme: dark) {
      dialog { color: #eee9df; background: #1b1a19; border-color: #ff8a80 }
      li { border-color: #ff8a80 }
      li.warning { border-color: #ffd54f }
    }`;

  // A page that nobody looks at keeps no connection: browsers allow six for a site.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    if (!document.hidden) listen();
  });
  addEventListener("load", () => {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(kept) || "[]");
    sessionStorage.removeItem(kept);
    if (path === location.pathname) scrollTo(x, y);
  });
  document.body.append(host);
  listen();
})
