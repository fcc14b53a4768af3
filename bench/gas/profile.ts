import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Act } from "./acts/act.ts";
import { openStage } from "./stage.ts";
import { linesOf, type LineOf } from "./trace/lines.ts";
import { codesOf, type Code } from "./trace/names.ts";
import { itemOf, profileOf, type Profile } from "./trace/profile.ts";
import { trace } from "./trace/read.ts";
import { expensesText, linesText, profileText } from "./trace/text.ts";

/** Does one act and tells where the gas of each of its transactions went. */
export async function profile(hre: HardhatRuntimeEnvironment, act: Act): Promise<string> {
  const connection = await hre.network.create("default");
  const stage = await openStage(connection.ethers);
  const { sent, items } = await act.measure(stage);
  const codes = await codesOf(connection.ethers, stage.suite);
  const nameOf = (code: string) => told(codes.get(code)) ?? code;
  const lineOf = new Map<string, LineOf>();
  for (const [address, { contract, proxy }] of codes) {
    if (!proxy) lineOf.set(address, await linesOf(hre.artifacts, contract));
  }
  const pages: string[] = [];
  const profiles: Profile[] = [];
  for (const one of sent) {
    const traced = await trace(connection, one);
    const found = profileOf(traced, nameOf);
    profiles.push(found);
    pages.push([...profileText(found), "", ...linesText(traced.spent, lineOf)].join("\n"));
  }
  const [few, many] = profiles;
  if (items !== undefined && few !== undefined && many !== undefined) {
    pages.push(["One item more", "", ...expensesText(itemOf(few, many, items))].join("\n"));
  }
  return pages.join("\n\n");
}

function told(code: Code | undefined): string | undefined {
  return code === undefined ? undefined : `${code.contract}${code.proxy ? " (proxy)" : ""}`;
}
