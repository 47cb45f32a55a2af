// The hosted form with script: what is asked next shows on the same page. Without it the server asks on a second page.
type Rule = boolean | [string, ...unknown[]];
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const form = document.getElementById("form");

if (form instanceof HTMLFormElement) {
  const items = [...form.querySelectorAll<HTMLElement>("[data-item]")];
  const send = form.querySelector<HTMLElement>("[data-send]");
  const shown = form.elements.namedItem("bw-shown");
  if (shown instanceof HTMLInputElement && shown.dataset.shown) {
    shown.value = shown.dataset.shown;
  }
  if (send) {
    send.textContent = send.dataset.send ?? send.textContent;
  }

  const fieldsIn = (part: HTMLElement): Field[] => [...part.querySelectorAll<Field>("input, select, textarea")];

  const given = (item: string): string[] =>
    fieldsIn(form)
      .filter((field) => !field.disabled && (field.name === item || field.name.startsWith(`${item}.rank.`) || field.name === `${item}.day`))
      .filter((field) => !(field instanceof HTMLInputElement) || !/^(radio|checkbox)$/.test(field.type) || field.checked)
      .map((field) => field.value.trim())
      .filter((value) => value !== "");

  const holds = (rule: Rule): boolean => {
    if (typeof rule === "boolean") {
      return rule;
    }
    const [word, ...parts] = rule;
    if (word === "all") {
      return parts.every((part) => holds(part as Rule));
    }
    if (word === "any") {
      return parts.some((part) => holds(part as Rule));
    }
    if (word === "not") {
      return !holds(parts[0] as Rule);
    }
    const values = given(parts[0] as string);
    if (word === "is") {
      return values.some((value) => (parts[1] as string[]).includes(value));
    }
    if (word === "has") {
      return values.length > 0 === parts[1];
    }
    const ticked = form.querySelector(`input[type=checkbox][name="${parts[0] as string}"]`) !== null;
    const number = ticked ? values.length : Number(values[0]?.replace(",", "."));
    const [least, most] = [parts[1] as number | null, parts[2] as number | null];
    return values.length > 0 && !Number.isNaN(number) && number >= (least ?? -Infinity) && number <= (most ?? Infinity);
  };

  // What is not asked is neither sent nor remembered: no two lists can contradict each other.
  const close = (part: HTMLElement, isOpen: boolean): void => {
    part.hidden = !isOpen;
    for (const field of fieldsIn(part)) {
      field.disabled = !isOpen;
      if (!isOpen && field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type)) {
        field.checked = false;
      }
    }
  };

  // Items stand in order and look back only, so one pass in stored order is enough.
  const show = (): void => {
    for (const item of items) {
      close(item, !item.dataset.when || holds(JSON.parse(item.dataset.when) as Rule));
    }
    for (const other of form.querySelectorAll<HTMLElement>("[data-other]")) {
      const { other: item, option } = other.dataset;
      close(other, item !== undefined && given(item).includes(option ?? ""));
    }
  };

  // "None of these" and the others untick each other.
  const alone = (changed: HTMLInputElement): void => {
    const keys = changed.closest<HTMLElement>("[data-alone]")?.dataset.alone?.split(" ");
    if (!keys || !changed.checked) {
      return;
    }
    for (const box of form.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${changed.name}"]`)) {
      if (box !== changed && (keys.includes(changed.value) || keys.includes(box.value))) {
        box.checked = false;
      }
    }
  };

  // "Choose up to three": a fourth is not taken, and it is said why. Without script the server says it.
  const most = (changed: HTMLInputElement): void => {
    const part = changed.closest<HTMLElement>("[data-most]");
    if (!part || changed.type !== "checkbox") {
      return;
    }
    let says = part.querySelector<HTMLElement>("[data-most-note]");
    if (!says) {
      says = document.createElement("p");
      says.className = "usa-hint";
      says.dataset.mostNote = "";
      says.setAttribute("role", "status");
      part.append(says);
    }
    const ticked = part.querySelectorAll("input[type=checkbox]:checked").length;
    const isOver = changed.checked && ticked > Number(part.dataset.most);
    if (isOver) {
      changed.checked = false;
    }
    says.textContent = isOver ? (part.dataset.mostSays ?? "") : "";
  };

  for (const number of form.querySelectorAll<HTMLInputElement>("input[data-slider]")) {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.className = "bw-slider";
    slider.min = number.dataset.min ?? "";
    slider.max = number.dataset.max ?? "";
    slider.step = number.dataset.step ?? "1";
    slider.setAttribute("aria-label", number.dataset.slider ?? "");
    slider.value = number.value || slider.min;
    slider.addEventListener("input", () => {
      number.value = slider.value;
      number.dispatchEvent(new Event("change", { bubbles: true }));
    });
    number.addEventListener("input", () => {
      slider.value = number.value.replace(",", ".") || slider.min;
    });
    number.parentElement?.after(slider);
  }

  for (const part of form.querySelectorAll<HTMLElement>("[data-search]")) {
    const select = part.querySelector("select");
    if (!select) {
      continue;
    }
    const all = [...select.options];
    const search = document.createElement("input");
    search.type = "search";
    search.className = "usa-input";
    search.autocomplete = "off";
    search.setAttribute("aria-label", `${part.dataset.search ?? ""}: ${part.querySelector("label")?.textContent?.trim() ?? ""}`);
    search.placeholder = part.dataset.search ?? "";
    search.addEventListener("input", () => {
      const wanted = search.value.trim().toLocaleLowerCase();
      select.replaceChildren(
        ...all.filter((option) => option.value === "" || option.selected || option.text.toLocaleLowerCase().includes(wanted)),
      );
    });
    select.before(search);
  }

  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) {
      alone(event.target);
      most(event.target);
    }
    show();
  });
  show();
  document.getElementById("errors")?.focus();
}
