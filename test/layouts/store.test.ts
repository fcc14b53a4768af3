import { expect } from "chai";
import { DeploymentError } from "../../scripts/deploy/errors.ts";
import { versions } from "../../scripts/layouts/files.ts";
import { layoutsToStore } from "../../scripts/layouts/store.ts";
import { store, type StoredLayout } from "../../scripts/layouts/stored.ts";
import { FIELDS, ledger } from "./sources.ts";

const NARROWED = "uint32 count; uint64 open; mapping(uint256 => Lot) lots;";

describe("layouts: layoutsToStore", () => {
  const stored = (version: string) => new Map([["Ledger", store("Ledger", version, ledger(FIELDS).get("Ledger")!)]]);

  /** Stores a contract with these fields as a version, after 1.0.0 was released. */
  const storing = (fields: string, before: string, present: string, name = "Ledger"): StoredLayout[] => {
    const built = new Map([[name, ledger(fields).get("Ledger")!]]);
    return layoutsToStore(built, stored(before), { present, released: new Set(["1.0.0"]) });
  };

  function refusal(task: () => unknown): DeploymentError {
    try {
      task();
    } catch (error) {
      if (error instanceof DeploymentError) return error;
      throw error;
    }
    return expect.fail("nothing was refused");
  }

  it("stores anything while the stored version is not released", () => {
    const [layout] = storing(NARROWED, "1.1.0", "1.1.0");
    expect(layout).to.include({ contract: "Ledger", version: "1.1.0" });
    expect(layout?.namespaces["erc7201:tradelane.ledger"]?.[0]?.type).to.equal("t_uint32");
  });

  it("stores what adds to a released version under the next one", () => {
    const [layout] = storing(`${FIELDS} uint64 closed;`, "1.0.0", "1.1.0");
    expect(layout?.version).to.equal("1.1.0");
    expect(layout?.namespaces["erc7201:tradelane.ledger"]).to.have.length(4);
  });

  it("stores nothing under a released version", () => {
    const error = refusal(() => storing(`${FIELDS} uint64 closed;`, "1.0.0", "1.0.0"));
    expect(error).to.deep.include({ code: "LayoutReleased", values: { version: "1.0.0" } });
  });

  it("does not store what cannot take the place of a released version", () => {
    const error = refusal(() => storing(NARROWED, "1.0.0", "1.1.0"));
    expect(error.code).to.equal("LayoutIncompatible");
    expect(error.values).to.include({ contract: "Ledger", version: "1.0.0" });
    expect(error.values.problem).to.contain("Upgraded `count` to an incompatible type");
  });

  it("does not forget a contract of a released version", () => {
    const error = refusal(() => storing(FIELDS, "1.0.0", "1.1.0", "Other"));
    const problem = "it has a stored layout, and is not built any more";
    expect(error).to.deep.include({
      code: "LayoutIncompatible",
      values: { contract: "Ledger", version: "1.0.0", problem },
    });
  });

  it("knows the suite's version, and takes only headings of the change log for releases", () => {
    const { present, released } = versions();
    expect(present).to.match(/^\d+\.\d+\.\d+/);
    expect(released.has("Unreleased")).to.equal(false);
  });
});
