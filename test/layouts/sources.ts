import type { SolcInput, StorageLayout } from "@openzeppelin/upgrades-core";
import { compile, layoutsOf } from "../../scripts/layouts/build.ts";

/** The layout of a contract whose namespace has these fields, and whose lots are structs with those. */
export function ledger(fields: string, lot = "uint24 holder; uint40 start;"): Map<string, StorageLayout> {
  const content = `// SPDX-License-Identifier: Apache-2.0
    pragma solidity 0.8.35;
    contract Ledger {
      struct Lot { ${lot} }
      /// @custom:storage-location erc7201:tradelane.ledger
      struct LedgerStorage { ${fields} }
    }`;
  const input = {
    language: "Solidity",
    sources: { "Ledger.sol": { content } },
    settings: {
      outputSelection: { "*": { "": ["ast"], "*": ["storageLayout", "evm.bytecode", "evm.methodIdentifiers"] } },
    },
  } as unknown as SolcInput;
  const layouts = layoutsOf({ input, output: compile(input), solcVersion: "0.8.35" });
  return new Map([["Ledger", layouts.get("Ledger.sol:Ledger")!]]);
}

export const FIELDS = "uint64 count; uint64 open; mapping(uint256 => Lot) lots;";
