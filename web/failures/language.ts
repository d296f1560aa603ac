// The reader's language among those of the messages.

import { MESSAGES, type Messages } from "../generated/messages";

/** Messages and the tag of their language. */
export interface Words extends Messages {
  readonly lang: string;
}

/** The messages in the first of the reader's languages that there are any in. */
export function words(): Words {
  const known = Object.keys(MESSAGES) as (keyof typeof MESSAGES)[];
  for (const tag of navigator.languages) {
    const { language, script } = parsed(tag);
    const spoken = known.filter((lang) => language === parsed(lang).language);
    // One language may be written in several scripts, as Chinese is.
    const lang = spoken.find((lang) => script === parsed(lang).script) ?? spoken[0];
    if (lang) return { lang, ...MESSAGES[lang] };
  }
  return { lang: "en", ...MESSAGES.en };
}

/** A language with its usual script. Not every entry is a tag: a system without one gives “C”. */
function parsed(tag: string): Partial<Intl.Locale> {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return {};
  }
}
