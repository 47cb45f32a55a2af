// A little work for the server's sake, where script runs and the page is secure: it lifts the limit of an address that many
// people share. Without it an answer is taken all the same.
const form = document.querySelector<HTMLFormElement>("form#form");
const visit = form?.elements.namedItem("bw-visit");

if (form && visit instanceof HTMLInputElement && globalThis.crypto?.subtle) {
  form.addEventListener("input", () => void work(form, visit.value), { once: true });
}

async function work(form: HTMLFormElement, visit: string): Promise<void> {
  const encoder = new TextEncoder();
  for (let number = 0; form.isConnected; number++) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(`${visit}:${number}`)));
    if (((hash[0] << 8) | hash[1]) >> 2 === 0) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = "bw-work";
      field.value = String(number);
      form.append(field);
      return;
    }
  }
}
