import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";
import { select } from "xpath";

/** An independent reading of the scenario: own parser, own arithmetic, nothing of the SDK. */
export interface Sums {
  /** Holdings before the first payment, cents by "tier member currency". */
  readonly holdings: Map<string, bigint>;
  /** Cents received in payments that are final. */
  readonly received: Map<string, bigint>;
  readonly paid: bigint;
  readonly sentBack: Map<string, bigint>;
  readonly refused: string[];
}

export type Line = Record<string, unknown> & { act: string; as: string; id?: string; expect?: { error: string } };

interface Lot {
  holder: string;
  cents: bigint;
  tier: number;
  currency: string;
}

export function cents(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0"));
}

export function payable(file: string): bigint {
  const xml = new DOMParser().parseFromString(readFileSync(file, "utf8"), "text/xml");
  const found = select("string(//*[local-name()='PayableAmount'])", xml as unknown as Node);
  if (typeof found !== "string") throw new Error(`${file} has no payable amount`);
  return cents(found);
}

export function linesOf(file: string): Line[] {
  const texts = readFileSync(file, "utf8").split("\n");
  return texts.filter((text) => text.startsWith("{")).map((text) => JSON.parse(text) as Line);
}

export function sumsOf(lines: readonly Line[]): Sums {
  const lots = new Map<string, Lot>();
  const asked = new Map<string, Line>();
  const offers = new Map<string, Line>();
  const documents = new Map<string, bigint>();
  const payments = new Map<string, { lot: Lot; payee: string; cents: bigint }>();
  const sums = {
    holdings: new Map<string, bigint>(),
    received: new Map<string, bigint>(),
    sentBack: new Map<string, bigint>(),
  };
  let paid = 0n;
  let before: Map<string, bigint> | undefined;
  const add = (map: Map<string, bigint>, key: string, value: bigint) => map.set(key, (map.get(key) ?? 0n) + value);
  const use = (tag: unknown, value: bigint) => {
    const name = String(tag);
    const left = (documents.get(name) ?? 0n) - value;
    if (left < 0n) throw new Error(`${name} is used up`);
    documents.set(name, left);
  };
  const move = (line: Line, id: string) => {
    const lot = lots.get(String(line.lot));
    if (lot === undefined) throw new Error(`no lot ${String(line.lot)}`);
    const part = cents(String(line.amount));
    use(line.background, part);
    lot.cents -= part;
    lots.set(`$${id}.lot`, { holder: String(line.to), cents: part, tier: lot.tier + 1, currency: lot.currency });
  };
  const issue = (terms: Line, id: string) => {
    use(terms.background, cents(String(terms.face)));
    lots.set(`$${id}.lot`, {
      holder: String(terms.creditor),
      cents: cents(String(terms.face)),
      tier: 0,
      currency: String(terms.currency),
    });
  };
  for (const line of lines) {
    if (line.expect !== undefined) continue;
    const id = line.id ?? "";
    const area = line.act;
    if (area === "evidence.register" || area === "evidence.registerByBank")
      documents.set(`$${id}.tag`, payable(String(line.file)));
    else if (area === "receivables.submit" || area === "receivables.issue") asked.set(`$${id}.instrument`, line);
    else if (area === "receivables.confirm" || area === "receivables.acceptIssue")
      issue(asked.get(String(line.instrument))!, id);
    else if (area === "receivables.submitWithConsent") issue(line, id);
    else if (area === "receivables.cancel") lots.delete(String(line.instrument).replace(".instrument", ".lot"));
    else if (area === "receivables.assign") move(line, id);
    else if (area === "receivables.offer") offers.set(String(line.lot), line);
    else if (area === "receivables.acceptOffer") move(offers.get(String(line.lot))!, id);
    else if (area === "redemption.pay") {
      if (before === undefined) {
        before = sums.holdings;
        for (const { holder, tier, currency, cents: amount } of lots.values())
          add(before, `${tier} ${holder} ${currency}`, amount);
      }
      (line.lots as string[]).forEach((name, at) => {
        const lot = lots.get(name)!;
        payments.set(`$${id}.payments.${at}.instruction`, { lot, payee: lot.holder, cents: lot.cents });
      });
    } else if (area === "settlement.returnPayment") {
      payments.set(`$${id}.instruction`, {
        lot: { holder: line.as, cents: 0n, tier: -1, currency: "" },
        payee: "",
        cents: cents(String(line.amount)),
      });
    } else if (area === "settlement.reportFinal") {
      for (const name of line.instructions as string[]) {
        const { lot, payee, cents: amount } = payments.get(name)!;
        if (payee === "") add(sums.sentBack, lot.holder, amount);
        else {
          add(sums.received, payee, amount);
          paid += amount;
        }
      }
    }
  }
  const refused = lines.flatMap(({ expect }) => (expect === undefined ? [] : [expect.error]));
  return { ...sums, paid, refused };
}
