// <bellwether-feedback href="https://feedback.agency.gov/f/KEY"><a href="…">Tell us how it went</a></bellwether-feedback>
// Shows the form that the server renders, in a shadow root: inline, or in a dialog that the link (or a button of the page)
// opens. No cookie, no storage, nothing asked of anybody but the server in href. Without this script the link is a link.
import css from "virtual:embed.css";
import { attributeOf, build, type Leaf } from "./tree";
import { wordsIn, type Words } from "./words";

interface Page {
  lang: string;
  title: string;
  done: boolean;
  nodes: Leaf[];
}

type Values = Record<string, string | string[]>;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

// Pages that set 62.5 % on the root would make everything tiny: there one rem of ours is theirs, mended.
const mended = new CSSStyleSheet();
mended.replaceSync(":host{--bw-rem:1.6rem}");

class BellwetherFeedback extends HTMLElement {
  static observedAttributes = ["lang"];

  private readonly root = this.attachShadow({ mode: "open" });
  private readonly frame = document.createElement("div");
  private readonly said = document.createElement("p");
  private dialog: HTMLDialogElement | null = null;
  private opener: HTMLElement | null = null;
  private context: Record<string, string> = {};
  private values: Values = {};
  private language = "";
  private state: "idle" | "loading" | "ready" | "sending" = "idle";
  private wired = false;

  connectedCallback(): void {
    if (this.wired || !this.address()) {
      return;
    }
    this.wired = true;
    const small = parseFloat(getComputedStyle(document.documentElement).fontSize) < 12;
    this.root.adoptedStyleSheets = small ? [sheet, mended] : [sheet];
    this.frame.className = "bw-embed";
    this.said.setAttribute("role", "status");
    this.said.className = "bw-said";
    this.language ||= this.getAttribute("lang") || this.closest("[lang]")?.getAttribute("lang")?.slice(0, 2) || "";
    if (this.isModal) {
      this.root.append(document.createElement("slot"));
      this.findOpener()?.addEventListener("click", this.onOpener);
    } else {
      this.waitUntilSeen();
    }
    this.tell("ready");
  }

  disconnectedCallback(): void {
    this.findOpener()?.removeEventListener("click", this.onOpener);
    this.dialog?.close();
    this.wired = false;
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (this.wired && now && now !== before) {
      this.setLanguage(now);
    }
  }

  /** Opens the dialog (or brings the inline form into view) and loads the form. */
  open(): void {
    if (!this.isModal) {
      void this.load().then(() => this.heading()?.focus());
      return;
    }
    this.opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const dialog = (this.dialog ??= this.makeDialog());
    if (!dialog.open) {
      dialog.showModal();
      this.tell("open");
    }
    void this.load();
  }

  /** Closes the dialog; the focus goes back to what opened it. What was typed stays until the page is left. */
  close(): void {
    this.dialog?.close();
  }

  /** Tells the form where it stands: answers of hidden questions, by their key. Never who somebody is. */
  setContext(context: Record<string, string>): void {
    this.context = { ...this.context, ...context };
    this.again();
  }

  /** Fills in answers by question key. A choice is chosen by its value; nothing is ever renamed. */
  prefill(values: Values): void {
    this.values = { ...this.values, ...values };
    this.fill();
  }

  /** Shows the form in another language; what was answered stays. */
  setLanguage(language: string): void {
    if (language === this.language) {
      return;
    }
    this.values = { ...this.values, ...this.typed() };
    this.language = language;
    this.again();
  }

  private get isModal(): boolean {
    return this.getAttribute("mode") === "modal" || this.hasAttribute("opener");
  }

  private readonly onOpener = (event: Event): void => {
    const mouse = event as MouseEvent;
    if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.button > 0) {
      return;
    }
    event.preventDefault();
    this.open();
    this.opener = event.currentTarget as HTMLElement;
  };

  private findOpener(): HTMLElement | null {
    const named = this.getAttribute("opener");
    return named ? document.querySelector<HTMLElement>(named) : this.querySelector<HTMLElement>("a[href], button");
  }

  private waitUntilSeen(): void {
    // The link stays until the form has come: a reader is never left with nothing.
    this.root.append(document.createElement("slot"));
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        seen.disconnect();
        void this.load();
      }
    });
    seen.observe(this);
  }

  private makeDialog(): HTMLDialogElement {
    const dialog = document.createElement("dialog");
    dialog.className = "bw-dialog";
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "bw-shut";
    shut.textContent = this.words.close;
    shut.addEventListener("click", () => this.close());
    dialog.append(shut, this.frame);
    dialog.addEventListener("close", () => {
      this.opener?.focus();
      this.tell("close");
    });
    this.root.append(dialog);
    return dialog;
  }

  private get words(): Words {
    return wordsIn(this.language);
  }

  // /f/KEY of the link is /embed/KEY of the same server; where the form stands goes along.
  private address(): URL | null {
    const link = this.getAttribute("href") ?? this.querySelector("a[href]")?.getAttribute("href");
    if (!link) {
      return null;
    }
    const url = new URL(link, document.baseURI);
    url.pathname = url.pathname.replace(/\/f\/([^/]+)\/?$/, "/embed/$1");
    if (this.language) {
      url.searchParams.set("lang", this.language);
    }
    for (const [key, value] of Object.entries(this.context)) {
      url.searchParams.set(key, value);
    }
    return /^https?:$/.test(url.protocol) && url.pathname.includes("/embed/") ? url : null;
  }

  private again(): void {
    if (this.state === "ready") {
      this.state = "idle";
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const url = this.address();
    if (this.state !== "idle" || !url) {
      return;
    }
    this.state = "loading";
    const page = await this.ask(url, undefined);
    this.state = page ? "ready" : "idle";
    if (page) {
      this.show(page, false);
      this.tell("shown");
    }
  }

  private async ask(url: URL, body: URLSearchParams | undefined): Promise<Page | null> {
    try {
      const answer = await fetch(url, {
        method: body ? "POST" : "GET",
        body,
        credentials: "omit",
        referrerPolicy: "no-referrer",
        headers: { Accept: "application/json" },
      });
      const page = (await answer.json()) as Page;
      if (!Array.isArray(page.nodes)) {
        throw new Error(`status ${answer.status}`);
      }
      return page;
    } catch (error) {
      this.trouble();
      this.tell("error", { message: String(error) });
      return null;
    }
  }

  // Nothing that was typed is lost: the form stands as it is, and sending it again is the same answer.
  private trouble(): void {
    this.said.textContent = this.state === "sending" ? this.words.notSent : this.words.notLoaded;
    if (!this.said.isConnected && this.frame.isConnected) {
      this.frame.append(this.said);
    }
  }

  private show(page: Page, turned: boolean): void {
    const heading = document.createElement(/^[1-6]$/.test(this.getAttribute("level") ?? "") ? `h${this.getAttribute("level")}` : "h2");
    heading.id = "bw-title";
    heading.tabIndex = -1;
    heading.className = "bw-title";
    heading.textContent = page.title;
    this.language = page.lang;
    this.frame.lang = page.lang;
    this.said.textContent = "";
    this.frame.replaceChildren(heading, ...build(page.nodes, this.address()!), this.said);
    this.dialog?.setAttribute("aria-labelledby", "bw-title");
    const shut = this.dialog?.querySelector(".bw-shut");
    if (shut) {
      shut.textContent = this.words.close;
    }
    if (!this.isModal && !this.frame.isConnected) {
      this.root.replaceChildren(this.frame);
    }
    this.frame.querySelector("form")?.addEventListener("submit", this.onSubmit);
    this.frame.addEventListener("click", this.onClick);
    this.fill();
    if (turned || this.dialog?.open) {
      (this.frame.querySelector<HTMLElement>("#errors") ?? heading).focus();
    }
    if (page.done) {
      this.values = {};
      this.tell("success");
    } else if (turned) {
      this.tell("page");
    }
  }

  private heading(): HTMLElement | null {
    return this.frame.querySelector<HTMLElement>("#bw-title");
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.send(event.target as HTMLFormElement, event.submitter);
  };

  private async send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const url = this.address();
    if (this.state !== "ready" || !url) {
      return;
    }
    const data = new FormData(form, submitter);
    // Where the form stood, never what was searched there; nothing at all when the browser asks not to be followed.
    if (!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) {
      data.set("bw-page", location.origin + location.pathname);
    }
    this.state = "sending";
    this.said.textContent = this.words.sending;
    this.tell("submit");
    const page = await this.ask(url, new URLSearchParams([...data].map(([name, value]) => [name, String(value)])));
    this.state = "ready";
    if (page) {
      this.show(page, true);
    }
  }

  // Inside a shadow root "#field" leads nowhere by itself.
  private readonly onClick = (event: Event): void => {
    const link = (event.target as HTMLElement).closest("a");
    const place = link && attributeOf(link, "href");
    if (place?.startsWith("#")) {
      event.preventDefault();
      this.frame.querySelector<HTMLElement>(`#${CSS.escape(place.slice(1))}`)?.focus();
    }
  };

  private fields(): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
    return [...this.frame.querySelectorAll<HTMLInputElement>("input, textarea, select")].filter(
      (field) => field.type !== "hidden" && field.name && !field.name.startsWith("bw-"),
    );
  }

  private fill(): void {
    for (const field of this.fields()) {
      const given = this.values[field.name];
      if (given === undefined) {
        continue;
      }
      const all = Array.isArray(given) ? given : [given];
      if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
        field.checked = all.includes(field.value);
      } else {
        field.value = all[0] ?? "";
      }
    }
  }

  private typed(): Values {
    const values: Values = {};
    for (const field of this.fields()) {
      if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
        if (field.checked) {
          values[field.name] = [...((values[field.name] as string[]) ?? []), field.value];
        }
      } else if (field.value) {
        values[field.name] = field.value;
      }
    }
    return values;
  }

  private tell(name: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(`bw:${name}`, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get("bellwether-feedback")) {
  customElements.define("bellwether-feedback", BellwetherFeedback);
}
