import { expect } from "chai";
import { compareLayouts, isUnsafe } from "../../scripts/layouts/compare.ts";
import { store } from "../../scripts/layouts/stored.ts";
import { FIELDS, ledger } from "./sources.ts";

describe("layouts: compareLayouts", () => {
  const before = new Map([["Ledger", store("Ledger", "1.0.0", ledger(FIELDS).get("Ledger")!)]]);

  const compare = (fields: string, lot?: string) => compareLayouts(ledger(fields, lot), before);

  it("stores a line a field: slot, offset, name and type, without the compiler's numbers", () => {
    const { namespaces, types } = before.get("Ledger")!;
    expect(namespaces).to.deep.equal({
      "erc7201:tradelane.ledger": [
        { slot: "0", offset: 0, label: "count", type: "t_uint64" },
        { slot: "0", offset: 8, label: "open", type: "t_uint64" },
        { slot: "1", offset: 0, label: "lots", type: "t_mapping(t_uint256,t_struct(Lot)_storage)" },
      ],
    });
    expect(types["t_struct(Lot)_storage"]?.members).to.deep.equal([
      { slot: "0", offset: 0, label: "holder", type: "t_uint24" },
      { slot: "0", offset: 3, label: "start", type: "t_uint40" },
    ]);
  });

  it("finds nothing in what is the same, wherever it stands in the source", () => {
    expect(compare(`/* The fields. */ ${FIELDS}`)).to.deep.equal([
      { contract: "Ledger", standing: "same", problem: "" },
    ]);
  });

  const safe: [string, string, string?][] = [
    ["a field behind all others", `${FIELDS} uint64 closed;`],
    ["a field behind those of a struct that only mappings hold", FIELDS, "uint24 holder; uint40 start; uint8 tier;"],
  ];
  for (const [what, fields, lot] of safe) {
    it(`lets ${what} be added`, () => {
      const findings = compare(fields, lot);
      expect(findings).to.deep.equal([{ contract: "Ledger", standing: "appended", problem: "" }]);
      expect(findings.some(isUnsafe)).to.equal(false);
    });
  }

  const unsafe: [string, string, string | undefined, string[]][] = [
    [
      "a field that was moved",
      "uint64 open; uint64 count; mapping(uint256 => Lot) lots;",
      undefined,
      ["Deleted `count`", "Inserted `count`"],
    ],
    [
      "a field that was narrowed",
      "uint32 count; uint64 open; mapping(uint256 => Lot) lots;",
      undefined,
      ["Upgraded `count` to an incompatible type", "Bad upgrade from uint64 to uint32"],
    ],
    [
      "a field that another one pushed",
      "uint64 count; uint64 closed; uint64 open; mapping(uint256 => Lot) lots;",
      undefined,
      ["Inserted `closed`"],
    ],
    ["a field that is gone", "uint64 count; mapping(uint256 => Lot) lots;", undefined, ["Deleted `open`"]],
    ["a field with another name", FIELDS.replace("open", "live"), undefined, ["Renamed `open` to `live`"]],
    [
      "a field of a struct that was narrowed",
      FIELDS,
      "uint16 holder; uint40 start;",
      ["Upgraded `lots` to an incompatible type", "struct Ledger.Lot", "`holder`", "uint24 to uint16"],
    ],
    [
      "a field of a struct that was moved",
      FIELDS,
      "uint40 start; uint24 holder;",
      ["Upgraded `lots` to an incompatible type", "struct Ledger.Lot", "Deleted `holder`", "Inserted `holder`"],
    ],
  ];
  for (const [what, fields, lot, words] of unsafe) {
    it(`names ${what}`, () => {
      const [finding] = compare(fields, lot);
      expect(finding).to.include({ contract: "Ledger", standing: "incompatible" });
      for (const word of words) expect(finding?.problem).to.contain(word);
    });
  }

  it("names a name space that is gone", () => {
    const other = ledger(FIELDS);
    const { namespaces, ...rest } = other.get("Ledger")!;
    const moved = { ...rest, namespaces: { "erc7201:tradelane.other": Object.values(namespaces!)[0]! } };
    const [finding] = compareLayouts(new Map([["Ledger", moved]]), before);
    expect(finding?.problem).to.contain("Deleted namespace `erc7201:tradelane.ledger`");
  });

  it("names a contract without a stored layout, and a layout without its contract", () => {
    const findings = compareLayouts(new Map([["Other", ledger(FIELDS).get("Ledger")!]]), before);
    expect(findings).to.deep.equal([
      { contract: "Other", standing: "unknown", problem: "it has no stored layout" },
      { contract: "Ledger", standing: "gone", problem: "it has a stored layout, and is not built any more" },
    ]);
    expect(findings.every(isUnsafe)).to.equal(true);
  });
});
