// The bench's magazine for Eleventy: the same pages, lists and feeds as the engine under test makes with --lean.
const SIZE = 20;
const NAMES = { fr: "Banc", en: "Bench", es: "Banco" };

function add(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

function terms(item) {
  const { section, topics, people } = item.data;
  return [["rubrics", [section]], ["tags", topics], ["people", people]];
}

function pages(language, url, title, items, size = SIZE) {
  const total = Math.max(1, Math.ceil(items.length / size));
  const address = (number) => (number === 1 ? url : `${url}page/${number}/`);
  return Array.from({ length: total }, (_, place) => ({
    language, title, total, number: place + 1, url: address(place + 1),
    items: items.slice(place * size, (place + 1) * size),
    previous: place ? address(place) : "", next: place + 1 < total ? address(place + 2) : "",
  }));
}

function lists(texts) {
  const found = [];
  for (const language of Object.keys(NAMES)) {
    const own = texts.filter((item) => item.data.lang === language);
    found.push(...pages(language, `/${language}/`, NAMES[language], own));
    const groups = { rubrics: new Map(), tags: new Map(), people: new Map() };
    const years = new Map();
    for (const item of own) {
      for (const [kind, keys] of terms(item)) for (const key of keys) add(groups[kind], key, item);
      add(years, String(item.date.getUTCFullYear()), item);
    }
    for (const [kind, group] of Object.entries(groups)) {
      const entries = [...group.keys()].sort().map((key) => ({ title: key, url: `/${language}/${kind}/${key}/`, count: group.get(key).length }));
      found.push({ language, title: kind, url: `/${language}/${kind}/`, terms: entries });
      for (const [key, items] of group) found.push(...pages(language, `/${language}/${kind}/${key}/`, key, items));
    }
    const archive = `/${language}/archive/`;
    found.push({ language, title: "archive", url: archive, rows: own });
    for (const [year, items] of years) found.push({ language, title: year, url: `${archive}${year}/`, rows: items });
  }
  return found;
}

export default function (config) {
  config.setLiquidOptions({ dynamicPartials: false });
  config.amendLibrary("md", (library) => library.set({ typographer: true }));
  config.addPassthroughCopy({ "content/articles": "articles" }, { filter: ["**/*.jpg", "**/*.png"] });
  config.addPassthroughCopy({ "main.css": "main.css" });
  config.addGlobalData("names", NAMES);
  config.addGlobalData("sections", [0, 1, 2, 3, 4, 5, 6, 7]);
  config.addFilter("iso", (date) => date.toISOString());
  const formats = Object.fromEntries(Object.keys(NAMES).map((language) => [language, new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" })]));
  config.addFilter("longDate", (date, language) => formats[language].format(date));
  config.addFilter("of", (items, language) => items.filter((item) => item.data.lang === language).slice(0, SIZE));

  let texts;
  const all = (api) => {
    if (texts) return texts;
    texts = api.getFilteredByGlob("content/articles/**/*.md").sort((a, b) => b.date - a.date);
    const newest = new Map();
    const versions = new Map();
    for (const item of texts) {
      add(versions, item.data.key, item);
      const newer = newest.get(item.data.lang);
      if (newer) [item.data.newer, newer.data.older] = [newer, item];
      newest.set(item.data.lang, item);
    }
    for (const item of texts) item.data.versions = versions.get(item.data.key);
    return texts;
  };
  config.on("eleventy.before", () => (texts = undefined));
  config.addCollection("texts", all);
  config.addCollection("lists", (api) => lists(all(api)));
  return { dir: { input: "content", includes: "../_includes", output: "output" }, markdownTemplateEngine: false };
}
