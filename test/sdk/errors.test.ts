import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TradelaneError } from "@tradelane/sdk";
import { CONTRACT_ERRORS, decodeRevert, declaration, SDK_ERRORS, type CatalogueEntry } from "@tradelane/sdk";
import { expect } from "chai";
import { AbiCoder, concat, ErrorFragment, id, Interface, type JsonFragment } from "ethers";

const ARTIFACTS = join(import.meta.dirname, "..", "..", "artifacts");
const CHINESE = /\p{Script=Han}/u;

/** Artifacts of what is deployed: the contracts without test doubles, and the library contracts beside them. */
function artifactFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["mocks", "build-info"].includes(entry.name) ? [] : artifactFiles(path);
    return entry.name.endsWith(".json") ? [path] : [];
  });
}

function declaredErrors(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["contracts", "@openzeppelin"]) {
    for (const file of artifactFiles(join(ARTIFACTS, folder))) {
      const { abi } = JSON.parse(readFileSync(file, "utf8")) as { abi: JsonFragment[] };
      for (const fragment of abi.filter(({ type }) => type === "error")) {
        const error = ErrorFragment.from(fragment);
        found.set(error.name, error.format("full"));
      }
    }
  }
  return found;
}

/** A value for each type that errors carry. */
function sample(type: string): unknown {
  if (type === "address") return "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  if (type === "bool") return true;
  if (type.startsWith("bytes")) return `0x${"a7".repeat(Number(type.slice(5)))}`;
  return 3n;
}

describe("the error catalogue", () => {
  const declared = declaredErrors();
  const contractErrors = Object.entries<CatalogueEntry>(CONTRACT_ERRORS);

  it("has every custom error of the contracts, as the contracts declare it, and no other", () => {
    const told = new Map(
      contractErrors.map(([code, entry]) => [code, ErrorFragment.from(declaration(code, entry)).format("full")]),
    );
    expect(Object.fromEntries(told)).to.deep.equal(Object.fromEntries(declared));
  });

  it("has each error in one place, where no other can silently take its place", () => {
    const folder = join(import.meta.dirname, "..", "..", "sdk", "src", "errors", "catalogue");
    const codes = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/^ {2}(\w+): \{$/gm)].map(([, code]) => code),
    );
    expect(codes).to.include.members(Object.keys(CONTRACT_ERRORS));
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).to.deep.equal([]);
  });

  it("finds errors in the artifacts, those of consents and of the access manager among them", () => {
    expect([...declared.keys()]).to.include.members([
      "LotsEncumbered",
      "ConsentBadSignature",
      "AccessManagedUnauthorized",
      "AccessManagerNotReady",
    ]);
  });

  for (const [code, entry] of contractErrors) {
    it(`tells ${code} with its values, in English and Chinese`, () => {
      const abi = new Interface([declaration(code, entry)]);
      const values = abi.getError(code)!.inputs.map(({ type }) => sample(type));
      const error = decodeRevert(abi.encodeErrorResult(code, values));
      expect(error.code).to.equal(code);
      expect(Object.keys(error.values)).to.deep.equal(Object.keys(entry.values));
      expect(Object.values(error.values)).to.deep.equal(values);
      expectWellTold(error);
    });
  }

  for (const [code, { values, en, zh }] of Object.entries<CatalogueEntry>(SDK_ERRORS)) {
    it(`tells ${code} in English and Chinese, naming each of its values`, () => {
      const named = (text: { message: string; hint: string }) =>
        Object.keys(values).filter((name) => `${text.message} ${text.hint}`.includes(`{${name}}`));
      expect(named(en)).to.deep.equal(Object.keys(values));
      expect(named(zh)).to.deep.equal(Object.keys(values));
      expect(zh.message).to.match(CHINESE);
      expect(zh.hint).to.match(CHINESE);
    });
  }

  function expectWellTold(error: TradelaneError): void {
    for (const text of [error.message, error.hint, error.zh.message, error.zh.hint]) expect(text).not.to.match(/[{}]/);
    for (const text of [error.message, error.hint])
      expect(text)
        .to.match(/^\S.*[.]$/)
        .and.not.match(CHINESE);
    for (const text of [error.zh.message, error.zh.hint]) expect(text).to.match(CHINESE).and.match(/。$/);
  }
});

describe("decodeRevert", () => {
  const abi = new Interface([
    "error LotsEncumbered(uint256 lot, uint16 flags)",
    "error LotsUnitsInvalid(uint256 lot, uint40 units, uint40 available)",
    "error ConsortiumHalted(uint8 business, uint40 until, bytes32 caseId)",
    "error LotsNotHolder(uint256 lot, uint24 member, uint24 holder)",
    "error Unheard(uint256 of)",
  ]);
  const lot = (0x2an << 40n) | 30_000n;
  const yuan = { code: "CNY", numeric: 156, exponent: 2 };

  it("names lots and encumbrances in words", () => {
    const error = decodeRevert(abi.encodeErrorResult("LotsEncumbered", [lot, 1n | 32n]));
    expect(error.message).to.equal("Lot 0x00000000000000000000002a:30000 is encumbered: offered, in redemption.");
    expect(error.zh.message).to.equal("份额 0x00000000000000000000002a:30000 存在权利负担：已发出要约、兑付中。");
    expect(error.values).to.deep.equal({ lot, flags: 33n });
  });

  it("tells the financing on which a request stands by its own name", () => {
    const requests = new Interface(["error LotsNoRequest(uint256 subject)"]);
    const told = (subject: bigint) => decodeRevert(requests.encodeErrorResult("LotsNoRequest", [subject])).message;
    expect(told((1n << 136n) - 1n)).to.contain(`0x${"f".repeat(24)}:1099511627775`);
    expect(told(1n << 136n)).to.contain(`0x${"0".repeat(5)}1${"0".repeat(34)}.`);
  });

  it("ends the sentence of an item's error once", () => {
    const bulk = new Interface(["error BulkItemFailed(uint256 item, bytes reason)"]);
    const data = bulk.encodeErrorResult("BulkItemFailed", [2n, abi.encodeErrorResult("LotsEncumbered", [lot, 1n])]);
    const { message, zh } = decodeRevert(data, {
      revertOf: (reason, language) => decodeRevert(reason).describe(language).message,
    });
    expect(message).to.equal(
      "Item 2 failed, and nothing of its transaction was done: Lot 0x00000000000000000000002a:30000 is encumbered: offered.",
    );
    expect(zh.message).to.match(/已发出要约。$/);
  });

  it("tells yearly rates in per cent", () => {
    const rates = new Interface(["error FinancingRateTooHigh(uint160 financing, uint32 ratePpm, uint32 highest)"]);
    const error = decodeRevert(rates.encodeErrorResult("FinancingRateTooHigh", [42n, 240_001n, 240_000n]));
    expect(error.message).to.match(/, 24\.0001 % a year, is above the highest, 24 %\.$/);
    expect(error.zh.message).to.contain("的年利率 24.0001 % 高于上限 24 %。");
  });

  it("tells the currency of a claim and that of its document", () => {
    const evidence = new Interface(["error EvidenceOtherCurrency(bytes32 tag, uint16 currency, uint16 expected)"]);
    const tag = id("an invoice in dollars");
    const error = decodeRevert(evidence.encodeErrorResult("EvidenceOtherCurrency", [tag, 156n, 840n]));
    expect(error.message).to.equal(`The claim is in CNY, the document ${tag} in USD.`);
    expect(error.zh.message).to.equal(`债权币种为 CNY，单证 ${tag} 的币种为 USD。`);
  });

  it("tells amounts with the currency's decimals, and as minor units where the currency is not known", () => {
    const data = abi.encodeErrorResult("LotsUnitsInvalid", [lot, 1_234_567n, 100n]);
    expect(decodeRevert(data, { currency: yuan }).message)
      .to.contain("12,345.67 CNY")
      .and.contain("1.00 CNY");
    expect(decodeRevert(data, { currency: { code: "JPY", numeric: 392, exponent: 0 } }).message).to.contain(
      "1,234,567 JPY",
    );
    expect(decodeRevert(data).message).to.contain("1234567 minor units");
    expect(decodeRevert(data).zh.message).to.contain("1234567 个最小货币单位");
  });

  it("tells times in ISO 8601 and businesses by name", () => {
    const error = decodeRevert(abi.encodeErrorResult("ConsortiumHalted", [1n, 1_800_000_000n, id("case")]));
    expect(error.message).to.equal(`receivables is halted until 2027-01-15T08:00:00Z (case ${id("case")}).`);
  });

  it("tells members by the names the caller gave them", () => {
    const data = abi.encodeErrorResult("LotsNotHolder", [lot, 5n, 6n]);
    const error = decodeRevert(data, { nameOf: (member) => (member === 5 ? "gear" : undefined) });
    expect(error.message).to.contain("is held by member 6, not by gear (member 5)");
    expect(error.zh.message).to.contain("由成员 6持有，而非gear (成员 5)");
  });

  it("keeps an error it does not know, with its data", () => {
    const data = abi.encodeErrorResult("Unheard", [7n]);
    expect(decodeRevert(data)).to.deep.include({ code: "RevertUnknown", values: { data } });
    expect(decodeRevert("0x")).to.deep.include({ code: "RevertUnknown", values: { data: "no data" } });
    expect(decodeRevert("0x1234")).to.deep.include({ code: "RevertUnknown", values: { data: "0x1234" } });
  });

  it("knows the two errors that Solidity makes itself", () => {
    const coder = AbiCoder.defaultAbiCoder();
    const text = concat([id("Error(string)").slice(0, 10), coder.encode(["string"], ["not today"])]);
    const panic = concat([id("Panic(uint256)").slice(0, 10), coder.encode(["uint256"], [0x11n])]);
    expect(decodeRevert(text)).to.deep.include({ code: "RevertedWithReason", values: { reason: "not today" } });
    expect(decodeRevert(panic)).to.deep.include({ code: "Panicked", values: { panic: 17n } });
    expect(decodeRevert(panic).message).to.contain("0x11");
  });

  it("writes itself as a line of JSON", () => {
    const error = decodeRevert(abi.encodeErrorResult("LotsEncumbered", [lot, 1n]));
    const { code, values, message, hint, zh } = JSON.parse(JSON.stringify(error)) as Record<string, unknown>;
    expect(code).to.equal("LotsEncumbered");
    expect(values).to.deep.equal({ lot: lot.toString(), flags: "1" });
    expect([message, hint]).to.deep.equal([error.message, error.hint]);
    expect(zh).to.deep.equal(error.zh);
  });
});
