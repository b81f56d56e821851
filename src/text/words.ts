export function pluralize(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function joinList(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** From outside: on one line, without quotation marks of its own, so that its end is certain. */
export function quote(text: string): string {
  const line = text.slice(0, 200).replace(/\r?\n\s*/g, ' ⏎ ');
  return `"${line.replace(/["`]/g, "'")}"`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
