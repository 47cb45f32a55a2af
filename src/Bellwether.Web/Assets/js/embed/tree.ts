// The server's page as a tree of lists: ["p", {"class": "x"}, "words", ["strong", {}, "more"]]. Elements are made one by one
// from an allow-list; no text of the server ever becomes markup.
export type Leaf = string | [string, Record<string, string>, ...Leaf[]];

const elements = new Set(
  ("a abbr b br button code datalist dd details div dl dt em fieldset form h2 h3 h4 hr i img input label legend li ol optgroup " +
    "option output p s section select small span strong sub summary sup table tbody td textarea th thead tr u ul footer").split(" "),
);

const attributes = new Set(
  ("alt autocomplete checked class colspan cols dir disabled for height hidden href hreflang id inputmode label lang list max " +
    "maxlength min minlength multiple name novalidate open pattern placeholder readonly rel required role rows scope selected size " +
    "span start step tabindex type value width").split(" "),
);

export function build(leaves: Leaf[], base: URL): Node[] {
  return leaves.flatMap((leaf) => (typeof leaf === "string" ? [document.createTextNode(leaf)] : element(leaf, base)));
}

/** An attribute as it was written, not as the browser completes it. */
export function attributeOf(element: Element, name: string): string | null {
  return element.getAttribute(name);
}

function element([name, given, ...inside]: [string, Record<string, string>, ...Leaf[]], base: URL): Node[] {
  if (!elements.has(name)) {
    return [];
  }
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key === "href") {
      link(made as HTMLAnchorElement, value, base);
    } else if (attributes.has(key) || /^aria-[a-z]+$/.test(key)) {
      made.setAttribute(key, value);
    }
  }
  made.append(...build(inside, base));
  return [made];
}

function link(anchor: HTMLAnchorElement, value: string, base: URL): void {
  if (value.startsWith("#")) {
    anchor.setAttribute("href", value);
    return;
  }
  const url = new URL(value, base);
  if (/^(https?|mailto|tel):$/.test(url.protocol)) {
    anchor.href = url.href;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
  }
}
