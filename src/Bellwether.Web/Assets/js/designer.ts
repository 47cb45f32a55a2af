// What script adds to writing a questionnaire: the preview follows the typing, and questions can be dragged. Without it a button
// shows the preview, and buttons move questions.
followTyping();
for (const list of document.querySelectorAll<HTMLElement>("[data-sortable]")) {
  letSort(list);
}

function followTyping(): void {
  const form = document.getElementById("item-form");
  const button = document.querySelector<HTMLButtonElement>("[data-preview]");
  if (!(form instanceof HTMLFormElement) || !button) {
    return;
  }
  let waiting = 0;
  let asked = 0;
  const draw = async (): Promise<void> => {
    const mine = ++asked;
    const answer = await fetch(button.formAction, { method: "POST", body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>) });
    if (!answer.ok || mine !== asked) {
      return;
    }
    const html = await answer.text();
    const old = document.querySelector<HTMLIFrameElement>("iframe[name=preview]");
    if (!old || mine !== asked) {
      return;
    }
    // A fresh frame in place of the old: no step back in the browser's history, no script in it, nothing can be sent from it.
    const fresh = old.cloneNode() as HTMLIFrameElement;
    fresh.removeAttribute("src");
    fresh.srcdoc = html;
    const top = old.contentWindow?.scrollY ?? 0;
    fresh.addEventListener("load", () => fresh.contentWindow?.scrollTo(0, top), { once: true });
    old.replaceWith(fresh);
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void draw(), 350);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
}

function letSort(list: HTMLElement): void {
  const form = document.getElementById(list.dataset.sortable!) as HTMLFormElement;
  let dragged: HTMLElement | null = null;
  for (const card of list.querySelectorAll<HTMLElement>("[data-key]")) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      dragged = card;
      card.classList.add("bw-item-card--dragged");
      event.dataTransfer?.setData("text/plain", card.dataset.key!);
    });
    card.addEventListener("dragover", (event) => {
      if (!dragged || dragged === card) {
        return;
      }
      event.preventDefault();
      const box = card.getBoundingClientRect();
      card[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
    });
    card.addEventListener("drop", (event) => event.preventDefault());
    card.addEventListener("dragend", () => {
      card.classList.remove("bw-item-card--dragged");
      dragged = null;
      const place = [...list.querySelectorAll("[data-key]")].indexOf(card);
      const act = document.createElement("input");
      act.type = "hidden";
      act.name = "act";
      act.value = `move:${card.dataset.key}:${place}`;
      form.append(act);
      form.submit();
    });
  }
}
