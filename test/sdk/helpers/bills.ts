import { makePackageNumber, type Tradelane } from "@tradelane/sdk";
import { reference } from "./deals.ts";
import { entityOf, startStory, type Story } from "./parties.ts";

/** Accounts after those of the story's members. */
export const CENTRAL_BANK = 27;
export const HOUSE_BANK = 28;

/** The day on which business is done, in Beijing. */
const ZONE = 8 * 3_600;

/** The story with a central bank and a second bank: the story's bank accepts, the house bank discounts. */
export interface BillStory extends Story {
  centralBank: Tradelane;
  houseBank: Tradelane;
  /** A package number of today that nothing else has. */
  number(type?: "Bank" | "Commercial"): Promise<string>;
  /** Bank paper from the debtor to gear, registered. */
  registered(
    face: string,
    change?: { maturity?: string; splittable?: boolean },
  ): Promise<{ bill: string; lot: string }>;
  /** The same, accepted by the bank and received by gear, both by consent. */
  received(face: string, change?: { maturity?: string; splittable?: boolean }): Promise<{ bill: string; lot: string }>;
  /** The same, sold by gear to the house bank against final cash. */
  discounted(face: string): Promise<{ bill: string; lot: string }>;
}

let serial = 0;

export async function startBillStory(): Promise<BillStory> {
  const story = await startStory();
  const names = ["debtor", "gear", "forging", "steel", "bank", "central bank", "house bank"];
  const members = Object.fromEntries(names.map((name) => [name, entityOf(name)]));
  const centralBank = await story.as(CENTRAL_BANK, { members });
  const houseBank = await story.as(HOUSE_BANK, { members });
  await centralBank.members.apply({ entity: entityOf("central bank"), kind: "CentralBank", region: 1100 });
  await houseBank.members.apply({ entity: entityOf("house bank"), kind: "Bank", region: 3100 });
  const { council } = story;
  await council.members.admit({ members: [entityOf("central bank"), entityOf("house bank")] }, { via: "council" });
  await council.members.setMandate(
    { member: entityOf("central bank"), businesses: ["All"], regions: "all", until: "+3650d" },
    { via: "council" },
  );
  const figures = { totalAssets: "100000000.00", deposits: "50000000.00", asOf: "2026-01-01", until: "+300d" };
  await centralBank.acceptors.setFigures({ acceptor: "bank", ...figures });
  const parties = await partiesOf(story, members);

  const number: BillStory["number"] = async (type = "Bank") => {
    const moment = new Date(((await story.gear.time("now")) + ZONE) * 1_000).toISOString();
    serial += 1;
    return makePackageNumber({
      ...{ type, bank: "102100000012", date: moment.slice(0, 10), serial: serial.toString() },
    }).toString();
  };
  const registered: BillStory["registered"] = async (face, change = {}) => {
    const background = await story.invoice("gear", "debtor", face);
    const terms = { drawer: "debtor", acceptor: "bank", payee: "gear", amount: face, maturity: "day+90", background };
    return parties.debtor.bills.register({ number: await number(), ...terms, ...change });
  };
  const received: BillStory["received"] = async (face, change) => {
    const { bill, lot } = await registered(face, change);
    const acceptance = { bill, margin: "0", deadline: "+1d" };
    const accepted = await parties.bank.bills.acceptWithConsent.sign(acceptance);
    await parties.debtor.bills.acceptWithConsent({ ...acceptance, consent: accepted });
    const receipt = { bill, deadline: "+1d" };
    const consent = await parties.gear.bills.receiveWithConsent.sign(receipt);
    await parties.debtor.bills.receiveWithConsent({ ...receipt, consent });
    return { bill, lot };
  };
  const discounted: BillStory["discounted"] = async (face) => {
    const { bill, lot } = await received(face);
    const terms = { lot, buyer: "house bank", rate: "3.6", freeOfPayment: true, deadline: "+1d" };
    const consent = await parties.gear.discounting.buyWithConsent.sign(terms);
    await houseBank.discounting.buyWithConsent({ ...terms, reference: reference(), consent });
    return { bill, lot };
  };
  return { ...story, ...parties, centralBank, houseBank, number, registered, received, discounted };
}

/** The story's members, who know the two of this story by name as well. */
async function partiesOf(story: Story, members: Readonly<Record<string, string>>) {
  const { accounts } = story;
  const as: Story["as"] = (account, settings) => story.as(account, settings);
  return {
    debtor: await as(accounts.debtor, { members }),
    gear: await as(accounts.gear, { members }),
    forging: await as(accounts.forging, { members }),
    steel: await as(accounts.steel, { members }),
    bank: await as(accounts.bank, { members }),
  };
}
