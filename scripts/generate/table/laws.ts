import { constantName } from "./names.ts";
import { unreachableStates } from "./reach.ts";
import type { StateTable, TableAct } from "./schema.ts";

/** Ends an expired request; it belongs to every instrument and has no row. */
const EXPIRE = "expire";

/** What a well-formed table says that cannot be, one sentence each. */
export function lawsBroken(table: StateTable): string[] {
  const issues = [...numbersTwice(table), ...unknownStates(table), ...unknownActs(table)];
  if (issues.length > 0) return issues;
  return [
    ...table.acts.flatMap((act) => [...answerProblems(table, act), ...requestProblems(table, act)]),
    ...table.acts.flatMap(encumbranceProblems),
    ...unreachableStates(table).map((state) => `states: ${state} cannot be reached`),
  ];
}

function numbersTwice({ states, acts }: StateTable): string[] {
  const constants = [...states.map(({ name }) => name), ...acts.map(({ act }) => act)].map(constantName);
  const issues = [
    ...repeated(states.map(({ value }) => value)).map((value) => `states: ${value} is given twice`),
    ...repeated(acts.map(({ number }) => number)).map((number) => `acts: ${number} is given twice`),
    ...repeated(constants).map((name) => `states and acts: ${name} would name two constants`),
  ];
  if (states.find(({ value }) => value === 0)?.name !== "None")
    issues.push("states: 0 must be None, for storage starts so");
  return issues;
}

function unknownStates({ states, acts, byTime, endings, lastRedemption }: StateTable): string[] {
  const known = new Set(states.map(({ name }) => name));
  const named: [string, string | null][] = [
    ...acts.flatMap(({ act, from, requested, after }) =>
      [...from, requested, after].map((state): [string, string | null] => [act, state]),
    ),
    ...byTime.flatMap(({ from, to }) => [from, to].map((state): [string, string] => ["byTime", state])),
    ...endings.flatMap(({ from, to }) => [...from, to].map((state): [string, string] => ["endings", state])),
    ...(lastRedemption ? [...lastRedemption.from, lastRedemption.to] : []).map((state): [string, string] => [
      "lastRedemption",
      state,
    ]),
  ];
  return named
    .filter(([, state]) => state !== null && !known.has(state))
    .map(([where, state]) => `${where}: there is no state ${state}`);
}

function unknownActs({ acts, byTime, lotsByTime, endings, lastRedemption }: StateTable): string[] {
  const known = new Set([EXPIRE, ...acts.map(({ act }) => act)]);
  const named: [string, string][] = [
    ...byTime.map(({ act }): [string, string] => ["byTime", act]),
    ...lotsByTime.map(({ act }): [string, string] => ["lotsByTime", act]),
    ...endings.flatMap(({ by }) => by.map((act): [string, string] => ["endings", act])),
    ...(lastRedemption ? [["lastRedemption", lastRedemption.by] as [string, string]] : []),
  ];
  return named.filter(([, act]) => !known.has(act)).map(([where, act]) => `${where}: there is no act ${act}`);
}

function answerProblems({ acts }: StateTable, act: TableAct): string[] {
  if (act.answers === null) return [];
  const request = acts.find(({ act: name }) => name === act.answers);
  if (request === undefined || !isRequest(request)) return [`${act.act}: answers ${act.answers}, which is no request`];
  const issues: string[] = [];
  const needed = request.class === "close" ? "close" : "answer";
  if (act.class !== needed) issues.push(`${act.act}: answers ${request.act} and so must be of class ${needed}`);
  if (act.after !== request.after)
    issues.push(`${act.act}: leads to ${act.after}, but ${request.act} to ${request.after}`);
  if (request.requested !== null && !act.from.includes(request.requested))
    issues.push(`${act.act}: cannot be done while ${request.act} stands (${request.requested})`);
  if (!sameSet(act.requires, request.sets))
    issues.push(`${act.act}: must clear exactly what ${request.act} sets (${request.sets.join(", ") || "nothing"})`);
  return issues;
}

function requestProblems({ acts, endings }: StateTable, act: TableAct): string[] {
  const { requested } = act;
  if (requested === null) return [];
  const issues: string[] = [];
  if (!acts.some(({ answers }) => answers === act.act)) issues.push(`${act.act}: no act answers this request`);
  // What answers a request by another one restores what was before both.
  const origin = acts.find(({ act: name }) => name === act.answers)?.from ?? act.from;
  const restores = ({ from, to }: StateTable["endings"][number]) => from.includes(requested) && origin.includes(to);
  if (!act.from.includes(requested) && !endings.some(restores))
    issues.push(`${act.act}: no ending restores ${origin.join(" or ")} from ${requested}`);
  return issues;
}

function encumbranceProblems({ act, blockedBy, requires }: TableAct): string[] {
  return requires.filter((name) => blockedBy.includes(name)).map((name) => `${act}: requires ${name}, which blocks it`);
}

/** A request waits for an answer: it holds the instrument in a state of its own or marks the lot as offered. */
function isRequest({ requested, sets }: TableAct): boolean {
  return requested !== null || sets.includes("Offered");
}

function repeated<T>(items: readonly T[]): T[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
