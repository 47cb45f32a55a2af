// What script adds to staff pages. Everything works without it.

followLiveRegions();
landOnErrors();
listenForKeys();
helpQuickEntry();

// A live region is made again from its own page when its source says so: the server stays the only one who writes figures.
function followLiveRegions(): void {
  for (const region of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const source = new EventSource(region.dataset.live!);
    const said = document.querySelector(`[data-live-said="${CSS.escape(region.id)}"]`);
    source.addEventListener("changed", async (event) => {
      await refresh(region);
      if (said) {
        said.textContent = (event as MessageEvent<string>).data;
      }
    });
    addEventListener("pagehide", () => source.close());
  }
}

async function refresh(region: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(region.id);
  if (!fresh) {
    return;
  }
  // Nobody loses their place: while somebody is inside the region it waits.
  if (region.contains(document.activeElement)) {
    region.addEventListener("focusout", () => setTimeout(() => void refresh(region)), { once: true });
    return;
  }
  const open = [...region.querySelectorAll("details")].map((details) => details.open);
  fresh.querySelectorAll("details").forEach((details, index) => (details.open = open[index] ?? false));
  region.replaceChildren(...fresh.childNodes);
}

function landOnErrors(): void {
  document.getElementById("errors")?.focus();
}

// "/" goes to the search field, "?" to the help, Escape closes the menu. Keys can be turned off on the help page.
function listenForKeys(): void {
  const setting = "bellwether-keys-off";
  document.addEventListener("keydown", (event) => {
    const at = event.target as HTMLElement;
    if (event.key === "Escape") {
      document.querySelector<HTMLDetailsElement>(".bw-menu[open]")?.removeAttribute("open");
    }
    if (at.closest("input, textarea, select, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(setting)) {
      return;
    }
    const search = document.querySelector<HTMLInputElement>("input[type=search]");
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "?") {
      location.href = "/help";
    }
  });
  const toggle = document.querySelector<HTMLInputElement>("[data-keys]");
  if (toggle) {
    toggle.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
    toggle.checked = !localStorage.getItem(setting);
    toggle.addEventListener("change", () =>
      toggle.checked ? localStorage.removeItem(setting) : localStorage.setItem(setting, "1"),
    );
  }
}

// Paper forms and calls: the number of the box is one key, and the next field comes by itself. Enter goes on; on the last field
// it sends.
function helpQuickEntry(): void {
  const row = document.querySelector<HTMLElement>("[data-quick-entry]");
  if (!row) {
    return;
  }
  const fields = [...row.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
  const goOn = (from: HTMLElement): void => {
    const next = fields[fields.indexOf(from as HTMLInputElement) + 1];
    if (next) {
      next.focus();
    } else {
      row.closest("form")?.requestSubmit();
    }
  };
  row.addEventListener("input", (event) => {
    const field = event.target as HTMLInputElement;
    const options = Number(field.closest<HTMLElement>("[data-one-key]")?.dataset.oneKey ?? 0);
    const isOne = /^[1-9]$/.test(field.value) && Number(field.value) <= options;
    if (isOne && field !== fields[fields.length - 1]) {
      goOn(field);
    }
  });
  row.addEventListener("keydown", (event) => {
    const field = event.target as HTMLElement;
    if (event.key === "Enter" && !event.shiftKey && fields.includes(field as HTMLInputElement)) {
      event.preventDefault();
      goOn(field);
    }
  });
  if (!document.getElementById("errors")) {
    const empty = fields.find((field) => field.value === "");
    (empty ?? fields[0])?.focus();
  }
}
