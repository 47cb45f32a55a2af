// The few words that the embed says by itself; everything else comes with the form.
export interface Words {
  close: string;
  sending: string;
  notSent: string;
  notLoaded: string;
}

const english: Words = {
  close: "Close",
  sending: "Sending…",
  notSent: "We could not reach the server. Your answer is still here: please send it again in a moment.",
  notLoaded: "The form could not be loaded just now. Please use the link instead.",
};

const spanish: Words = {
  close: "Cerrar",
  sending: "Enviando…",
  notSent: "No pudimos comunicarnos con el servidor. Su respuesta sigue aquí: envíela otra vez en un momento.",
  notLoaded: "El formulario no se pudo cargar ahora. Use el enlace.",
};

export function wordsIn(language: string): Words {
  return language.startsWith("es") ? spanish : english;
}
